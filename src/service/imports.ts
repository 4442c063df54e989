import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { carryOver } from '../annotate/index.ts';
import { copiedShare, findCopiedRuns, toComparable } from '../compare/index.ts';
import type { CarriedCounts, FileOutcome, ImportReport, Likeness } from '../contract/import.ts';
import type { ParseAnswer } from '../contract/messages.ts';
import { AnchorState, Article, ArticleDetail, Publisher, type Revision } from '../contract/model.ts';
import type { Input, Job, Progress } from '../contract/operations.ts';
import { DomainError } from '../contract/result.ts';
import type { PreparedArticle, PreparedItem } from '../derive-text.ts';
import type { ParsedArticle } from '../ingest/index.ts';
import type { Recorder } from '../store/index.ts';
import { addressKey } from '../text/addresses.ts';
import type { Acting } from './acting.ts';
import { findOrCreatePublisher } from './articles.ts';
import { addToCollection } from './collections.ts';
import { type Context, type Parsing, quoteShort, sha256, type Upload } from './context.ts';
import type { Operations } from './index.ts';
import type { HeldTexts, TextIndex } from './texts.ts';
import { waitFor } from './waiting.ts';

const zip = promisify(gzip);

/** What is said of all files of one import. */
type ImportDetails = Omit<Input<'article.import'>, 'uploads'> & {
  /** Where the one page of it was fetched from. */
  readonly fetchedFrom?: string;
};

/** So many files are read ahead of the one that is stored: the parser works while the library is written. */
const filesAhead = 3;
/** So many articles are indexed at once: a transaction for each would take three times as long. */
const articlesAtOnce = 32;
/** Fewer where that takes longer, as it does of articles of which there are many copies: others wait. In milliseconds. */
const longestSettling = 50;
/** Of very many files the report names so many, and as many of those that were refused. */
const mostOutcomes = 5000;
/** An address alone makes no revision: so much of the shorter text must stand in the other, or it is another article. */
const leastShareOfRevision = 0.2;

/** A file on its way: known already, or being read. */
interface OpenFile {
  readonly upload: Upload;
  readonly hash: string;
  readonly parsing: Parsing;
  /** The next part, asked for ahead; null: there is none. */
  next: Promise<ParseAnswer | null>;
}

/** One run of an import. */
interface Batch {
  readonly given: ImportDetails;
  readonly step: ReturnType<Acting['openStep']>;
  readonly held: HeldTexts;
  readonly report: Report;
  readonly progress: () => Progress;
  settledAtOnce: number;
}

/** One article as it came in: where its bytes are, and what a reader made of them. */
interface Incoming {
  readonly name: string;
  readonly part: string | null;
  readonly originalHash: string;
  /** Its bytes, compressed. */
  pack(): Promise<Uint8Array>;
  readonly article: PreparedArticle;
}

