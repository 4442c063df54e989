import { useState } from 'react';
import type { ClaimStatus, ClaimType, Rating } from '../../../src/contract/model.ts';
import type { Input } from '../../../src/contract/operations.ts';
import type { ClaimView, TagView } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useKeys } from '../../components/keys.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { statusLabels, typeLabels } from '../claim/claim-labels.ts';
import { TagField } from '../claim/tag-field.tsx';
import { moveToBin, undoAction } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './bulk-bar.module.css';

interface Props {
  /** The selected ones that are on screen. */
  readonly claims: readonly ClaimView[];
  readonly tags: readonly TagView[];
  readonly ratings: readonly Rating[];
  readonly onClear: () => void;
}

type Patch = Omit<Input<'claim.updateMany'>, 'ids'>;

const toChoices = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([id, name]) => ({ id, name }));

/** What can be done with the selected claims, each as one act. Always there, so that nothing moves when it fills. */
export function ClaimBulkBar({ claims, tags, ratings, onClear }: Props) {
  const { open } = useWorkbench();
  const [dialog, setDialog] = useState<'tags' | 'verdict' | null>(null);
  const count = formatCount(claims.length, 'claim');
  const ids = claims.map(({ id }) => id);

  const change = async (patch: Patch, done: string) => {
    setDialog(null);
    const result = await runCommand('claim.updateMany', { ids, ...patch });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(done, undoAction);
  };
  const remove = () => void moveToBin('claim', ids);
  const ifSelected = (act: () => void) => () =>
    claims.length > 0 ? act() : tellHint('No claim is selected: Space selects the one with the frame.');
  useKeys({ delete: ifSelected(remove), 'tag-selected': ifSelected(() => setDialog('tags')) });

  const used = tags
    .map((tag) => ({
      tag,
      count: claims.filter((claim) => claim.tags.some(({ id }) => id === tag.id)).length,
    }))
    .filter((entry) => entry.count > 0);

  if (claims.length === 0) {
    return (
      <p className={styles.idle}>
        <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> opens · <kbd>Space</kbd> selects, with{' '}
        <kbd>Shift</kbd> a range, <kbd>Ctrl A</kbd> all
      </p>
    );
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected claims">
      <span className={styles.count}>{count} selected</span>
      <Button shortcut="tag-selected" onPress={() => setDialog('tags')}>
        Add tags…
      </Button>
      <MenuButton
        label="Remove tag"
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
            `“${tags.find((tag) => tag.id === id)?.name}” taken off ${count}.`,
          )
        }
      />
      <MenuButton
        label="Status"
        listChoices={() => toChoices(statusLabels)}
        onChoose={(status) =>
          void change(
            { status: status as ClaimStatus },
            `${count}: ${statusLabels[status as ClaimStatus].toLowerCase()}.`,
          )
        }
      />
      <MenuButton
        label="Type"
        listChoices={() => toChoices(typeLabels)}
        onChoose={(type) =>
          void change(
            { type: type as ClaimType },
            `${count}: ${typeLabels[type as ClaimType].toLowerCase()}.`,
          )
        }
      />
      <Button onPress={() => setDialog('verdict')}>Verdict…</Button>
      <Button onPress={() => open({ kind: 'export' })}>Export…</Button>
      <Button onPress={remove} shortcut="Del">
        Delete
      </Button>
      <Button look="quiet" shortcut="Esc" onPress={onClear}>
        Clear
      </Button>
      {dialog === 'tags' && (
        <TagsDialog
          count={count}
          onClose={() => setDialog(null)}
          onAdd={(addTags) =>
            void change({ addTags }, `${addTags.map((name) => `“${name}”`).join(', ')} added to ${count}.`)
          }
        />
      )}
      {dialog === 'verdict' && (
        <VerdictDialog
          count={count}
          ratings={ratings}
          onClose={() => setDialog(null)}
          onGive={(patch, label) => void change(patch, `${count}: ${label}.`)}
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
    <Dialog title={`Add tags to ${count}`} onClose={onClose}>
      <TagField names={names} takesFocus onChange={setNames} onSubmit={submit} />
      <p className={styles.hint}>
        <kbd>Enter</kbd> after each tag, and once more to add them to the claims
      </p>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" isDisabled={names.length === 0} onPress={submit}>
          Add
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
    <Dialog title={`Verdict on ${count}`} onClose={onClose}>
      <Field label="Verdict" hint={given?.meaning ?? 'The verdict and its reason are taken away.'}>
        {(control) => (
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose here
          <select {...control} autoFocus value={id} onChange={(event) => setId(event.currentTarget.value)}>
            {ratings.map((rating) => (
              <option key={rating.id} value={rating.id}>
                {rating.label}
              </option>
            ))}
            <option value="">None</option>
          </select>
        )}
      </Field>
      {given && (
        <Field label="Reason">
          {(control) => (
            <textarea
              {...control}
              rows={3}
              placeholder="What the verdict rests on"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="primary"
          onPress={() =>
            onGive(
              { verdictId: given?.id ?? null, verdictReason: given ? reason.trim() : '' },
              given?.label ?? 'no verdict',
            )
          }
        >
          {given ? 'Give verdict' : 'Take away'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
