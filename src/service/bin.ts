import type { RecordOf } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import type { BinNoun } from '../contract/views.ts';
import type { Acting } from './acting.ts';
import { type Context, count, isSameName, quoteShort } from './context.ts';
import type { Operations } from './index.ts';

const words: Record<BinNoun, string> = {
  article: 'article',
  claim: 'claim',
  collection: 'collection',
  tag: 'tag',
  rating: 'verdict',
  evidence: 'piece of evidence',
  alias: 'alias',
  earlierCheck: 'earlier check',
  savedSearch: 'saved search',
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
    if (from === 'binned') {
      for (const record of found) refuseHomeless(noun, record);
      refuseTakenNames(noun, found);
    }
    const what =
      found.length === 1
        ? `${words[noun]} ${quoteShort(views.titleOf(noun, found[0]!))}`
        : count(ids, words[noun])
            .replace('piece of evidences', 'pieces of evidence')
            .replace('aliass', 'aliases')
            .replace('saved searchs', 'saved searches');
    const label = `${from === 'live' ? 'Delete' : 'Restore'} ${what}`;
    const to = from === 'live' ? 'binned' : 'live';
    perform(label, (recorder) => {
      for (const id of ids) recorder.setPresence(noun, id, to);
      if (noun === 'claim' && to === 'live') {
        // Deleted meanwhile, while no claim that there was had it.
        for (const { verdictId } of found as RecordOf<'claim'>[])
          if (verdictId !== null) recorder.setPresence('rating', verdictId, 'live');
      }
    });
    return { label };
  }

  /** @throws DomainError when what a record stands in is in the bin itself: it would come back unseen */
  function refuseHomeless(noun: BinNoun, record: RecordOf<BinNoun>): void {
    const [home, id] =
      noun === 'claim'
        ? (['article', (record as RecordOf<'claim'>).articleId] as const)
        : noun === 'evidence'
          ? (['claim', (record as RecordOf<'evidence'>).claimId] as const)
          : ([null, null] as const);
    const found = home && id && records.find(home, id);
    if (!found || found.presence === 'live') return;
    const title = quoteShort(views.titleOf(home, found.record as RecordOf<typeof home>));
    throw new DomainError('conflict', `Its ${home} ${title} is in the bin, too. Restore that first.`);
  }

  /** @throws DomainError when there would be two tags, collections or aliases of one name */
  function refuseTakenNames(noun: BinNoun, found: readonly RecordOf<BinNoun>[]): void {
    if (noun !== 'tag' && noun !== 'collection' && noun !== 'alias' && noun !== 'savedSearch') return;
    for (const { name } of found as RecordOf<typeof noun>[]) {
      if (records.list(noun).some((live) => isSameName(live.name, name)))
        throw new DomainError(
          'conflict',
          `There is another ${words[noun]} “${name}” by now. Rename that one first, then restore this one.`,
        );
    }
  }

  function refuseUsed(ratings: readonly RecordOf<'rating'>[]): void {
    const claims = records.list('claim');
    for (const { id, label } of ratings) {
      const users = claims.filter(({ verdictId }) => verdictId === id);
      if (users.length)
        throw new DomainError(
          'conflict',
          `${count(users, 'claim')} ${users.length === 1 ? 'has' : 'have'} the verdict “${label}”. Give them another one first.`,
        );
    }
  }

  return {
    'bin.list': () => views.bin(),
    'bin.put': ({ noun, ids }) => move(noun, ids, 'live'),
    'bin.restore': ({ noun, ids }) => move(noun, ids, 'binned'),
  } satisfies Operations;
}
