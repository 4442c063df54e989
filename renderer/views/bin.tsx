import { FileText, FolderOpen, type LucideIcon, Paperclip, Quote, Scale, Tag, Trash2 } from 'lucide-react';
import type { BinNoun } from '../../src/contract/views.ts';
import { useOperation } from '../api.ts';
import { Button } from '../components/button.tsx';
import { formatDate } from '../components/dates.ts';
import { Empty, Failed, Loading } from '../components/status.tsx';
import { binNames, restore } from './acts.ts';
import styles from './bin.module.css';

const nounIcons: Readonly<Record<BinNoun, LucideIcon>> = {
  article: FileText,
  claim: Quote,
  collection: FolderOpen,
  tag: Tag,
  rating: Scale,
  evidence: Paperclip,
};

const capitalise = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** What was deleted, each with a way back. */
export function BinView() {
  const items = useOperation('bin.list', {});
  if (items.isError) return <Failed error={items.error} onRetry={items.refetch} />;
  if (!items.data) return <Loading />;
  if (items.data.length === 0) {
    return (
      <Empty icon={<Trash2 size={36} strokeWidth={1.4} aria-hidden />} title="The bin is empty">
        <p>What is deleted waits here and can be restored at any time.</p>
      </Empty>
    );
  }
  return (
    <div className={styles.view}>
      <h1>Bin</h1>
      <ul className={styles.items} aria-label="Deleted">
        {items.data.map(({ noun, id, title, binnedAt }) => {
          const Icon = nounIcons[noun];
          return (
            <li key={id}>
              <Icon size={16} aria-hidden />
              <div>
                <p className={styles.title}>{title}</p>
                <p className={styles.meta}>
                  {capitalise(binNames[noun])}, deleted {formatDate(binnedAt)}
                </p>
              </div>
              <Button aria-label={`Restore ${title}`} onPress={() => void restore(noun, [id])}>
                Restore
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
