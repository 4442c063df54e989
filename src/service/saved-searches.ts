import { DomainError } from '../contract/domain-error.ts';
import type { SavedSearch } from '../contract/model.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { byName, type Context, isSameName } from './context.ts';
import type { Operations } from './index.ts';

/** Queries that the library keeps under a name. */
export function savedSearchOperations({ store, need, newId }: Context, { perform }: Acting) {
  const { records } = store;

  /** @throws DomainError conflict */
  function refuseTakenName({ id, name }: SavedSearch): void {
    if (records.list('savedSearch').some((other) => other.id !== id && isSameName(other.name, name)))
      throw new DomainError('conflict', saying('naming.savedSearchTaken', { name }));
  }

  return {
    'savedSearch.list': () => records.list('savedSearch').sort(byName),
    'savedSearch.create': (given) => {
      const search = { id: newId(), ...given };
      refuseTakenName(search);
      perform(saying('acts.saveSearch', { name: search.name }), (recorder) =>
        recorder.create('savedSearch', search),
      );
      return search;
    },
    'savedSearch.update': ({ id, ...patch }) => {
      const known = need('savedSearch', id);
      refuseTakenName({ ...known, ...(patch as Partial<SavedSearch>) });
      perform(saying('acts.changeSavedSearch', { name: known.name }), (recorder) =>
        recorder.update('savedSearch', id, patch as Partial<SavedSearch>),
      );
      return need('savedSearch', id);
    },
  } satisfies Operations;
}