/** Files in: read outside this process, told apart from what is there, stored one by one. */
export function importOperations(
  context: Context,
  { openStep, running }: Acting,
  textIndex: TextIndex,
): Pick<Required<Operations>, 'article.import' | 'article.fetch' | 'table.preview'> {
  const { store, uploads, editor, need, newId, now } = context;
  const { records, views, texts } = store;
  /** Begins to read a file, unless its bytes are in the library. */
  async function openFile(id: string, given: ImportDetails): Promise<OpenFile | FileOutcome> {
    let name = 'This file';
    try {
      const upload = uploads.open(id);
      name = upload.name;
      const hash = await upload.hash();
      const known = findWhole(hash);
      if (known) return { ...noOutcome(name), ...asKnown(known) };
      const parsing = upload.parse({ kind: 'articles', columns: given.columns });
      return { upload, hash, parsing, next: askAhead(parsing) };
    } catch (error) {
      return refuse(name, null, error);
    }
  }

  const findArticle = (id: string | null | undefined) => (id == null ? null : need('article', id));
  /** The live article whose revision is all of these bytes. */
  const findWhole = (originalHash: string) => findArticle(texts.articleOfOriginal(originalHash));

  /** @throws when it is no failure that a person can be told */
  function refuse(name: string, part: string | null, thrown: unknown): FileOutcome {
    const error = store.explainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    return { ...noOutcome(name), part, outcome: 'refused', reason: error.message };
  }

  function takeKnown(
    article: Article,
    { step, given: { collectionId } }: Pick<Batch, 'step' | 'given'>,
  ): Partial<FileOutcome> {
    if (collectionId !== undefined)
      step((recorder) => addToCollection(recorder, article, need('collection', collectionId).id));
    return asKnown(article);
  }

  /** Stores one article, or tells why not. */
  async function storeArticle(incoming: Incoming, batch: Batch): Promise<Partial<FileOutcome>> {
    const { given, step, held } = batch;
    const { originalHash, part, name } = incoming;
    const parsed = withAddress(incoming.article, given);
    const sameBytes = part === null ? findWhole(originalHash) : null;
    if (sameBytes) return takeKnown(sameBytes, batch);
    const textHash = sha256(parsed.text);
    const sameText = findArticle(texts.articleOfText(textHash));
    if (sameText) return takeKnown(sameText, batch);
    const packed = await incoming.pack();
    const revised = given.revisionOf === undefined ? null : need('article', given.revisionOf);
    const sameAddress = revised ? null : findByAddress(parsed);
    const isRevision = sameAddress !== null && sameAddress.share >= leastShareOfRevision;
    if (isRevision) refuseOlder(name, parsed, sameAddress.article);
    const hashes = { originalHash, textHash, part };
    const older = revised ?? (isRevision ? sameAddress.article : null);
    const { article, carried } = step((recorder) => {
      store.originals.put(originalHash, packed);
      const stored = older
        ? reviseArticle(recorder, older, parsed, hashes)
        : { article: createArticle(recorder, name, parsed, hashes, given), carried: null };
      held.give(stored.article.id, parsed.derived);
      return stored;
    });
    if (older && given.collectionId !== undefined) takeKnown(article, batch);
    return {
      outcome: older ? 'revised' : 'added',
      articleId: article.id,
      title: article.title,
      carried,
      likeness: sameAddress && !older ? describeLikeness('same-address', sameAddress) : null,
    };
  }

  /** The article that gives itself the same address, and how much of the two texts is the same. */
  function findByAddress({
    text,
    canonicalAddress,
    address,
  }: ParsedArticle): { article: Article; share: number } | null {
    const key = addressKey(canonicalAddress) ?? addressKey(address);
    if (key === null) return null;
    const article = findArticle(texts.articlesAt(key)[0]);
    if (!article) return null;
    const here = toComparable(text);
    const there = toComparable(views.newestRevision(article.id)!.text);
    const share = Math.max(findCopiedRuns(here, there).share, findCopiedRuns(there, here).share);
    return { article, share };
  }

  /** @throws DomainError conflict when the library has a later text of the article */
  function refuseOlder(
    name: string,
    parsed: ParsedArticle,
    { title, updatedAt, publishedAt }: Article,
  ): void {
    const [incoming, known] = [parsed.updatedAt ?? parsed.publishedAt, updatedAt ?? publishedAt];
    if (incoming === null || known === null || incoming >= known.slice(0, incoming.length)) return;
    throw new DomainError(
      'conflict',
      `“${name}” is an older text of “${title}”: it is of ${incoming}, and the library has that of ${known}. To have it as the newest all the same, open the article and choose New revision.`,
    );
  }

  function describeLikeness(
    kind: Likeness['kind'],
    { article, share }: { article: Article; share: number },
  ): Likeness {
    const publisher = article.publisherId && records.find('publisher', article.publisherId)?.record.name;
    return { kind, articleId: article.id, title: article.title, publisher: publisher || null, share };
  }

  /** Known once the article is indexed. */
  function nearestCopy(articleId: string): Likeness | null {
    const [nearest] = texts.sharesOf(articleId);
    if (!nearest || nearest.shareOfOwn < copiedShare) return null;
    return describeLikeness('near-copy', {
      article: need('article', nearest.articleId),
      share: nearest.shareOfOwn,
    });
  }

  function createArticle(
    recorder: Recorder,
    name: string,
    parsed: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
    given: ImportDetails,
  ): Article {
    const { details: known, provenance } = readDetails(parsed);
    const { publisher, ...details } = known;
    const named = given.publisher ?? publisher ?? null;
    const said = {
      ...(given.title !== undefined && { title: given.title }),
      ...(given.publishedAt != null && { publishedAt: given.publishedAt, publishedZone: null }),
    };
    const byEditor = [...Object.keys(said), ...(given.publisher != null ? ['publisher'] : [])];
    const article: Article = {
      title: parsed.title,
      author: null,
      publishedAt: null,
      publishedZone: null,
      updatedAt: null,
      updatedZone: null,
      address: null,
      canonicalAddress: null,
      language: null,
      ...details,
      ...said,
      id: newId(),
      fileName: name,
      publisherId: named === null ? null : findOrCreatePublisher(context, recorder, named),
      provenance: {
        ...provenance,
        ...Object.fromEntries(
          ArticleDetail.options
            .filter((detail) => byEditor.includes(detail))
            .map((detail) => [detail, 'editor']),
        ),
      },
      collectionIds: given.collectionId === undefined ? [] : [need('collection', given.collectionId).id],
      addedBy: editor.id,
      addedAt: now(),
    };
    recorder.create('article', article);
    addRevision(recorder, article.id, 1, parsed, hashes);
    return article;
  }

  function addRevision(
    recorder: Recorder,
    articleId: string,
    number: number,
    { text, mediaType, blocks }: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
  ): Revision {
    const revision = { id: newId(), articleId, number, text, mediaType, capturedAt: now(), ...hashes };
    recorder.create('revision', revision);
    for (const block of blocks) recorder.create('block', { id: newId(), revisionId: revision.id, ...block });
    return revision;
  }

  /** A later text of an article. Its claims go along; the old places stay. What an editor put right stays, too. */
  function reviseArticle(
    recorder: Recorder,
    article: Article,
    parsed: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
  ): { article: Article; carried: CarriedCounts } {
    const { details: known, provenance: found } = readDetails(parsed);
    const { publisher, ...details } = known;
    const isOpen = (detail: ArticleDetail) => article.provenance[detail] !== 'editor';
    const news = Object.fromEntries(
      Object.entries(details).filter(([detail]) => isOpen(detail.replace('Zone', 'At') as ArticleDetail)),
    );
    recorder.update('article', article.id, {
      ...news,
      ...(publisher &&
        isOpen('publisher') && {
          publisherId: findOrCreatePublisher(context, recorder, publisher),
        }),
      provenance: {
        ...article.provenance,
        ...Object.fromEntries(Object.entries(found).filter(([detail]) => isOpen(detail as ArticleDetail))),
      },
    });
    const last = views.newestRevision(article.id)!;
    const revision = addRevision(recorder, article.id, last.number + 1, parsed, hashes);
    // Deleted claims too: they come back into the text that there is then.
    const claims = (['live', 'binned'] as const).flatMap((presence) =>
      records.list('claim', { articleId: article.id }, presence),
    );
    const anchors = claims.flatMap(({ id }) => views.anchorsOf(id, last.id));
    const carried = Object.fromEntries(AnchorState.options.map((state) => [state, 0])) as CarriedCounts;
    for (const [index, place] of carryOver(last.text, revision.text, anchors, article.language).entries()) {
      const { id: carriedFrom, claimId } = anchors[index]!;
      recorder.create('anchor', {
        id: newId(),
        claimId,
        revisionId: revision.id,
        ...place,
        carriedFrom,
        confirmedBy: null,
        confirmedAt: null,
      });
      carried[place.state]++;
    }
    return { article: need('article', article.id), carried };
  }

  /** Indexes what has come in, once it is enough; then it is known what it is a copy of. */
  function settle(batch: Batch, isLast = false): void {
    const { held, report } = batch;
    if (held.waiting.size < (isLast ? 1 : batch.settledAtOnce)) return;
    const ids = [...held.waiting];
    const began = performance.now();
    held.flush();
    for (const id of ids) report.addLikeness(id, () => nearestCopy(id));
    const each = (performance.now() - began) / ids.length;
    batch.settledAtOnce = Math.max(1, Math.min(articlesAtOnce, Math.floor(longestSettling / each)));
  }

  /** The articles of one file, stored one after the other. False: cancelled. @throws DomainError when the rest cannot be read */
  async function* storeFile(
    { upload, hash, parsing, ...file }: OpenFile,
    batch: Batch,
  ): AsyncGenerator<Progress, boolean, boolean> {
    const { report, progress } = batch;
    let packed: Promise<Uint8Array> | undefined;
    for (let { next } = file; ; ) {
      const answer = yield* waitFor(next, progress);
      if (answer === undefined) return false;
      if (answer === null) return true;
      if (answer.kind !== 'articles') throw new Error('a reader answered another question');
      if (!answer.isLast) next = askAhead(parsing);
      for (const item of answer.items as readonly PreparedItem[]) {
        const { inner, part, result } = item;
        const name = inner?.name ?? upload.name;
        try {
          if (!result.ok) throw new DomainError(result.error.code, result.error.message);
          const incoming: Incoming = {
            name,
            part: inner ? null : part,
            originalHash: inner ? sha256(inner.bytes) : hash,
            pack: inner ? () => zip(inner.bytes) : () => (packed ??= upload.pack()),
            article: result.value,
          };
          const outcome = yield* waitFor(storeArticle(incoming, batch), progress);
          if (outcome === undefined) return false;
          report.add({ ...noOutcome(upload.name), part, ...outcome });
          settle(batch);
        } catch (error) {
          report.add(refuse(upload.name, part, error));
        }
        if (yield progress()) return false;
      }
      if (answer.isLast) return true;
    }
  }

  /** Files on their way, some ahead of the one whose turn it is. */
  function readAhead(ids: readonly string[], given: ImportDetails) {
    const waiting = ids.slice();
    const ahead: Promise<OpenFile | FileOutcome>[] = [];
    const fill = () => {
      while (waiting.length > 0 && ahead.length <= filesAhead) ahead.push(openFile(waiting.shift()!, given));
    };
    return {
      /** The file whose turn it is; null when all had theirs. */
      first(): Promise<OpenFile | FileOutcome> | null {
        fill();
        return ahead[0] ?? null;
      },
      /** Its turn is over. */
      shift: () => void ahead.shift(),
      async stop(): Promise<void> {
        for (const file of await Promise.all(ahead)) if ('parsing' in file) file.parsing.stop();
      },
    };
  }

  async function* importUploads(ids: readonly string[], given: ImportDetails): Job<ImportReport> {
    if (given.revisionOf !== undefined) {
      need('article', given.revisionOf);
      if (ids.length > 1)
        throw new DomainError('invalid-request', 'A new revision is one file. Choose the one that is it.');
    }
    if (given.title !== undefined && ids.length > 1)
      throw new DomainError('invalid-request', 'A title is that of one file.');
    if (given.collectionId !== undefined) need('collection', given.collectionId);
    let done = 0;
    let current: string | null = null;
    const report = openReport();
    const progress = (): Progress => ({ done, total: ids.length, current, articles: report.articles });
    const batch: Batch = {
      given,
      step: openStep(nameImport(ids.length, given)),
      held: textIndex.hold(),
      report,
      progress,
      settledAtOnce: articlesAtOnce,
    };
    const files = readAhead(ids, given);
    running.jobs++;
    try {
      for (let next = files.first(); next; next = files.first()) {
        if (yield progress()) break;
        const file = yield* waitFor(next, progress);
        if (file === undefined) break;
        if ('outcome' in file) {
          const known = findArticle(file.articleId);
          report.add(known ? { ...file, ...takeKnown(known, batch) } : file);
        } else {
          current = file.upload.name;
          try {
            if (!(yield* storeFile(file, batch))) break;
          } catch (error) {
            report.add(refuse(file.upload.name, null, error));
          }
          file.upload.release();
        }
        files.shift();
        done++;
      }
      settle(batch, true);
    } finally {
      running.jobs--;
      batch.held.end();
      await files.stop();
      for (const id of ids) uploads.release(id);
      context.stopParsing();
    }
    return report.close();
  }

  return {
    'article.import': ({ uploads: ids, ...given }) => importUploads(ids, given),
    async *'article.fetch'({ address, ...given }): Job<ImportReport> {
      const { page, stop } = uploads.fetch(address);
      const progress = (): Progress => ({ done: 0, total: 1, current: address });
      const fetched = yield* waitFor(page, progress);
      if (fetched === undefined) {
        stop();
        throw new DomainError('cancelled', `Fetching ${address} was stopped.`);
      }
      const report = yield* importUploads([fetched.upload], { ...given, fetchedFrom: fetched.address });
      const outcomes = report.outcomes.map((outcome) => ({
        ...outcome,
        reason: outcome.reason && byAddress(outcome.reason, outcome.name, fetched.address),
      }));
      return { ...report, outcomes };
    },
    async *'table.preview'({ upload, ...choice }) {
      const parsing = uploads.open(upload).parse({ kind: 'preview', ...choice });
      try {
        const answer = yield* waitFor(parsing.next(), () => ({ done: 0, total: 1, current: null }));
        if (answer === undefined) throw new DomainError('cancelled', 'Looking at the table was stopped.');
        if (answer?.kind !== 'preview') throw new Error('a reader gave no preview');
        return answer.preview;
      } finally {
        parsing.stop();
        context.stopParsing();
      }
    },
  };

  function nameImport(files: number, { revisionOf }: ImportDetails): string {
    if (revisionOf !== undefined) return `Add a revision of ${quoteShort(need('article', revisionOf).title)}`;
    return files === 1 ? 'Add article' : `Add ${files} files`;
  }
}

