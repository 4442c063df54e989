import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { carryOver } from '../annotate/index.ts';
import { copiedShare, findCopiedRuns } from '../compare/index.ts';
import type { CarriedCounts, FileOutcome, ImportReport, Likeness } from '../contract/import.ts';
import type { ParseAnswer } from '../contract/messages.ts';
import { AnchorState, Article, type ArticleDetail, Publisher, type Revision } from '../contract/model.ts';
import type { Input, Job, Progress } from '../contract/operations.ts';
import { DomainError } from '../contract/result.ts';
import type { ParsedArticle, ParsedItem } from '../ingest/index.ts';
import type { Recorder } from '../store/index.ts';
import { addressKey } from '../text/addresses.ts';
import type { Acting } from './acting.ts';
import { findOrCreatePublisher } from './articles.ts';
import { addToCollection } from './collections.ts';
import { type Context, quoteShort, sha256, type Upload } from './context.ts';
import type { Operations } from './index.ts';
import type { TextIndex } from './texts.ts';
import { waitFor } from './waiting.ts';

const zip = promisify(gzip);

/** What is said of all files of one import. */
type ImportDetails = Omit<Input<'article.import'>, 'uploads'>;

/** So many files are read ahead of the one that is stored: the parser works while the library is written. */
const filesAhead = 3;
/** Of very many files the report names so many, and as many of those that were refused. */
const mostOutcomes = 5000;
/** An address alone makes no revision: so much of the shorter text must stand in the other, or it is another article. */
const leastShareOfRevision = 0.2;

/** A file on its way: known already, or being read. */
interface OpenFile {
  readonly upload: Upload;
  readonly hash: string;
  readonly answers: AsyncGenerator<ParseAnswer>;
  /** The next part, asked for ahead. */
  next: Promise<IteratorResult<ParseAnswer>>;
}

/** One article as it came in: where its bytes are, and what a reader made of them. */
interface Incoming {
  readonly name: string;
  readonly part: string | null;
  readonly originalHash: string;
  /** Its bytes, compressed. */
  pack(): Promise<Uint8Array>;
  readonly article: ParsedArticle;
}

