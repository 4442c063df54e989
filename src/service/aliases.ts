import { DomainError } from '../contract/domain-error.ts';
import type { Alias } from '../contract/model.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { byName, type Context, isSameName } from './context.ts';
import type { Operations } from './index.ts';

/** Two names for one thing: claims that hold either are read and compared anew by what is derived from aliases. */
export function aliasOperations({ store, need, newId }: Context, { perform }: Acting) {
  const { records } = store;

  /** @throws DomainError invalid-request, conflict */
  function check({ id, name, standsFor }: Alias): void {
    if (isSameName(name, standsFor))
      throw new DomainError('invalid-request', saying('naming.aliasOfItself', { name }));
    const taken = records.list('alias').find((other) => other.id !== id && isSameName(other.name, name));
    if (taken)
      throw new DomainError('conflict', saying('naming.aliasTaken', { name, standsFor: taken.standsFor }));
  }

  return {
    'alias.list': () => records.list('alias').sort(byName),
    'alias.create': (given) => {
      const alias = { id: newId(), ...given };
      check(alias);
      perform(saying('acts.addAlias', { name: alias.name, standsFor: alias.standsFor }), (recorder) =>
        recorder.create('alias', alias),
      );
      return alias;
    },
    'alias.update': ({ id, ...patch }) => {
      const known = need('alias', id);
      check({ ...known, ...(patch as Partial<Alias>) });
      perform(saying('acts.changeAlias', { name: known.name }), (recorder) =>
        recorder.update('alias', id, patch as Partial<Alias>),
      );
      return need('alias', id);
    },
  } satisfies Operations;
}
