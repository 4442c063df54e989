import type { Article } from '../contract/model.ts';
import type { Records } from './records.ts';

/** Names of publishers, each looked up once. */
export function openPublishers(records: Records) {
  const names = new Map<string, string | null>();
  return (article: Pick<Article, 'publisherId'> | null | undefined): string | null => {
    const id = article?.publisherId ?? null;
    if (id === null) return null;
    const name = names.get(id) ?? records.find('publisher', id)?.record.name ?? null;
    names.set(id, name);
    return name;
  };
}
