import { carryOver } from '../annotate/index.ts';
import { copiedShare, findCopiedRuns, toComparable } from '../compare/index.ts';
import { unknownDetails } from '../contract/article-details.ts';
import type { CarriedCounts, FileOutcome, Likeness } from '../contract/import.ts';
import { AnchorState, Article, ArticleDetail, Publisher, type Revision } from '../contract/model.ts';
import { isBefore } from '../contract/moments.ts';
import type { Input } from '../contract/operations.ts';
import type { PreparedArticle } from '../derive-text.ts';
import type { ParsedArticle } from '../ingest/index.ts';
import type { Recorder } from '../store/index.ts';
import { addressKey } from '../text/addresses.ts';
import { tokensOf } from '../text/stems.ts';
import { type Saying, saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { findOrCreatePublisher } from './articles.ts';
import { addToCollection } from './collections.ts';
import { type Context, sha256 } from './context.ts';
import type { GiveDerived } from './texts.ts';

/** An address alone makes no revision: so much of the shorter text must stand in the other, or it is another article. */
const leastShareOfRevision = 0.2;
/** What a feed has with less than so much of the words of the text that is known is an extract of it, and no later text. */
const leastOfFeed = 0.5;

/** What is said of all files of one import. */
export type ImportDetails = Omit<Input<'article.import'>, 'uploads'> & {
  /** Where the one page of it was fetched from. */
  readonly fetchedFrom?: string;
};

/** What the articles of one import have in common. */
export interface Intake {
  readonly given: ImportDetails;
  readonly step: ReturnType<Acting['openStep']>;
}

/** One article as it came in: where its bytes are, and what a reader made of them. */
export interface Incoming {
  readonly name: string;
  readonly part: string | null;
  readonly originalHash: string;
  /** Its bytes, compressed. */
  readonly packed: Uint8Array;
  readonly article: PreparedArticle;
}

/** Articles as they come in: told apart from what is there, and stored as new ones or as revisions. */
export interface IncomingArticles {
  /** @throws DomainError not-found when there is an id and no such article */
  findArticle(id: string | null): Article | null;
  /** The live article whose revision is all of these bytes. */
  findWhole(originalHash: string): Article | null;
  /** What is there already goes into the collection that was named. */
  takeKnown(article: Article, intake: Intake): Partial<FileOutcome>;
  /** Stores one article, or finds that it is there, or refuses it. Inside a transaction, which is over where this throws. */
  storeArticle(incoming: Incoming, intake: Intake, give: GiveDerived): Partial<FileOutcome>;
  /** Known once the article is indexed; null where it is a copy of none. */
  nearestCopy(articleId: string): Likeness | null;
}

export function createIncoming(context: Context): IncomingArticles {
  const { store, editor, need, newId, now } = context;
  const { records, views, texts } = store;

  const findArticle = (id: string | null | undefined) => (id == null ? null : need('article', id));
  const findWhole = (originalHash: string) => findArticle(texts.articleOfOriginal(originalHash));

  function takeKnown(article: Article, { step, given: { collectionId } }: Intake): Partial<FileOutcome> {
    if (collectionId !== undefined)
      step((recorder) => addToCollection(recorder, article, need('collection', collectionId).id));
    return asKnown(article);
  }

  function storeArticle(incoming: Incoming, intake: Intake, give: GiveDerived): Partial<FileOutcome> {
    const { given, step } = intake;
    const { originalHash, packed, part, name } = incoming;
    const parsed = withAddress(incoming.article, given);
    const sameBytes = part === null ? findWhole(originalHash) : null;
    if (sameBytes) return takeKnown(sameBytes, intake);
    const textHash = sha256(parsed.text);
    const sameText = findArticle(texts.articleOfText(textHash));
    if (sameText) return takeKnown(sameText, intake);
    const revised = given.revisionOf === undefined ? null : need('article', given.revisionOf);
    const sameAddress = revised ? null : findByAddress(parsed);
    if (sameAddress?.isExtract && isKnownWhole(parsed, sameAddress.article))
      return takeKnown(sameAddress.article, intake);
    const isRevision =
      sameAddress !== null && !sameAddress.isExtract && sameAddress.share >= leastShareOfRevision;
    const hashes = { originalHash, textHash, part };
    const older = revised ?? (isRevision ? sameAddress.article : null);
    const { article, carried } = step((recorder) => {
      store.originals.put(originalHash, packed);
      // What the editor names is the later text, whatever its time says.
      if (older && !revised && isEarlier(parsed, older)) {
        addEarlierRevision(recorder, older, parsed, hashes);
        return { article: older, carried: null };
      }
      const stored = older
        ? reviseArticle(recorder, older, parsed, hashes)
        : { article: createArticle(recorder, name, parsed, hashes, given), carried: null };
      give(stored.article.id, parsed.derived);
      return stored;
    });
    if (older && given.collectionId !== undefined) takeKnown(article, intake);
    return {
      outcome: older ? 'revised' : 'added',
      articleId: article.id,
      title: article.title,
      carried,
      unreadDates: [...(parsed.unreadDates ?? [])],
      likeness: sameAddress && !older ? describeLikeness('same-address', sameAddress) : null,
    };
  }

  /** The article that gives itself the same address, how much of the two texts is the same, and whether this one tells it in short. */
  function findByAddress({
    text,
    canonicalAddress,
    address,
    provenance,
  }: ParsedArticle): { article: Article; share: number; isExtract: boolean } | null {
    const key = addressKey(canonicalAddress) ?? addressKey(address);
    if (key === null) return null;
    const article = findArticle(texts.articlesAt(key)[0]);
    if (!article) return null;
    const known = views.newestRevision(article.id)!.text;
    const [here, there] = [toComparable(text), toComparable(known)];
    const share = standIn(text, known.split('\n'))
      ? 1 // A headline alone is shorter than any run that is looked for.
      : Math.max(findCopiedRuns(here, there).share, findCopiedRuns(there, here).share);
    const isExtract = provenance.address === 'feed' && here.tokens.length < leastOfFeed * there.tokens.length;
    return { article, share, isExtract };
  }

  /** All that is read of a text stands in the newest one of an article. */
  function isKnownWhole({ text, blocks }: ParsedArticle, { id }: Article): boolean {
    const lines = blocks.filter(({ setAside }) => !setAside).map(({ start, end }) => text.slice(start, end));
    return standIn(views.newestRevision(id)!.text, lines);
  }

  /** The library has a later text of the article. */
  function isEarlier(parsed: ParsedArticle, { updatedAt, publishedAt }: Article): boolean {
    const known = updatedAt ?? publishedAt;
    return known !== null && isBefore(timeOf(parsed), known);
  }

  function describeLikeness(
    kind: Likeness['kind'],
    { article, share }: { article: Article; share: number },
  ): Likeness {
    const publisher = article.publisherId && records.find('publisher', article.publisherId)?.record.name;
    return { kind, articleId: article.id, title: article.title, publisher: publisher || null, share };
  }

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
      ...unknownDetails,
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
    parsed: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
  ): Revision {
    const { text, mediaType, blocks } = parsed;
    const times = { capturedAt: now(), updatedAt: timeOf(parsed) };
    const revision = { id: newId(), articleId, number, text, mediaType, ...times, ...hashes };
    recorder.createRevision(
      revision,
      blocks.map((block) => ({ id: newId(), ...block })),
    );
    return revision;
  }

  /** An earlier text of an article, below those that are later. Its details and its claims stay those of the newest. */
  function addEarlierRevision(
    recorder: Recorder,
    article: Article,
    parsed: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
  ): void {
    const { id, publishedAt, publishedZone, updatedAt, provenance } = article;
    const { details, provenance: found } = readDetails(parsed);
    const { publishedAt: firstAt = null, publishedZone: firstZone = null } = details;
    const { publishedAt: from, ...others } = provenance;
    if (isBefore(firstAt, publishedAt) && from !== 'editor')
      recorder.update('article', id, {
        publishedAt: firstAt,
        publishedZone: firstZone,
        ...(updatedAt === null && { updatedAt: publishedAt, updatedZone: publishedZone }),
        provenance: {
          ...others,
          ...(updatedAt === null && from && { updatedAt: from }),
          ...(found.publishedAt && { publishedAt: found.publishedAt }),
        },
      });
    const known = records.list('revision', { articleId: id }).toSorted((x, y) => x.number - y.number);
    const place = known.slice(0, -1).findIndex(({ updatedAt }) => isBefore(timeOf(parsed), updatedAt));
    const later = known.slice(place === -1 ? -1 : place);
    for (const revision of later.toReversed())
      recorder.update('revision', revision.id, { number: revision.number + 1 });
    addRevision(recorder, id, later[0]!.number, parsed, hashes);
  }

  /** A later text of an article. Its claims go along; the old places stay. What an editor put right stays, too. */
  function reviseArticle(
    recorder: Recorder,
    article: Article,
    parsed: ParsedArticle,
    hashes: Pick<Revision, 'originalHash' | 'textHash' | 'part'>,
  ): { article: Article; carried: CarriedCounts } {
    const { details: known, provenance: found } = readDetails(asLaterText(parsed, article));
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

  return { findArticle, findWhole, takeKnown, storeArticle, nearestCopy };
}

/**
 * A newer text may date itself: that is when it was updated, since the article was published when its first text was.
 * A day does not take the place of a time within it.
 */
function asLaterText(parsed: ParsedArticle, { publishedAt: known }: Article): ParsedArticle {
  const { publishedAt, publishedZone, provenance } = parsed;
  if (publishedAt === null || known === null || publishedAt === known) return parsed;
  const isDayOfIt = known.startsWith(publishedAt);
  if (!isDayOfIt && !isBefore(known, publishedAt)) return parsed;
  const { publishedAt: from, ...others } = provenance;
  const undated = { ...parsed, publishedAt: null, publishedZone: null, provenance: others };
  if (isDayOfIt || parsed.updatedAt !== null) return undated;
  return {
    ...undated,
    updatedAt: publishedAt,
    updatedZone: publishedZone,
    provenance: { ...others, ...(from && { updatedAt: from }) },
  };
}

/** Every line stands in a text, word by word. */
function standIn(text: string, lines: readonly string[]): boolean {
  const wordsOf = (part: string) =>
    tokensOf(part)
      .map(({ word }) => ` ${word}`)
      .join('');
  const whole = `${wordsOf(text)} `;
  return lines.every((line) => whole.includes(`${wordsOf(line)} `));
}

/** When a text was written, as it says itself, if it can be a time. */
function timeOf({ updatedAt, publishedAt }: ParsedArticle): string | null {
  const { data } = fieldShapes.updatedAt.safeParse(updatedAt ?? publishedAt);
  return data ?? null;
}

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

/** It is in the library already. */
export const asKnown = ({ id, title }: Article) => ({ outcome: 'duplicate' as const, articleId: id, title });

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

/**
 * Why a file, or a part of one, is refused. It is told beside the file's name, which is not said again; whoever asked
 * for a page knows its address, and no file of it.
 */
export function explainRefusal(reason: Saying, { fetchedFrom }: ImportDetails): Saying {
  const { word, values } = reason;
  const name = fetchedFrom ?? saying('files.it');
  const named = word.startsWith('files.') ? { word, values: { ...values, name } } : reason;
  return fetchedFrom === undefined ? named : saying('fetching.instead', { reason: named });
}
