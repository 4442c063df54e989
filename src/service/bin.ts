import type { RecordOf } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import type { BinNoun } from '../contract/views.ts';
import type { Acting } from './acting.ts';
import { type Context, count, quoteShort } from './context.ts';
import type { Operations } from './index.ts';

const words: Record<BinNoun, string> = {
  article: 'article',
  claim: 'claim',
  collection: 'collection',
  tag: 'tag',
  rating: 'verdict',
  evidence: 'piece of evidence',
};

/** What is deleted goes into the bin, and comes back out of it as it was. */
export function binOperations({ store }: Context, { perform }: Acting) {
  const { records, views } = store;

  function move(noun: BinNoun, ids: readonly string[], from: 'live' | 'binned') {
    const found = ids.map((id) => {
      const known = records.find(noun, id);
      if (known?.presence === from) return known.record as RecordOf<typeof noun>;
      const where = from === 'live' ? 'to delete' : 'in the bin';
      throw new DomainError('not-found', `There is no ${words[noun]} ${id} ${where}.`);
    });
    if (noun === 'rating' && from === 'live') refuseUsed(found as RecordOf<'rating'>[]);
    const what =
      found.length === 1
        ? `${words[noun]} ${quoteShort(views.titleOf(noun, found[0]!))}`
        : count(ids, words[noun]).replace('piece of evidences', 'pieces of evidence');
    const label = `${from === 'live' ? 'Delete' : 'Restore'} ${what}`;
    const to = from === 'live' ? 'binned' : 'live';
    perform(label, (recorder) => {
      for (const id of ids) recorder.setPresence(noun, id, to);
    });
    return { label };
  }

  function refuseUsed(ratings: readonly RecordOf<'rating'>[]): void {
    const claims = records.list('claim');
    for (const { id, label } of ratings) {
      const users = claims.filter(({ verdictId }) => verdictId === id);
      if (users.length)
        throw new DomainError(
          'conflict',
          `${count(users, 'claim')} have the verdict “${label}”. Give them another one first.`,
        );
    }
  }

  return {
    'bin.list': () => views.bin(),
    'bin.put': ({ noun, ids }) => move(noun, ids, 'live'),
    'bin.restore': ({ noun, ids }) => move(noun, ids, 'binned'),
  } satisfies Operations;
}
