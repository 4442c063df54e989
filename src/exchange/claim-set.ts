import { z } from 'zod';
import { Id, type Noun, nouns, type RecordOf } from '../contract/model.ts';
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
  library: z.strictObject({ id: Id, name: z.string() }),
  ...(Object.fromEntries(Object.entries(nouns).map(([noun, schema]) => [noun, z.array(schema)])) as {
    [N in Noun]: z.ZodArray<(typeof nouns)[N]>;
  }),
});

export type ClaimSetRecords = { readonly [N in Noun]: readonly RecordOf<N>[] };

/** The claim set as JSON; the same records give the same bytes. */
export function writeClaimSet(library: { id: string; name: string }, records: ClaimSetRecords): string {
  const lists = Object.fromEntries(
    (Object.keys(nouns) as Noun[]).map((noun) => [
      noun,
      records[noun].map((record) => inOrder(noun, record)),
    ]),
  );
  return `${JSON.stringify({ format: 'claimbench-claim-set', version, library, ...lists }, null, 2)}\n`;
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
