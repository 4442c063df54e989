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
import bulk from '../claims/bulk-bar.module.css';
import { binNames, restore } from '../shell/acts.ts';
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
const nounFilters: Readonly<Record<BinNoun, string>> = {
  article: 'Articles',
  claim: 'Claims',
  collection: 'Collections',
  tag: 'Tags',
  rating: 'Verdicts',
  evidence: 'Evidence',
  alias: 'Aliases',
  earlierCheck: 'Earlier checks',
  savedSearch: 'Saved searches',
};

const capitalise = (word: string) => word[0]!.toUpperCase() + word.slice(1);

const columns: readonly Column<BinItem>[] = [
  {
    id: 'title',
    label: 'Title',
    value: ({ title }) => title,
    draw: ({ title }) => <span dir="auto">{title}</span>,
  },
  {
    id: 'noun',
    label: 'Kind',
    width: '160px',
    value: ({ noun }) => binNames[noun],
    draw: ({ noun }) => {
      const Icon = nounIcons[noun];
      return (
        <span className={styles.noun}>
          <Icon size={14} aria-hidden />
          {capitalise(binNames[noun])}
        </span>
      );
    },
  },
  {
    id: 'binned',
    label: 'Deleted',
    width: '190px',
    rank: 2,
    value: ({ binnedAt }) => binnedAt,
    draw: ({ binnedAt }) => formatDate(binnedAt),
  },
  {
    id: 'way',
    label: 'Restore',
    hidesLabel: true,
    width: '108px',
    draw: ({ noun, id, title }) => (
      <Button excludeFromTabOrder aria-label={`Restore ${title}`} onPress={() => void restore(noun, [id])}>
        Restore
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
    <Empty icon={<Trash2 size={36} strokeWidth={1.4} aria-hidden />} title="The bin is empty">
      <p>
        Articles, claims, collections, tags, verdicts, evidence, aliases and earlier checks that are deleted
        wait here, and can be restored at any time.
      </p>
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
          Bin <small>{items.length} deleted</small>
        </h1>
        <Chips
          label="Show"
          choices={[
            { id: 'all' as const, name: 'All', count: items.length },
            ...nouns.map((id) => ({
              id,
              name: nounFilters[id],
              count: items.filter((item) => item.noun === id).length,
            })),
          ]}
          chosen={shownNoun}
          onChoose={setNoun}
        />
      </header>
      {chosen.length > 0 ? (
        <div className={bulk.bar} role="toolbar" aria-label="Selected">
          <span className={bulk.count}>{chosen.length} selected</span>
          <Button look="primary" onPress={() => void restoreChosen()}>
            Restore {chosen.length}
          </Button>
          <Button look="quiet" shortcut="Esc" onPress={() => setSelected(new Set())}>
            Clear
          </Button>
        </div>
      ) : (
        <p className={bulk.idle}>
          <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Space</kbd> selects, with <kbd>Shift</kbd> a range,{' '}
          <kbd>Ctrl A</kbd> all
        </p>
      )}
      <RowTable
        label="Deleted"
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
