import { DomainError } from '../contract/domain-error.ts';
import type { RecordOf } from '../contract/model.ts';
import type { BinNoun } from '../contract/views.ts';
import { saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, isSameName, quoteShort } from './context.ts';
import type { Operations } from './index.ts';

/** What is deleted goes into the bin, and comes back out of it as it was. */
export function binOperations({ store, language }: Context, { perform }: Acting) {
  const { records, views } = store;

  function move(noun: BinNoun, ids: readonly string[], from: 'live' | 'binned') {
    const found = ids.map((id) => {
      const known = records.find(noun, id);
      if (known?.presence === from) return known.record as RecordOf<typeof noun>;
      const word = from === 'live' ? 'records.notToDelete' : 'records.notInBin';
      throw new DomainError('not-found', saying(word, { noun: saying(`nouns.${noun}`), id }));
    });
    if (noun === 'rating' && from === 'live') refuseUsed(found as RecordOf<'rating'>[]);
    if (from === 'binned') {
      for (const record of found) refuseHomeless(noun, record);
      refuseTakenNames(noun, found);
    }
    const things =
      found.length === 1
        ? saying(`things.${noun}`, { name: quoteShort(views.titleOf(noun, found[0]!)) })
        : saying(`things.${noun}Many`, { count: ids.length });
    const label = saying(from === 'live' ? 'acts.delete' : 'acts.restore', { things });
    const to = from === 'live' ? 'binned' : 'live';
    perform(label, (recorder) => {
      for (const id of ids) recorder.setPresence(noun, id, to);
      if (noun === 'claim' && to === 'live') {
        // Deleted meanwhile, while no claim that there was had it.
        for (const { verdictId } of found as RecordOf<'claim'>[])
          if (verdictId !== null) recorder.setPresence('rating', verdictId, 'live');
      }
    });
    return { label: say(label, language()) };
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
    throw new DomainError('conflict', saying('records.homeInBin', { noun: saying(`nouns.${home}`), title }));
  }

  /** @throws DomainError when there would be two tags, collections or aliases of one name */
  function refuseTakenNames(noun: BinNoun, found: readonly RecordOf<BinNoun>[]): void {
    if (noun !== 'tag' && noun !== 'collection' && noun !== 'alias' && noun !== 'savedSearch') return;
    for (const { name } of found as RecordOf<typeof noun>[]) {
      if (records.list(noun).some((live) => isSameName(live.name, name)))
        throw new DomainError(
          'conflict',
          saying('records.nameTaken', { noun: saying(`nouns.${noun}`), name }),
        );
    }
  }

  function refuseUsed(ratings: readonly RecordOf<'rating'>[]): void {
    const claims = records.list('claim');
    for (const { id, label } of ratings) {
      const users = claims.filter(({ verdictId }) => verdictId === id);
      if (users.length)
        throw new DomainError('conflict', saying('records.verdictInUse', { count: users.length, label }));
    }
  }

  return {
    'bin.list': () => views.bin(),
    'bin.put': ({ noun, ids }) => move(noun, ids, 'live'),
    'bin.restore': ({ noun, ids }) => move(noun, ids, 'binned'),
  } satisfies Operations;
}
