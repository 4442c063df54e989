import { z } from 'zod';
import { type Noun, nouns, type RecordOf } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';

/** Raised when a reader of the old form could misread the new one. */
const version = 1;

/**
 * The claim set as a file: one list for each noun, sorted by id. It holds what people made and what that
 * rests on; what the program derived is derived again, and there is no time of export.
 */
export const ClaimSet = z.strictObject({
  format: z.literal('claimbench-claim-set'),
  version: z.literal(version),
  ...(Object.fromEntries(Object.entries(nouns).map(([noun, schema]) => [noun, z.array(schema)])) as {
    [N in Noun]: z.ZodArray<(typeof nouns)[N]>;
  }),
});

export type ClaimSetRecords = { readonly [N in Noun]: readonly RecordOf<N>[] };

/** The claim set as JSON; the same records give the same bytes. */
export function writeClaimSet(records: ClaimSetRecords): string {
  const lists = Object.fromEntries(
    (Object.keys(nouns) as Noun[]).map((noun) => [
      noun,
      records[noun].map((record) => inOrder(noun, record)),
    ]),
  );
  return `${JSON.stringify({ format: 'claimbench-claim-set', version, ...lists }, null, 2)}\n`;
}

/** Keys in the order of the schema, whatever order a record was built in. */
function inOrder(noun: Noun, record: object): object {
  const values = record as Record<string, unknown>;
  return Object.fromEntries(Object.keys(nouns[noun].shape).map((key) => [key, values[key]]));
}

/**
 * Reads a claim set back.
 * @throws DomainError unreadable, which names the first thing that is wrong and where
 */
export function readClaimSet(name: string, json: string): z.infer<typeof ClaimSet> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new DomainError(
      'unreadable',
      `“${name}” is not JSON (${error instanceof Error ? error.message : error}).`,
    );
  }
  const format = value !== null && typeof value === 'object' && 'format' in value ? value.format : null;
  if (format !== 'claimbench-claim-set') {
    throw new DomainError(
      'unreadable',
      `“${name}” is not a claim set that Claimbench exported. Choose a file whose name ends in .claims.json.`,
    );
  }
  const parsed = ClaimSet.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DomainError(
    'unreadable',
    `“${name}” is not a claim set of version ${version}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}. Nothing was taken over.`,
  );
}

/** The published JSON Schema of the claim set, draft 2020-12. */
export function claimSetSchema(): object {
  return {
    $id: 'https://claimbench.invalid/claim-set.schema.json',
    title: 'Claimbench claim set',
    ...z.toJSONSchema(ClaimSet, { target: 'draft-2020-12', io: 'output' }),
  };
}

/**
 * Checks what a schema cannot: that ids occur once and point to something, and that every offset and hash fits
 * its text.
 * @throws DomainError unreadable, which names the first record that does not fit
 */
export function checkClaimSet(name: string, set: z.infer<typeof ClaimSet>): void {
  const refuse = (noun: Noun, id: string, what: string): never => {
    throw new DomainError('unreadable', `“${name}”: ${noun} ${id} ${what}. Nothing was taken over.`);
  };
  const ids = new Map<string, Noun>();
  for (const noun of Object.keys(nouns) as Noun[]) {
    for (const { id } of set[noun]) {
      if (ids.has(id)) refuse(noun, id, 'stands in it twice');
      ids.set(id, noun);
    }
  }
  for (const noun of Object.keys(nouns) as Noun[]) {
    for (const record of set[noun]) {
      for (const [field, target] of Object.entries(references)) {
        const value = (record as Record<string, unknown>)[field];
        for (const id of Array.isArray(value) ? value : [value]) {
          if (typeof id === 'string' && ids.get(id) !== target)
            refuse(noun, record.id, `points to a ${target} that is not in it`);
        }
      }
    }
  }
  const texts = new Map(set.revision.map(({ id, text }) => [id, text]));
  for (const { id, revisionId, start, end, exact } of set.anchor) {
    if (start !== null && texts.get(revisionId)?.slice(start, end ?? start) !== exact) {
      refuse('anchor', id, 'does not stand at its place');
    }
  }
  for (const { id, text } of set.revision) {
    const blocks = set.block.filter(({ revisionId }) => revisionId === id).sort((x, y) => x.start - y.start);
    const ends = blocks.map(({ end }) => end);
    const isCovered =
      blocks.every(({ start }, index) => start === (ends[index - 1] ?? 0)) &&
      (ends.at(-1) ?? 0) === text.length;
    if (!isCovered) refuse('revision', id, 'is not covered by its blocks');
  }
  for (const { id, a, b } of [...set.decision, ...set.joining]) {
    const noun = ids.get(id)!;
    if (a >= b) refuse(noun, id, 'names its two sides in the wrong order');
    if (!ids.has(a) || !ids.has(b)) refuse(noun, id, 'names a side that is not in it');
  }
}

/** Which noun a field that holds an id, or ids, points to; decisions and joinings are checked by themselves. */
const references: Readonly<Record<string, Noun>> = {
  publisherId: 'publisher',
  collectionIds: 'collection',
  articleId: 'article',
  revisionId: 'revision',
  parentId: 'tag',
  tagIds: 'tag',
  claimId: 'claim',
  verdictId: 'rating',
  addedBy: 'editor',
  createdBy: 'editor',
  verdictBy: 'editor',
  decidedBy: 'editor',
};
