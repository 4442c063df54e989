import { z } from 'zod';
import { DomainError } from '../contract/domain-error.ts';
import { type Noun, nouns, type RecordOf } from '../contract/model.ts';
import { type Saying, saying } from '../words/saying.ts';

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
      saying('intake.notJson', { name, reason: error instanceof Error ? error.message : String(error) }),
    );
  }
  const format = value !== null && typeof value === 'object' && 'format' in value ? value.format : null;
  if (format !== 'claimbench-claim-set') {
    throw new DomainError('unreadable', saying('intake.noClaimSet', { name }));
  }
  const parsed = ClaimSet.safeParse(completeOlder(value as Record<string, unknown>));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DomainError(
    'unreadable',
    saying('intake.otherVersion', {
      name,
      version,
      field: issue?.path.join('.') || saying('intake.theFile'),
      reason: issue?.message ?? '',
    }),
  );
}

/** What the first claim sets did not know: dismissals, saved searches, where details were found, what revisions did to places. */
function completeOlder(value: Record<string, unknown>): object {
  const addTo = (list: unknown, known: object) =>
    Array.isArray(list)
      ? list.map((record) =>
          record !== null && typeof record === 'object' ? { ...known, ...record } : record,
        )
      : list;
  return {
    dismissal: [],
    savedSearch: [],
    ...value,
    publisher: addTo(value.publisher, { gradeReason: '' }),
    rating: addTo(value.rating, { needsTwoSources: false }),
    article: addTo(value.article, {
      publishedZone: null,
      updatedAt: null,
      updatedZone: null,
      canonicalAddress: null,
      provenance: {},
    }),
    revision: addTo(value.revision, { part: null, updatedAt: null }),
    anchor: addTo(value.anchor, { carriedFrom: null, confirmedBy: null, confirmedAt: null }),
  };
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
  const refuse = (noun: Noun, id: string, fault: Saying): never => {
    const unfit = saying('intake.unfit', { name, noun: saying(`nouns.${noun}`), id, fault });
    throw new DomainError('unreadable', unfit);
  };
  const ids = new Map<string, Noun>();
  for (const noun of Object.keys(nouns) as Noun[]) {
    for (const { id } of set[noun]) {
      if (ids.has(id)) refuse(noun, id, saying('unfit.idTwice'));
      ids.set(id, noun);
    }
  }
  for (const noun of Object.keys(nouns) as Noun[]) {
    for (const record of set[noun]) {
      for (const [field, target] of Object.entries(references)) {
        const value = (record as Record<string, unknown>)[field];
        for (const id of Array.isArray(value) ? value : [value]) {
          if (typeof id === 'string' && ids.get(id) !== target)
            refuse(noun, record.id, saying('unfit.targetMissing', { noun: saying(`nouns.${target}`) }));
        }
      }
    }
  }
  const texts = new Map(set.revision.map(({ id, text }) => [id, text]));
  for (const { id, revisionId, start, end, exact, state } of set.anchor) {
    const isPlaced =
      start !== null && end !== null && end > start && texts.get(revisionId)?.slice(start, end) === exact;
    const isNowhere = start === null && end === null;
    if (state === 'gone' || state === 'ambiguous' ? !isNowhere : !isPlaced)
      refuse('anchor', id, saying('unfit.displaced'));
  }
  const blocks = Map.groupBy(set.block, ({ revisionId }) => revisionId);
  for (const { id, text } of set.revision) {
    const own = (blocks.get(id) ?? []).toSorted((x, y) => x.start - y.start);
    const isCovered =
      own.every(({ start, end }, index) => end > start && start === (own[index - 1]?.end ?? 0)) &&
      (own.at(-1)?.end ?? 0) === text.length;
    if (!isCovered) refuse('revision', id, saying('unfit.uncovered'));
  }
  for (const { id, tagIds } of set.claim)
    if (new Set(tagIds).size < tagIds.length) refuse('claim', id, saying('unfit.tagTwice'));
  const parents = new Map(set.tag.map(({ id, parentId }) => [id, parentId]));
  for (const { id } of set.tag) {
    const above = new Set<string>();
    for (let at = parents.get(id); at && !above.has(at); at = parents.get(at)) above.add(at);
    if (above.has(id)) refuse('tag', id, saying('unfit.belowItself'));
  }
  for (const { id, collectionIds } of set.article) {
    if (new Set(collectionIds).size < collectionIds.length)
      refuse('article', id, saying('unfit.collectionTwice'));
  }
  const pairs = [
    ...set.decision.map((decision) => ({ ...decision, own: 'decision' as const, noun: 'claim' as const })),
    ...set.joining.map((joining) => ({ ...joining, own: 'joining' as const })),
  ];
  const decided = new Set<string>();
  for (const { id, a, b, own, noun } of pairs) {
    if (a >= b) refuse(own, id, saying('unfit.turned'));
    if (ids.get(a) !== noun || ids.get(b) !== noun)
      refuse(own, id, saying('unfit.nameMissing', { noun: saying(`nouns.${noun}`) }));
    if (own === 'decision' && decided.has(a + b)) refuse(own, id, saying('unfit.decidedTwice'));
    if (own === 'decision') decided.add(a + b);
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
  carriedFrom: 'anchor',
  verdictId: 'rating',
  addedBy: 'editor',
  createdBy: 'editor',
  verdictBy: 'editor',
  decidedBy: 'editor',
  dismissedBy: 'editor',
  confirmedBy: 'editor',
};
