import { useState } from 'react';
import type { ClaimStatus, ClaimType, Rating } from '../../../src/contract/model.ts';
import type { Input } from '../../../src/contract/operations.ts';
import type { ClaimView, TagView } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useKeys } from '../../components/keys.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import { statusLabels, typeLabels } from '../claim/claim-labels.ts';
import { TagField } from '../claim/tag-field.tsx';
import { statusNames } from '../compare/points.ts';
import { moveToBin, undoAction } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './bulk-bar.module.css';

interface Props {
  /** The selected ones that are on screen. */
  readonly claims: readonly ClaimView[];
  readonly tags: readonly TagView[];
  readonly ratings: readonly Rating[];
  /** These have gone into the bin. */
  readonly onBinned: (ids: readonly string[]) => void;
  readonly onClear: () => void;
}

type Patch = Omit<Input<'claim.updateMany'>, 'ids'>;

const toChoices = (labels: Readonly<Record<string, PlainWord>>) =>
  Object.entries(labels).map(([id, name]) => ({ id, name: say(name) }));

/** What can be done with the selected claims, each as one act. Always there, so that nothing moves when it fills. */
export function ClaimBulkBar({ claims, tags, ratings, onBinned, onClear }: Props) {
  const { open } = useWorkbench();
  const [dialog, setDialog] = useState<'tags' | 'verdict' | null>(null);
  const count = say('claims.countClaims', { claims: claims.length });
  const ids = claims.map(({ id }) => id);

  const change = async (patch: Patch, done: string) => {
    setDialog(null);
    const result = await runCommand('claim.updateMany', { ids, ...patch });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(done, undoAction);
  };
  const remove = async () => {
    if (await moveToBin('claim', ids)) onBinned(ids);
  };
  const ifSelected = (act: () => void) => () =>
    claims.length > 0 ? act() : tellHint(say('claims.noClaimIsSelected'));
  useKeys({ delete: ifSelected(() => void remove()), 'tag-selected': ifSelected(() => setDialog('tags')) });

  const used = tags
    .map((tag) => ({
      tag,
      count: claims.filter((claim) => claim.tags.some(({ id }) => id === tag.id)).length,
    }))
    .filter((entry) => entry.count > 0);

  if (claims.length === 0) {
    return (
      <p className={styles.idle}>
        {sayNodes('claims.moveEnterOpensSpace', { kbd: (text) => <kbd>{text}</kbd> })}
      </p>
    );
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('claims.selectedClaims')}>
      <span className={styles.count}>{say('claims.selected', { count })}</span>
      <Button shortcut="tag-selected" onPress={() => setDialog('tags')}>
        {say('claims.addTags')}
      </Button>
      <MenuButton
        label={say('claims.removeTag')}
        isDisabled={used.length === 0}
        listChoices={() =>
          used.map(({ tag: { id, name, colour }, count: aside }) => ({
            id,
            name,
            label: <TagChip name={name} colour={colour} />,
            aside,
          }))
        }
        onChoose={(id) =>
          void change(
            { removeTagIds: [id] },
            say('claims.takenOff', { name: tags.find((tag) => tag.id === id)?.name ?? '', count }),
          )
        }
      />
      <MenuButton
        label={say('claims.status')}
        listChoices={() => toChoices(statusLabels)}
        onChoose={(status) =>
          void change(
            { status: status as ClaimStatus },
            say('claims.isNow', { count, value: say(statusNames[status as ClaimStatus]) }),
          )
        }
      />
      <MenuButton
        label={say('claims.type')}
        listChoices={() => toChoices(typeLabels)}
        onChoose={(type) =>
          void change(
            { type: type as ClaimType },
            say('claims.isNow', { count, value: say(`claims.type.${type as ClaimType}`) }),
          )
        }
      />
      <Button onPress={() => setDialog('verdict')}>{say('claims.giveVerdictAs')}</Button>
      <Button onPress={() => open({ kind: 'export' })}>{say('claims.export')}</Button>
      <Button onPress={() => void remove()} shortcut="delete">
        {say('components.delete')}
      </Button>
      <Button look="quiet" shortcut="escape" onPress={onClear}>
        {say('components.clear')}
      </Button>
      {dialog === 'tags' && (
        <TagsDialog
          count={count}
          onClose={() => setDialog(null)}
          onAdd={(addTags) =>
            void change(
              { addTags },
              say('claims.addedTo', { addTags: addTags.map((name) => `“${name}”`).join(', '), count }),
            )
          }
        />
      )}
      {dialog === 'verdict' && (
        <VerdictDialog
          count={count}
          ratings={ratings}
          onClose={() => setDialog(null)}
          onGive={(patch, label) => void change(patch, say('claims.isNow', { count, value: label }))}
        />
      )}
    </div>
  );
}

interface TagsProps {
  readonly count: string;
  readonly onClose: () => void;
  readonly onAdd: (names: string[]) => void;
}

function TagsDialog({ count, onClose, onAdd }: TagsProps) {
  const [names, setNames] = useState<readonly string[]>([]);
  const submit = () => names.length > 0 && onAdd([...names]);
  return (
    <Dialog title={say('claims.addTagsTo', { count })} onClose={onClose}>
      <TagField keptAs="selected claims" names={names} takesFocus onChange={setNames} onSubmit={submit} />
      <p className={styles.hint}>
        {sayNodes('claims.enterAfterEachTag', { kbd: (text) => <kbd>{text}</kbd> })}
      </p>
      <DialogActions>
        <Button onPress={onClose}>{say('components.cancel')}</Button>
        <Button look="primary" isDisabled={names.length === 0} onPress={submit}>
          {say('claims.add')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface VerdictProps {
  readonly count: string;
  readonly ratings: readonly Rating[];
  readonly onClose: () => void;
  readonly onGive: (patch: Patch, label: string) => void;
}

function VerdictDialog({ count, ratings, onClose, onGive }: VerdictProps) {
  const [id, setId] = useState(ratings[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const given = ratings.find((rating) => rating.id === id);
  return (
    <Dialog title={say('claims.verdictOn', { count })} onClose={onClose}>
      <Field label={say('claims.verdict')} hint={given?.meaning ?? say('claims.theVerdictAndIts')}>
        {(control) => (
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose here
          <select {...control} autoFocus value={id} onChange={(event) => setId(event.currentTarget.value)}>
            {ratings.map((rating) => (
              <option key={rating.id} value={rating.id}>
                {rating.label}
              </option>
            ))}
            <option value="">{say('claims.none')}</option>
          </select>
        )}
      </Field>
      {given && (
        <Field label={say('claims.reason')}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              placeholder={say('claims.whatTheVerdictRests')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <DialogActions>
        <Button onPress={onClose}>{say('components.cancel')}</Button>
        <Button
          look="primary"
          onPress={() =>
            onGive(
              { verdictId: given?.id ?? null, verdictReason: given ? reason.trim() : '' },
              given?.label ?? say('claims.noVerdictGiven'),
            )
          }
        >
          {given ? say('claims.giveVerdict') : say('claims.takeAway')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