/** What goes wrong ahead of its turn is told when it is its turn. */
function askAhead(parsing: Parsing): OpenFile['next'] {
  const next = parsing.next();
  next.catch(() => {});
  return next;
}

const noOutcome = (name: string): FileOutcome => ({
  name,
  part: null,
  outcome: 'refused',
  articleId: null,
  title: null,
  reason: null,
  likeness: null,
  carried: null,
});

/** What an editor says, and then where a page was fetched from, is known better than by what the page says. */
function withAddress(
  article: PreparedArticle,
  { fetchedFrom, address = null }: ImportDetails,
): PreparedArticle {
  const known = address ?? fetchedFrom;
  if (known === undefined) return article;
  const from = address === null ? 'address' : 'editor';
  return { ...article, address: known, provenance: { ...article.provenance, address: from } };
}

/** Whoever asked for a page knows its address, and no file of it. */
const byAddress = (reason: string, fileName: string, address: string) =>
  `${reason.replaceAll(`“${fileName}”`, address)} If a browser shows the article, save it from the browser, then drop the file here.`;

const asKnown = ({ id, title }: Article) => ({ outcome: 'duplicate' as const, articleId: id, title });

type Report = ReturnType<typeof openReport>;

/** What became of each article; of very many only as much as a person looks through, and the counts of all. */
function openReport() {
  const outcomes: FileOutcome[] = [];
  const counts = { added: 0, revised: 0, duplicate: 0, refused: 0 };
  const named = { refused: 0, others: 0 };
  const added = new Map<string, number>();
  let isCut = false;
  return {
    get articles() {
      return counts.added + counts.revised + counts.duplicate;
    },
    add(outcome: FileOutcome): void {
      counts[outcome.outcome]++;
      const kind = outcome.outcome === 'refused' ? 'refused' : 'others';
      if (++named[kind] > mostOutcomes) isCut = true;
      else if (outcomes.push(outcome) && outcome.outcome === 'added')
        added.set(outcome.articleId!, outcomes.length - 1);
    },
    /** What is only known later of an article that was added. */
    addLikeness(articleId: string, find: () => Likeness | null): void {
      const index = added.get(articleId);
      const outcome = index === undefined ? undefined : outcomes[index];
      if (index !== undefined && outcome?.likeness === null)
        outcomes[index] = { ...outcome, likeness: find() };
    },
    close: (): ImportReport => ({ outcomes, counts, isCut }),
  };
}

const knownFields = [
  'title',
  'author',
  'publisher',
  'publishedAt',
  'publishedZone',
  'updatedAt',
  'updatedZone',
  'address',
  'canonicalAddress',
  'language',
] as const;
const fieldShapes = { ...Article.shape, publisher: Publisher.shape.name };

/** What a page says of itself can be anything; what the model does not allow is left out. */
function readDetails(parsed: ParsedArticle): {
  readonly details: { readonly [K in (typeof knownFields)[number]]?: string };
  readonly provenance: Article['provenance'];
} {
  const valid = knownFields.filter(
    (field) => parsed[field] !== null && fieldShapes[field].safeParse(parsed[field]).success,
  );
  const isValid = new Set<string>(valid);
  return {
    details: Object.fromEntries(valid.map((field) => [field, parsed[field]])),
    provenance: Object.fromEntries(
      Object.entries(parsed.provenance).filter(([detail]) => isValid.has(detail)),
    ),
  };
}
