import {
  ClipboardCheck,
  FileText,
  FolderOpen,
  Link2,
  type LucideIcon,
  Paperclip,
  Quote,
  Scale,
  Search,
  Tag,
  Trash2,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import type { BinItem, BinNoun } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { formatDate } from '../../components/dates.ts';
import { type Column, RowTable } from '../../components/row-table.tsx';
import { type Sort, sortRows, toggleId } from '../../components/rows.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import bulk from '../claims/bulk-bar.module.css';
import { restore } from '../shell/acts.ts';
import styles from './bin.module.css';

const nounIcons: Readonly<Record<BinNoun, LucideIcon>> = {
  article: FileText,
  claim: Quote,
  collection: FolderOpen,
  tag: Tag,
  rating: Scale,
  evidence: Paperclip,
  alias: Link2,
  earlierCheck: ClipboardCheck,
  savedSearch: Search,
};
const nounNames: Readonly<Record<BinNoun, PlainWord>> = {
  article: 'bin.article',
  claim: 'bin.claim',
  collection: 'bin.collection',
  tag: 'bin.tag',
  rating: 'bin.verdict',
  evidence: 'bin.pieceOfEvidence',
  alias: 'bin.alias',
  earlierCheck: 'bin.earlierCheck',
  savedSearch: 'bin.savedSearch',
};
const nounFilters: Readonly<Record<BinNoun, PlainWord>> = {
  article: 'bin.articles',
  claim: 'bin.claims',
  collection: 'bin.collections',
  tag: 'bin.tags',
  rating: 'bin.verdicts',
  evidence: 'bin.evidence',
  alias: 'bin.aliases',
  earlierCheck: 'bin.earlierChecks',
  savedSearch: 'bin.savedSearches',
};

const columns: readonly Column<BinItem>[] = [
  {
    id: 'title',
    label: 'bin.title',
    value: ({ title }) => title,
    draw: ({ title }) => <span dir="auto">{title}</span>,
  },
  {
    id: 'noun',
    label: 'bin.kind',
    width: '160px',
    value: ({ noun }) => say(nounNames[noun]),
    draw: ({ noun }) => {
      const Icon = nounIcons[noun];
      return (
        <span className={styles.noun}>
          <Icon size={14} aria-hidden />
          {say(nounNames[noun])}
        </span>
      );
    },
  },
  {
    id: 'binned',
    label: 'bin.deletedAt',
    width: '190px',
    rank: 2,
    value: ({ binnedAt }) => binnedAt,
    draw: ({ binnedAt }) => formatDate(binnedAt),
  },
  {
    id: 'way',
    label: 'components.restore',
    hidesLabel: true,
    width: '108px',
    draw: ({ noun, id, title }) => (
      <Button
        excludeFromTabOrder
        aria-label={say('bin.restoreOne', { title })}
        onPress={() => void restore(noun, [id])}
      >
        {say('components.restore')}
      </Button>
    ),
  },
];

/** What was deleted, each with a way back. */
export function BinView() {
  const items = useOperation('bin.list', {});
  if (items.isError) return <Failed error={items.error} onRetry={items.refetch} />;
  if (!items.data) return <Loading />;
  if (items.data.length > 0) return <Deleted items={items.data} />;
  return (
    <Empty icon={<Trash2 size={36} strokeWidth={1.4} aria-hidden />} title={say('bin.theBinIsEmpty')}>
      <p>{say('bin.articlesClaimsCollectionsTags')}</p>
    </Empty>
  );
}

function Deleted({ items }: { readonly items: readonly BinItem[] }) {
  const [noun, setNoun] = useState<BinNoun | 'all'>('all');
  const [sort, setSort] = useState<Sort>({ column: 'binned', isDescending: true });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const nouns = (Object.keys(nounFilters) as BinNoun[]).filter((name) =>
    items.some((item) => item.noun === name),
  );
  // Restoring the last one of a kind leaves nothing to show of it.
  const shownNoun = noun !== 'all' && nouns.includes(noun) ? noun : 'all';
  const shown = useMemo(() => {
    const { value } = columns.find(({ id }) => id === sort.column)!;
    const found = items.filter((item) => shownNoun === 'all' || item.noun === shownNoun);
    return sortRows(found, value!, sort.isDescending);
  }, [items, shownNoun, sort]);
  const chosen = shown.filter(({ id }) => selected.has(id));

  const restoreChosen = async () => {
    for (const name of nouns) {
      const ids = chosen.filter((item) => item.noun === name).map(({ id }) => id);
      if (ids.length > 0) await restore(name, ids);
    }
    setSelected(new Set());
  };
  return (
    <div className={styles.view}>
      <header className={styles.head}>
        <h1>
          {say('bin.bin')} <small>{say('bin.countDeleted', { items: items.length })}</small>
        </h1>
        <Chips
          label={say('bin.show')}
          choices={[
            { id: 'all' as const, name: say('bin.all'), count: items.length },
            ...nouns.map((id) => ({
              id,
              name: say(nounFilters[id]),
              count: items.filter((item) => item.noun === id).length,
            })),
          ]}
          chosen={shownNoun}
          onChoose={setNoun}
        />
      </header>
      {chosen.length > 0 ? (
        <div className={bulk.bar} role="toolbar" aria-label={say('bin.selected')}>
          <span className={bulk.count}>{say('bin.countSelected', { chosen: chosen.length })}</span>
          <Button look="primary" onPress={() => void restoreChosen()}>
            {say('bin.restoreSelected', { chosen: chosen.length })}
          </Button>
          <Button look="quiet" shortcut="escape" onPress={() => setSelected(new Set())}>
            {say('components.clear')}
          </Button>
        </div>
      ) : (
        <p className={bulk.idle}>
          {sayNodes('bin.moveSpaceSelectsWith', { kbd: (text) => <kbd>{text}</kbd> })}
        </p>
      )}
      <RowTable
        label={say('bin.deletedAt')}
        rows={shown}
        columns={columns}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        nameRow={({ title }) => title}
        onOpen={({ id }) => setSelected(toggleId(selected, id))}
        chosenBy={shownNoun}
      />
    </div>
  );
}
