import { Columns3 } from 'lucide-react';
import type { PointRow, SourceColumn } from '../../../src/contract/matrix.ts';
import type { TagView } from '../../../src/contract/views.ts';
import { Chips } from '../../components/chips.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { toggleId } from '../../components/rows.ts';
import { WordFilter } from '../../components/word-filter.tsx';
import { type PlainWord, say } from '../../words/index.ts';
import { countFindings, type Order, type PointChoice, pointChoice, type RowFilter } from './point-filter.ts';
import styles from './point-filter-bar.module.css';

/** What each filter is called, in the order in which an editor looks. */
const findingNames: Readonly<Record<RowFilter['finding'], PlainWord>> = {
  all: 'compare.all',
  differ: 'compare.differ',
  later: 'compare.laterValue',
  agree: 'compare.agree',
  unclear: 'compare.notCompared',
  'only-here': 'compare.onlyHere',
};

const orderNames: Readonly<Record<Order, PlainWord>> = {
  finding: 'compare.whatDiffersFirst',
  title: 'compare.byTitle',
  sources: 'compare.mostSourcesFirst',
  changed: 'compare.latestChangeFirst',
};

/** Where there are fewer, all are worth a column. */
const sourcesToChooseFrom = 20;

interface Props {
  readonly choice: PointChoice;
  /** All of the scope, before any filter. */
  readonly rows: readonly PointRow[];
  readonly sources: readonly SourceColumn[];
  readonly tags: readonly TagView[];
  /** ↓ in the text leads to the table. */
  readonly onLeave: () => void;
}

const nameSource = ({ publisher, title }: SourceColumn) =>
  publisher ? say('compare.publisherAndTitle', { publisher, title }) : title;

/** Which points are shown, in which order, and which sources have a column. */
export function PointFilterBar({ choice: { filter, order, hidden }, rows, sources, tags, onLeave }: Props) {
  const change = (changed: Partial<RowFilter>) =>
    pointChoice.update((old) => ({ ...old, filter: { ...old.filter, ...changed } }));
  const counts = countFindings(rows, filter);
  const usedTagIds = new Set(rows.flatMap(({ tagIds }) => tagIds));
  const usedTags = tags.filter(({ id }) => usedTagIds.has(id));
  return (
    <search className={styles.bar}>
      <Chips
        label={say('compare.show')}
        choices={(Object.keys(findingNames) as RowFilter['finding'][]).map((id) => ({
          id,
          name: say(findingNames[id]),
          count: counts[id],
        }))}
        chosen={filter.finding}
        onChoose={(finding) => change({ finding })}
      />
      <div className={styles.more}>
        <WordFilter
          label={say('compare.wordsOfAPoint')}
          placeholder={say('compare.filterByWords')}
          text={filter.text}
          onChange={(text) => change({ text })}
          onLeave={onLeave}
        />
        {usedTags.length > 0 && (
          <select
            aria-label={say('compare.tag')}
            value={filter.tagId ?? ''}
            onChange={({ currentTarget: { value } }) => change({ tagId: value || null })}
          >
            <option value="">{say('compare.allTags')}</option>
            {usedTags.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <select
          aria-label={say('compare.source')}
          value={filter.sourceId ?? ''}
          onChange={({ currentTarget: { value } }) => change({ sourceId: value || null })}
        >
          <option value="">{say('compare.allSources')}</option>
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {nameSource(source)}
            </option>
          ))}
        </select>
        <select
          aria-label={say('compare.order')}
          value={order}
          onChange={({ currentTarget: { value } }) =>
            pointChoice.update((old) => ({ ...old, order: value as Order }))
          }
        >
          {(Object.keys(orderNames) as Order[]).map((id) => (
            <option key={id} value={id}>
              {say(orderNames[id])}
            </option>
          ))}
        </select>
        {sources.length > sourcesToChooseFrom && <Columns sources={sources} hidden={hidden} />}
        <label className={styles.open}>
          <input
            type="checkbox"
            checked={filter.isOpen}
            onChange={({ currentTarget: { checked } }) => change({ isOpen: checked })}
          />
          {say('compare.withOpenSuggestions')}
        </label>
      </div>
    </search>
  );
}

/** Which sources have a column of their own. */
function Columns({
  sources,
  hidden,
}: {
  readonly sources: readonly SourceColumn[];
  hidden: PointChoice['hidden'];
}) {
  const shown = sources.filter(({ id }) => !hidden.has(id));
  const hide = (ids: ReadonlySet<string>) => pointChoice.update((old) => ({ ...old, hidden: ids }));
  return (
    <MenuButton
      label={
        <>
          <Columns3 size={14} aria-hidden />
          {shown.length === sources.length
            ? say('compare.columns')
            : say('compare.columnsShown', { shown: shown.length, all: sources.length })}
        </>
      }
      listChoices={() => sources.map((source) => ({ id: source.id, name: nameSource(source) }))}
      chosen={shown.map(({ id }) => id)}
      onChoose={(id) => hide(toggleId(hidden, id))}
      more={
        shown.length === 0
          ? { name: say('compare.showAllColumns'), run: () => hide(new Set()) }
          : { name: say('compare.hideAllColumns'), run: () => hide(new Set(sources.map(({ id }) => id))) }
      }
    />
  );
}
