import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Result } from '../../../src/contract/result.ts';
import type { TagView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import list from '../../components/list.module.css';
import { MenuButton } from '../../components/menu-button.tsx';
import { NameField } from '../../components/name-field.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { TagDot, tagColours } from '../../components/tag-chip.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
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
      <h2>Tags</h2>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <input
          aria-label="New tag"
          aria-invalid={failure !== null}
          placeholder="New tag"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" isDisabled={name.trim() === ''}>
          Add tag
        </Button>
      </form>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {tags.data.length === 0 ? (
        <p className={frame.note}>
          Tags sort claims: by topic, by desk, by urgency. Type one into a claim’s field, or add it here.
        </p>
      ) : (
        <ul className={`${list.framed} ${styles.list}`} aria-label="Tags">
          {listTree(tags.data).map(({ tag, depth }) => (
            <TagLine key={tag.id} tag={tag} depth={depth} tags={tags.data} />
          ))}
        </ul>
      )}
    </>
  );
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
    return { ok: false, error: { code: 'conflict', message: `There is a tag “${same.name}” already.` } };
  };
  const merge = async (into: TagView) => {
    const result = await runCommand('tag.merge', { id, intoId: into.id });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(
      `“${tag.name}” is “${into.name}” now, at ${formatCount(result.value.claims, 'claim')}.`,
      undoAction,
    );
  };
  return (
    <li style={{ paddingInlineStart: 8 + depth * 22 }}>
      <MenuButton
        look="icon"
        label={<TagDot colour={colour} />}
        heard={`Colour of ${tag.name}: ${tagColours.find(({ value }) => value === colour)?.name ?? (colour === null ? 'none' : colour)}`}
        listChoices={() => [
          ...tagColours.map(({ name, value }) => ({
            id: value,
            name,
            label: (
              <span className={styles.colour}>
                <TagDot colour={value} /> {name}
              </span>
            ),
          })),
          {
            id: 'none',
            name: 'None',
            label: (
              <span className={styles.colour}>
                <TagDot colour={null} /> None
              </span>
            ),
          },
        ]}
        onChoose={(chosen) => void change({ colour: chosen === 'none' ? null : chosen })}
      />
      <span className={styles.name}>
        <NameField label={`Name of ${tag.name}`} saved={tag.name} onSave={rename} />
        {clash && (
          <Button onPress={() => void merge(clash)}>
            Merge into “{clash.name}”, {formatCount(clash.claims, 'claim')}
          </Button>
        )}
      </span>
      <NameField
        label={`Description of ${tag.name}`}
        saved={description}
        placeholder="What it is for"
        isOptional
        onSave={(text) => runCommand('tag.update', { id, description: text })}
      />
      <Button
        look="quiet"
        isDisabled={claims === 0}
        aria-label={`Show ${formatCount(claims, 'claim')} tagged ${tag.name}`}
        onPress={() => showClaimsWithTag(id)}
      >
        {formatCount(claims, 'claim')}
      </Button>
      <select
        aria-label={`${tag.name} is below`}
        value={parentId ?? ''}
        onChange={(event) => void change({ parentId: event.currentTarget.value || null })}
      >
        <option value="">On top</option>
        {others
          .filter((other) => !below.has(other.id))
          .map((other) => (
            <option key={other.id} value={other.id}>
              Below {other.name}
            </option>
          ))}
      </select>
      <MenuButton
        label="Merge into"
        heard={`Merge into another tag: ${tag.name}`}
        isDisabled={others.length === 0}
        listChoices={() => others.map((other) => ({ id: other.id, name: other.name, aside: other.claims }))}
        onChoose={(intoId) => void merge(others.find((other) => other.id === intoId)!)}
      />
      <Button look="icon" aria-label={`Delete ${tag.name}`} onPress={() => void moveToBin('tag', [id])}>
        <Trash2 size={14} aria-hidden />
      </Button>
    </li>
  );
}
