import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ask, type Connection, runJob } from './connect.ts';
import { Evidence } from './contract/model.ts';
import { QuotedClaim } from './contract/operations.ts';

const SampleClaim = QuotedClaim.omit({ file: true, article: true });

/** Words of an article of the sample, by its file: of its newest text. */
const SamplePlace = z.object({ file: z.string(), quote: z.string() });

const SampleIndex = z.object({
  collection: z.object({ name: z.string(), note: z.string() }),
  tags: z.array(z.object({ name: z.string(), colour: z.string().nullable(), description: z.string() })),
  articles: z.array(
    z.object({
      file: z.string(),
      publisher: z.string(),
      publishedAt: z.string(),
      claims: z.array(SampleClaim),
      /** Later texts of the article, in order. */
      revisions: z.array(z.object({ file: z.string(), claims: z.array(SampleClaim) })).default([]),
    }),
  ),
  /** Of claims, which are named by their place. */
  verdicts: z.array(
    SamplePlace.extend({
      rating: z.string(),
      reason: z.string(),
      evidence: z.array(
        z.discriminatedUnion('kind', [
          SamplePlace.extend({ kind: z.literal('passage'), stance: Evidence.shape.stance, note: z.string() }),
          z.object({ kind: z.literal('note'), stance: Evidence.shape.stance, note: z.string() }),
        ]),
      ),
    }),
  ),
  /** Titles of the points to which claims belong. */
  points: z.array(SamplePlace.extend({ title: z.string() })),
});
type SampleIndex = z.infer<typeof SampleIndex>;

/**
 * Makes an empty library the sample: its texts by the importer, its links by cross-referencing, as in any library.
 * @param folder holds the sample's texts and `index.json`
 * @throws RequestError when the library takes something in no more
 */
export async function addSampleContent(connection: Connection, folder: string): Promise<void> {
  const index = SampleIndex.parse(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')));
  const made = await addArticles(connection, folder, index);
  await addVerdicts(connection, index, made);
  await runJob(connection, 'link.crossReference', {});
  await titlePoints(connection, index, made);
}

/** What was made of the index: articles by file, claims by file and words. */
interface Made {
  readonly articleIds: ReadonlyMap<string, string>;
  readonly claimIds: ReadonlyMap<string, string>;
}

const placeKey = ({ file, quote }: z.infer<typeof SamplePlace>) => `${file}\n${quote}`;

/** @throws Error when the index names what is not there: a defect of the sample */
function find(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample has no ${key}`);
  return id;
}

async function addArticles(
  connection: Connection,
  folder: string,
  { collection, tags, articles }: SampleIndex,
): Promise<Made> {
  const articleIds = new Map<string, string>();
  const claimIds = new Map<string, string>();
  const { id: collectionId } = await ask(connection, 'collection.create', collection);
  for (const tag of tags) await ask(connection, 'tag.create', tag);
  for (const { file, publisher, publishedAt, claims, revisions } of articles) {
    for (const [number, text] of [{ file, claims }, ...revisions].entries()) {
      const uploads = [connection.handIn(join(folder, text.file))];
      const about = { uploads, publisher, publishedAt, collectionId };
      const known = number > 0 ? { ...about, revisionOf: find(articleIds, file) } : about;
      const [outcome] = (await runJob(connection, 'article.import', known)).outcomes;
      if (outcome?.articleId == null) throw new Error(`The sample’s ${text.file}: ${outcome?.reason}`);
      articleIds.set(file, outcome.articleId);
      const quoted = text.claims.map((claim) => ({ ...claim, file }));
      const placed = await ask(connection, 'claim.createQuoted', { claims: quoted });
      for (const [at, { claimId, reason }] of placed.entries()) {
        if (claimId === null) throw new Error(`The sample’s ${file}: ${reason}`);
        claimIds.set(placeKey(quoted[at]!), claimId);
      }
    }
  }
  return { articleIds, claimIds };
}

async function addVerdicts(connection: Connection, { verdicts }: SampleIndex, made: Made): Promise<void> {
  const ratings = await ask(connection, 'rating.list', {});
  const ratingIds = new Map(ratings.map(({ id, label }) => [label, id]));
  for (const { rating, reason, evidence, ...place } of verdicts) {
    const claimId = find(made.claimIds, placeKey(place));
    for (const { stance, note, ...where } of evidence) {
      const place =
        where.kind === 'note' ? where : { kind: where.kind, ...(await findPassage(connection, where, made)) };
      await ask(connection, 'evidence.add', { claimId, stance, note, ...place });
    }
    await ask(connection, 'claim.update', {
      id: claimId,
      status: 'done',
      verdictId: find(ratingIds, rating),
      verdictReason: reason,
    });
  }
}

async function findPassage(connection: Connection, place: z.infer<typeof SamplePlace>, { articleIds }: Made) {
  const { revision } = await ask(connection, 'article.read', { id: find(articleIds, place.file) });
  const start = revision.text.indexOf(place.quote);
  if (start < 0) throw new Error(`The sample has no ${placeKey(place)}`);
  return { revisionId: revision.id, start, end: start + place.quote.length };
}

async function titlePoints(connection: Connection, { points }: SampleIndex, made: Made): Promise<void> {
  const computed = await ask(connection, 'point.list', {});
  const pointIds = new Map(computed.flatMap(({ id, claimIds }) => claimIds.map((claimId) => [claimId, id])));
  for (const { title, ...place } of points) {
    const id = find(pointIds, find(made.claimIds, placeKey(place)));
    await ask(connection, 'point.update', { id, title });
  }
}
