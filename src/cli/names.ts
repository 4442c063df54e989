import { ask, type Connection } from '../connect.ts';
import { RequestError } from '../contract/result.ts';
import type { Options } from './command.ts';

const isSame = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();

function need<T>(found: T | undefined, noun: string, name: string, known: readonly string[]): T {
  if (found !== undefined) return found;
  const there = known.length ? `There are: ${known.join(', ')}.` : 'There is none yet.';
  throw new RequestError('not-found', `There is no ${noun} “${name}”. ${there}`);
}

/** By its name or id. @throws RequestError not-found, which says what there is */
export async function findCollection(connection: Connection, name: string) {
  const collections = await ask(connection, 'collection.list', {});
  const found = collections.find((one) => one.id === name || isSame(one.name, name));
  return need(
    found,
    'collection',
    name,
    collections.map((one) => one.name),
  );
}

/** By its name or id. @throws RequestError not-found, which says what there is */
export async function findTag(connection: Connection, name: string) {
  const tags = await ask(connection, 'tag.list', {});
  const found = tags.find((one) => one.id === name || isSame(one.name, name));
  return need(
    found,
    'tag',
    name,
    tags.map((one) => one.name),
  );
}

/** By its label or id. @throws RequestError not-found, which says what there is */
export async function findRating(connection: Connection, label: string) {
  const ratings = await ask(connection, 'rating.list', {});
  const found = ratings.find((one) => one.id === label || isSame(one.label, label));
  return need(
    found,
    'verdict',
    label,
    ratings.map((one) => one.label),
  );
}

/** What --collection limits a command to. */
export async function toScope(
  connection: Connection,
  { collection }: Options,
): Promise<{ collectionId?: string }> {
  return collection === undefined ? {} : { collectionId: (await findCollection(connection, collection)).id };
}