/** Files in: read outside this process, told apart from what is there, stored one by one. */
export function importOperations(
  context: Context,
  { openStep, running }: Acting,
  { copiesOf }: TextIndex,
): Pick<Required<Operations>, 'article.import' | 'table.preview'> {
  const { store, uploads, editor, need, newId, now } = context;
  const { records, views, texts } = store;
  type Step = ReturnType<Acting['openStep']>;

  /** Begins to read a file, unless its bytes are in the library. */
  async function openFile(id: string, given: ImportDetails): Promise<OpenFile | FileOutcome> {
    const upload = uploads.open(id);
    try {
      const hash = await upload.hash();
      const known = findWhole(hash);
      if (known) return { ...noOutcome(upload.name), ...asKnown(known) };
      const answers = upload.parse({ kind: 'articles', columns: given.columns });
      return { upload, hash, answers, next: answers.next() };
    } catch (error) {
      return refuse(upload.name, null, error);
    }
  }

  /** The live article whose revision is all of these bytes. */
  function findWhole(originalHash: string): Article | null {
    return findArticleOf(records.list('revision', { originalHash, part: null }));
  }

  function findArticleOf(revisions: readonly Pick<Revision, 'articleId'>[]): Article | null {
    for (const { articleId } of revisions) {
      const found = records.find('article', articleId);
      if (found?.presence === 'live') return found.record;
    }
    return null;
  }

  /** @throws when it is no failure that a person can be told */
  function refuse(name: string, part: string | null, thrown: unknown): FileOutcome {
    const error = store.explainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    return { ...noOutcome(name), part, outcome: 'refused', reason: error.message };
  }

  function takeKnown(step: Step, article: Article, { collectionId }: ImportDetails): Partial<FileOutcome> {
    if (collectionId !== undefined)
      step((recorder) => addToCollection(recorder, article, need('collection', collectionId).id));
    return asKnown(article);
  }

  /** Stores one article, or tells why not. */
  async function storeArticle(
    incoming: Incoming,
    step: Step,
    given: ImportDetails,
  ): Promise<Partial<FileOutcome>> {
    const { originalHash, part, article: parsed, name } = incoming;
    const sameBytes = part === null ? findWhole(originalHash) : null;
    if (sameBytes) return takeKnown(step, sameBytes, given);
    const textHash = sha256(parsed.text);
    const sameText = findArticleOf(records.list('revision', { textHash }));
    if (sameText) return takeKnown(step, sameText, given);
    const packed = await incoming.pack();
    const revised = given.revisionOf === undefined ? null : need('article', given.revisionOf);
    const sameAddress = revised ? null : findByAddress(parsed);
    const isRevision = sameAddress !== null && sameAddress.share >= leastShareOfRevision;
    if (isRevision) refuseOlder(name, parsed, sameAddress.article);
    const hashes = { originalHash, textHash, part };
    const older = revised ?? (isRevision ? sameAddress.article : null);
    const { article, carried } = step((recorder) => {
      store.originals.put(originalHash, packed);
      return older
        ? reviseArticle(recorder, older, parsed, hashes)
        : { article: createArticle(recorder, name, parsed, hashes, given), carried: null };
    });
    if (older && given.collectionId !== undefined) takeKnown(step, article, given);
    return {
      outcome: older ? 'revised' : 'added',
      articleId: article.id,
      title: article.title,
      carried,
      likeness: older
        ? null
        : sameAddress
          ? describeLikeness('same-address', sameAddress)
          : nearestCopy(article),
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
    const article = findArticleOf(texts.articlesAt(key).map((articleId) => ({ articleId })));
    if (!article) return null;
    const there = views.newestRevision(article.id)!.text;
    const share = Math.max(findCopiedRuns(text, there).share, findCopiedRuns(there, text).share);
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

  function nearestCopy({ id }: Article): Likeness | null {
    const [nearest] = copiesOf(id).filter(({ shareOfOwn }) => shareOfOwn >= copiedShare);
    return (
      (nearest &&
        describeLikeness('near-copy', {
          article: need('article', nearest.articleId),
          share: nearest.shareOfOwn,
        })) ??
      null
    );
  }

  function createArticle(
    recorder: Recorder,
    name: string,
    parsed: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
    given: ImportDetails,
  ): Article {
    const { publisher, ...details } = keepValidDetails(parsed);
    const named = given.publisher ?? publisher ?? null;
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
      ...(given.publishedAt != null && { publishedAt: given.publishedAt, publishedZone: null }),
      id: newId(),
      fileName: name,
      publisherId: named === null ? null : findOrCreatePublisher(context, recorder, named),
      provenance: {
        ...provenanceOf(parsed),
        ...(given.publishedAt != null && { publishedAt: 'editor' }),
        ...(given.publisher != null && { publisher: 'editor' }),
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
    const { publisher, ...details } = keepValidDetails(parsed);
    const isOpen = (detail: ArticleDetail) => article.provenance[detail] !== 'editor';
    const found = provenanceOf(parsed);
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
      const { claimId } = anchors[index]!;
      recorder.create('anchor', { id: newId(), claimId, revisionId: revision.id, ...place });
      carried[place.state]++;
    }
    return { article: need('article', article.id), carried };
  }

  /** The articles of one file, stored one after the other. @throws DomainError when the rest cannot be read */
  async function* storeFile(
    file: OpenFile,
    step: Step,
    given: ImportDetails,
    report: Report,
    progress: () => Progress,
  ): AsyncGenerator<Progress, boolean, boolean> {
    const { upload, hash } = file;
    let packed: Promise<Uint8Array> | undefined;
    for (;;) {
      const answer = yield* waitFor(file.next, progress);
      if (answer === null) return false;
      if (answer.done) return true;
      if (answer.value.kind !== 'articles') throw new Error('a reader answered another question');
      if (!answer.value.isLast) file.next = file.answers.next();
      for (const item of answer.value.items as readonly ParsedItem[]) {
        const name = item.inner?.name ?? upload.name;
        if (!item.result.ok) {
          report.add(
            refuse(name, item.part, new DomainError(item.result.error.code, item.result.error.message)),
          );
          continue;
        }
        const { inner } = item;
        const incoming: Incoming = {
          name,
          part: inner ? null : item.part,
          originalHash: inner ? sha256(inner.bytes) : hash,
          pack: inner ? () => zip(inner.bytes) : () => (packed ??= upload.pack()),
          article: item.result.value,
        };
        try {
          const outcome = yield* waitFor(storeArticle(incoming, step, given), progress);
          if (outcome === null) return false;
          report.add({ ...noOutcome(name), part: item.part, ...outcome });
        } catch (error) {
          report.add(refuse(name, item.part, error));
        }
        if (yield progress()) return false;
      }
      if (answer.value.isLast) return true;
    }
  }

  return {
    async *'article.import'({ uploads: ids, ...given }): Job<ImportReport> {
      if (given.revisionOf !== undefined) {
        need('article', given.revisionOf);
        if (ids.length > 1)
          throw new DomainError('invalid-request', 'A new revision is one file. Choose the one that is it.');
      }
      if (given.collectionId !== undefined) need('collection', given.collectionId);
      const step = openStep(nameImport(ids.length, given));
      const report = openReport();
      let done = 0;
      let current: string | null = null;
      const progress = (): Progress => ({ done, total: ids.length, current, articles: report.articles });
      const waiting = ids.slice();
      const ahead: Promise<OpenFile | FileOutcome>[] = [];
      const fill = () => {
        while (waiting.length > 0 && ahead.length < filesAhead) ahead.push(openFile(waiting.shift()!, given));
      };
      running.jobs++;
      try {
        for (fill(); ahead.length > 0; fill()) {
          if (yield progress()) break;
          const file = yield* waitFor(ahead[0]!, progress);
          if (file === null) break;
          ahead.shift();
          fill();
          if ('outcome' in file) {
            const known = file.articleId === null ? null : need('article', file.articleId);
            report.add(known ? { ...file, ...takeKnown(step, known, given) } : file);
          } else {
            current = file.upload.name;
            try {
              if (!(yield* storeFile(file, step, given, report, progress))) {
                ahead.unshift(Promise.resolve(file));
                break;
              }
            } catch (error) {
              report.add(refuse(file.upload.name, null, error));
            }
            file.upload.release();
          }
          done++;
        }
      } finally {
        running.jobs--;
        for (const file of await Promise.all(ahead)) if ('answers' in file) await file.answers.return(null);
        for (const id of ids) uploads.release(id);
        context.stopParsing();
      }
      return report.close();
    },
    async *'table.preview'({ upload, ...choice }) {
      const answers = uploads.open(upload).parse({ kind: 'preview', ...choice });
      try {
        const answer = yield* waitFor(answers.next(), () => ({ done: 0, total: 1, current: null }));
        if (answer === null) throw new DomainError('cancelled', 'Looking at the table was stopped.');
        if (answer.done || answer.value.kind !== 'preview') throw new Error('a reader gave no preview');
        return answer.value.preview;
      } finally {
        context.stopParsing();
      }
    },
  };

  function nameImport(files: number, { revisionOf }: ImportDetails): string {
    if (revisionOf !== undefined) return `Add a revision of ${quoteShort(need('article', revisionOf).title)}`;
    return files === 1 ? 'Add article' : `Add ${files} files`;
  }
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

const asKnown = ({ id, title }: Article) => ({ outcome: 'duplicate' as const, articleId: id, title });

type Report = ReturnType<typeof openReport>;

/** What became of each article; of very many only as much as a person looks through, and the counts of all. */
function openReport() {
  const outcomes: FileOutcome[] = [];
  const counts = { added: 0, revised: 0, duplicate: 0, refused: 0 };
  const named = { refused: 0, others: 0 };
  let isCut = false;
  return {
    get articles() {
      return counts.added + counts.revised + counts.duplicate;
    },
    add(outcome: FileOutcome): void {
      counts[outcome.outcome]++;
      const kind = outcome.outcome === 'refused' ? 'refused' : 'others';
      if (++named[kind] > mostOutcomes) isCut = true;
      else outcomes.push(outcome);
    },
    close: (): ImportReport => ({ outcomes, counts, isCut }),
  };
}

/** What a page says of itself can be anything; what the model does not allow is left out. */
function keepValidDetails(parsed: ParsedArticle) {
  const shape = { ...Article.shape, publisher: Publisher.shape.name };
  const known = [
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
  const valid = known.filter((key) => parsed[key] !== null && shape[key].safeParse(parsed[key]).success);
  return Object.fromEntries(valid.map((key) => [key, parsed[key]])) as {
    [K in (typeof known)[number]]?: string;
  };
}

function provenanceOf(parsed: ParsedArticle): Article['provenance'] {
  const valid = keepValidDetails(parsed);
  return Object.fromEntries(Object.entries(parsed.provenance).filter(([detail]) => detail in valid));
}
