import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Result } from '../../../src/contract/result.ts';
import type { TagView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { formatNumber } from '../../components/count.ts';
import list from '../../components/list.module.css';
import { MenuButton } from '../../components/menu-button.tsx';
import { NameField } from '../../components/name-field.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { TagDot, tagColours } from '../../components/tag-chip.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { showClaimsWithTag } from '../claims/claim-filter.ts';
import { moveToBin, undoAction } from '../shell/acts.ts';
import frame from './settings.module.css';
import { findBelow, listTree } from './tag-tree.ts';
import styles from './tags-section.module.css';

/** The library's tags as a tree: made, named, coloured, described, put below others, merged, deleted. */
export function TagsSection() {
  const tags = useOperation('tag.list', {});
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const result = await runCommand('tag.create', { name: name.trim() });
    setFailure(result.ok ? null : result.error.message);
    if (result.ok) setName('');
  };
  if (tags.isError) return <Failed error={tags.error} onRetry={tags.refetch} />;
  if (!tags.data) return <Loading />;
  return (
    <>
      <h2>{say('settings.tags')}</h2>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <input
          aria-label={say('settings.newTag')}
          aria-invalid={failure !== null}
          placeholder={say('settings.newTag')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" isDisabled={name.trim() === ''}>
          {say('settings.addTag')}
        </Button>
      </form>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {tags.data.length === 0 ? (
        <p className={frame.note}>{say('settings.tagsSortClaimsBy')}</p>
      ) : (
        <ul className={`${list.framed} ${styles.list}`} aria-label={say('settings.tags')}>
          {listTree(tags.data).map(({ tag, depth }) => (
            <TagLine key={tag.id} tag={tag} depth={depth} tags={tags.data} />
          ))}
        </ul>
      )}
    </>
  );
}

function nameColour(colour: string | null): string {
  if (colour === null) return say('settings.noColour');
  const known = tagColours.find(({ value }) => value === colour);
  return known ? say(known.name) : colour;
}

interface LineProps {
  readonly tag: TagView;
  readonly depth: number;
  readonly tags: readonly TagView[];
}

function TagLine({ tag, depth, tags }: LineProps) {
  /** The other tag that has the name that this one was to get. */
  const [clash, setClash] = useState<TagView | null>(null);
  const { id, colour, description, parentId, claims } = tag;
  const below = findBelow(tags, id);
  const others = tags.filter((other) => other.id !== id);

  const change = async (patch: { colour?: string | null; parentId?: string | null }) => {
    const result = await runCommand('tag.update', { id, ...patch });
    if (!result.ok) tellFailed(result.error.message);
  };
  const rename = async (name: string): Promise<Result<unknown>> => {
    const same = others.find((other) => other.name.toLowerCase() === name.toLowerCase()) ?? null;
    setClash(same);
    if (!same) return runCommand('tag.update', { id, name });
    return {
      ok: false,
      error: { code: 'conflict', message: say('settings.thereIsATag', { name: same.name }) },
    };
  };
  const merge = async (into: TagView) => {
    const result = await runCommand('tag.merge', { id, intoId: into.id });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(
      say('settings.isNowAtClaims', { name: tag.name, into: into.name, claims: result.value.claims }),
      undoAction,
    );
  };
  return (
    <li style={{ paddingInlineStart: 8 + depth * 22 }}>
      <MenuButton
        look="icon"
        label={<TagDot colour={colour} />}
        heard={say('settings.colourOf', {
          name: tag.name,
          colour: nameColour(colour),
        })}
        listChoices={() => [
          ...tagColours.map(({ name, value }) => ({
            id: value,
            name: say(name),
            label: (
              <span className={styles.colour}>
                <TagDot colour={value} /> {say(name)}
              </span>
            ),
          })),
          {
            id: 'none',
            name: say('settings.none'),
            label: (
              <span className={styles.colour}>
                <TagDot colour={null} /> {say('settings.none')}
              </span>
            ),
          },
        ]}
        onChoose={(chosen) => void change({ colour: chosen === 'none' ? null : chosen })}
      />
      <span className={styles.name}>
        <NameField label={say('settings.nameOf', { name: tag.name })} saved={tag.name} onSave={rename} />
        {clash && (
          <Button onPress={() => void merge(clash)}>
            {say('settings.mergeIntoClaims', { name: clash.name, claims: clash.claims })}
          </Button>
        )}
      </span>
      <NameField
        label={say('settings.descriptionOf', { name: tag.name })}
        saved={description}
        placeholder={say('settings.whatItIsFor')}
        isOptional
        onSave={(text) => runCommand('tag.update', { id, description: text })}
      />
      <Button
        look="quiet"
        isDisabled={claims === 0}
        aria-label={say('settings.showClaimsTagged', { claims, name: tag.name })}
        onPress={() => showClaimsWithTag(id)}
      >
        {say('settings.countClaims', { claims })}
      </Button>
      <Choice
        aria-label={say('settings.isBelow', { name: tag.name })}
        value={parentId ?? ''}
        onChoose={(id) => void change({ parentId: id || null })}
      >
        <option value="">{say('settings.onTop')}</option>
        {others
          .filter((other) => !below.has(other.id))
          .map((other) => (
            <option key={other.id} value={other.id}>
              {say('settings.below', { name: other.name })}
            </option>
          ))}
      </Choice>
      <MenuButton
        label={say('settings.mergeInto')}
        heard={say('settings.mergeIntoAnother', { name: tag.name })}
        isDisabled={others.length === 0}
        listChoices={() =>
          others.map((other) => ({ id: other.id, name: other.name, aside: formatNumber(other.claims) }))
        }
        onChoose={(intoId) => void merge(others.find((other) => other.id === intoId)!)}
      />
      <Button
        look="icon"
        aria-label={say('settings.deleteTag', { name: tag.name })}
        onPress={() => void moveToBin('tag', [id])}
      >
        <Trash2 size={14} aria-hidden />
      </Button>
    </li>
  );
}
