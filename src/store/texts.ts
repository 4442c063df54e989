import type Database from 'better-sqlite3';
import {
  type PackedSentences,
  sentenceCount,
  stemCount,
  type TextSentence,
  unpackSentences,
} from '../contract/packed-sentences.ts';
import type { SuggestedClaim } from '../contract/views.ts';
import { openPrints } from './prints.ts';

/** What is derived from an article's newest revision. */
export interface IndexedText {
  readonly articleId: string;
  readonly revisionId: string;
  /** Search terms in order, parted by spaces. */
  readonly terms: {
    readonly title: string;
    readonly publisher: string;
    readonly author: string;
    readonly body: string;
  };
  /** Of its publication, in days since 1970; null where it is not known. */
  readonly day: number | null;
  readonly sentences: PackedSentences;
  /** Hashes of word sequences: texts that have some in common may be copies. */
  readonly prints: readonly number[];
}

export interface SentencePlace {
  readonly articleId: string;
  readonly revisionId: string;
  readonly start: number;
  readonly end: number;
}

/** How much of each of two articles stands in the other, 0 to 1. */
export interface TextShare {
  readonly a: string;
  readonly b: string;
  readonly shareOfA: number;
  readonly shareOfB: number;
}

/** A text that is indexed, and its sentences. */
export interface TextInIndex extends Pick<IndexedText, 'articleId' | 'revisionId' | 'day' | 'sentences'> {}

/** Where a term stands in the body of a text: the text's number, and how many of its terms stand before it. */
export type TermPlace = readonly [text: number, before: number];

/** The derived index of articles' texts: sentences, words, and what articles have in common. */
export function openTexts(db: Database.Database) {
  const numberOf = db.prepare('SELECT number FROM indexed_text WHERE article_id = ?').pluck();
  const indexedRevision = db.prepare('SELECT revision_id FROM indexed_text WHERE article_id = ?').pluck();
  const newestRevision = db
    .prepare(
      "SELECT id FROM revision WHERE article_id = ? AND presence = 'live' ORDER BY number DESC LIMIT 1",
    )
    .pluck();
  const articleOfRevision = db.prepare('SELECT article_id FROM revision WHERE id = ?').pluck();
  const liveArticleWith = (condition: string) =>
    db
      .prepare(
        `SELECT article.id FROM revision JOIN article ON article.id = revision.article_id
         WHERE ${condition} AND revision.presence = 'live' AND article.presence = 'live' LIMIT 1`,
      )
      .pluck();
  const withOriginal = liveArticleWith('original_hash = ? AND part IS NULL');
  const withText = liveArticleWith('text_hash = ?');
  const indexedArticles = db.prepare('SELECT article_id FROM indexed_text').pluck();
  const insertText = db.prepare(
    `INSERT INTO indexed_text (article_id, revision_id, day, suggested, sentences, prints)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const deleteText = db.prepare('DELETE FROM indexed_text WHERE number = ?');
  const insertArticle = db.prepare(
    'INSERT INTO article_stems (rowid, title, publisher, author, body) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteArticle = db.prepare('DELETE FROM article_stems WHERE rowid = ?');
  const textOf = db.prepare(
    'SELECT article_id AS articleId, revision_id AS revisionId, day, sentences FROM indexed_text WHERE number = ?',
  );
  const numbers = db.prepare('SELECT number FROM indexed_text ORDER BY number').pluck();
  const selectTotals = db.prepare("SELECT texts, stems FROM stem_total WHERE holder = 'sentence'");
  const addTotals = db.prepare(
    "UPDATE stem_total SET texts = texts + ?, stems = stems + ? WHERE holder = 'sentence'",
  );
  const articleOfText = db.prepare('SELECT article_id FROM indexed_text WHERE number = ?').pluck();
  const prints = openPrints(db);
  const insertShare = db.prepare(
    'INSERT INTO text_share (a, b, share_of_a, share_of_b) VALUES (@a, @b, @shareOfA, @shareOfB)',
  );
  const deleteShares = db.prepare('DELETE FROM text_share WHERE a = @articleId OR b = @articleId');
  const allShares = db.prepare(
    'SELECT a, b, share_of_a AS shareOfA, share_of_b AS shareOfB FROM text_share ORDER BY a, b',
  );
  const sharesOf = db.prepare(
    `SELECT b AS articleId, share_of_a AS shareOfOwn, share_of_b AS shareOfOther FROM text_share WHERE a = @articleId
     UNION ALL SELECT a, share_of_b, share_of_a FROM text_share WHERE b = @articleId
     ORDER BY shareOfOwn DESC, articleId`,
  );
  const insertAddress = db.prepare('INSERT OR IGNORE INTO article_address (key, article_id) VALUES (?, ?)');
  const deleteAddresses = db.prepare('DELETE FROM article_address WHERE article_id = ?');
  const atAddress = db
    .prepare('SELECT article_id FROM article_address WHERE key = ? ORDER BY article_id')
    .pluck();
  const suggestedCounts = db.prepare('SELECT article_id, suggested FROM indexed_text').raw();
  const textsWithDone = db
    .prepare(
      `SELECT article_id, revision_id FROM indexed_text WHERE revision_id IN (
         SELECT revision_id FROM anchor JOIN claim ON claim.id = anchor.claim_id
         WHERE anchor.presence = 'live' AND claim.presence = 'live'
         UNION ALL SELECT revision_id FROM dismissal WHERE presence = 'live'
       )`,
    )
    .raw();
  const donePlaces = db.prepare(
    `SELECT anchor.start, anchor."end" FROM anchor JOIN claim ON claim.id = anchor.claim_id
     WHERE anchor.revision_id = @revisionId AND anchor.presence = 'live' AND claim.presence = 'live'
     UNION ALL SELECT start, "end" FROM dismissal WHERE revision_id = @revisionId AND presence = 'live'
     ORDER BY 1`,
  );
  const findArticles = db
    .prepare(
      `SELECT article_id FROM article_stems JOIN indexed_text ON number = article_stems.rowid
       WHERE article_stems MATCH ? ORDER BY bm25(article_stems, 8, 4, 4, 1), article_id LIMIT ?`,
    )
    .pluck();
  const bodyTermCount = db
    .prepare("SELECT cnt FROM article_vocabulary WHERE term = ? AND col = 'body'")
    .pluck();
  const bodyTerms = db.prepare("SELECT term FROM article_vocabulary WHERE col = 'body'").pluck();
  const placesOfTerm = db
    .prepare("SELECT doc, offset FROM article_term WHERE term = ? AND col = 'body'")
    .raw();
  const placesOfTerms = db
    .prepare("SELECT doc, offset FROM article_term WHERE term >= ? AND term < ? AND col = 'body'")
    .raw();
  const claimIn = db
    .prepare(
      `SELECT 1 FROM anchor JOIN claim ON claim.id = anchor.claim_id
       WHERE anchor.revision_id = ? AND anchor.presence = 'live' AND claim.presence = 'live'
         AND anchor.start < ? AND anchor."end" > ?`,
    )
    .pluck();
  let changes = 0;

  /**
   * Suggested sentences on which nothing is done: no claim stands there, and nobody passed them over. Both are gone
   * through once, in the order of the text: a database asked of each sentence goes through all claims each time.
   */
  function openSentences(articleId: string, revisionId: string): Omit<SuggestedClaim, 'cues'>[] {
    const done = donePlaces.all({ revisionId }) as { start: number; end: number }[];
    const text = find(numberOf.get(articleId));
    const suggested =
      text?.revisionId === revisionId ? unpackSentences(text.sentences).filter((one) => one.isSuggested) : [];
    let next = 0;
    let doneUntil = 0;
    return suggested.flatMap(({ start, end, score }) => {
      for (; next < done.length && done[next]!.start < end; next++)
        doneUntil = Math.max(doneUntil, done[next]!.end);
      return doneUntil <= start ? [{ start, end, score }] : [];
    });
  }

  function find(number: unknown): TextInIndex | null {
    const row = number === undefined ? undefined : textOf.get(number);
    if (row === undefined) return null;
    const { sentences, ...text } = row as Omit<TextInIndex, 'sentences'> & { sentences: Buffer };
    // Its bytes can begin anywhere; whole numbers must not.
    return { ...text, sentences: new Int32Array(new Uint8Array(sentences).buffer) };
  }

  /** Keeps how many sentences have stems, and how many these are together. */
  function count(by: 1 | -1, lists: readonly PackedSentences[]): void {
    let [texts, stems] = [0, 0];
    for (const sentences of lists) {
      for (let place = 0; place < sentenceCount(sentences); place++) {
        stems += stemCount(sentences, place);
        if (stemCount(sentences, place) > 0) texts++;
      }
    }
    if (texts > 0) addTotals.run(by * texts, by * stems);
    changes++;
  }

  function forget(articleId: string): void {
    const number = numberOf.get(articleId) as number | undefined;
    if (number === undefined) return;
    prints.remove(number);
    count(-1, [find(number)!.sentences]);
    deleteArticle.run(number);
    deleteShares.run({ articleId });
    deleteText.run(number);
  }

  return {
    /** Puts what is derived from articles' texts in place of what was derived before. */
    put(given: readonly IndexedText[]): void {
      for (const { articleId } of given) forget(articleId);
      const rows = given.map((indexed) => {
        const { articleId, revisionId, day, sentences } = indexed;
        const text = Number(
          insertText.run(
            articleId,
            revisionId,
            day,
            suggestedCount(sentences),
            Buffer.from(sentences.buffer, sentences.byteOffset, sentences.byteLength),
            JSON.stringify(indexed.prints),
          ).lastInsertRowid,
        );
        prints.add(text, indexed.prints);
        return { ...indexed, text };
      });
      // FTS5 writes out what it has gathered whenever another table is written to in between.
      for (const { text, terms } of rows)
        insertArticle.run(text, terms.title, terms.publisher, terms.author, terms.body);
      count(
        1,
        rows.map(({ sentences }) => sentences),
      );
    },

    forget,

    /** The articles with which this one has most prints in common. */
    sharingPrints: (articleId: string, limit: number) =>
      prints
        .sharing(numberOf.get(articleId) as number, limit)
        .map((number) => articleOfText.get(number) as string),

    /** What was just changed has been taken back. */
    forgetChanges(): void {
      prints.forget();
      changes++;
    },

    /** Grows with every change: what was worked out from all texts is out of date when it has. */
    get changes() {
      return changes;
    },

    /** In place of what was known of this article. */
    putShares(articleId: string, shares: readonly TextShare[]): void {
      deleteShares.run({ articleId });
      for (const share of shares) insertShare.run(share);
    },

    shares: () => allShares.all() as TextShare[],

    /** Those of one article, most first. */
    sharesOf: (articleId: string) =>
      sharesOf.all({ articleId }) as { articleId: string; shareOfOwn: number; shareOfOther: number }[],

    /** The addresses under which an article is known, as keys that two spellings share. */
    putAddresses(articleId: string, keys: readonly string[]): void {
      deleteAddresses.run(articleId);
      for (const key of keys) insertAddress.run(key, articleId);
    },

    articlesAt: (key: string) => atAddress.all(key) as string[],

    /** The live article of which one revision is all of these bytes; null where there is none. */
    articleOfOriginal: (hash: string) => (withOriginal.get(hash) as string | undefined) ?? null,

    /** The live article of which one revision has this text; null where there is none. */
    articleOfText: (hash: string) => (withText.get(hash) as string | undefined) ?? null,

    articleOfRevision: (id: string) => articleOfRevision.get(id) as string,

    newestRevisionId: (articleId: string) => (newestRevision.get(articleId) as string | undefined) ?? null,

    indexedArticles: () => indexedArticles.all() as string[],
    isIndexed: (articleId: string) => numberOf.get(articleId) !== undefined,

    /** How many suggested sentences of each article's newest text are left to do. */
    openSentenceCounts(): Map<string, number> {
      const counts = new Map(suggestedCounts.all() as [articleId: string, suggested: number][]);
      for (const [articleId, revisionId] of textsWithDone.all() as [articleId: string, revisionId: string][])
        counts.set(articleId, openSentences(articleId, revisionId).length);
      return counts;
    },
    openSentenceCount(articleId: string): number {
      const revisionId = indexedRevision.get(articleId);
      return revisionId === undefined ? 0 : openSentences(articleId, revisionId as string).length;
    },

    /** Those of an article, in the order of its text; none where another revision is indexed. */
    openSentences,

    /** Articles whose title, publisher, author and text together match, best first. @param match an FTS5 query */
    findArticles: (match: string, limit: number) => findArticles.all(match, limit) as string[],

    /** Texts have numbers by which terms tell of them. Null where nothing is indexed under it. */
    find: (number: number) => find(number),
    numbers: () => numbers.all() as number[],

    /** All sentences of an article's indexed text, in their order. */
    sentencesOf(articleId: string): SentencePlace[] {
      const text = find(numberOf.get(articleId));
      if (!text) return [];
      return unpackSentences(text.sentences).map((sentence) => placeOf(text, sentence));
    },

    /** How many sentences have stems, and how many stems these have together. */
    sentenceTotals: () => selectTotals.get() as { texts: number; stems: number },

    /** The terms of all bodies, and how often one stands in them. */
    bodyTerms: () => bodyTerms.all() as string[],
    bodyTermCount: (term: string) => (bodyTermCount.get(term) as number | undefined) ?? 0,

    /** Everywhere in bodies where a term stands; or any of those that begin so. */
    placesOfTerm: (term: string) => placesOfTerm.all(term) as TermPlace[],
    placesOfPrefix: (start: string) => placesOfTerms.all(start, `${start}\u{10ffff}`) as TermPlace[],

    /** Whether a live claim stands in a piece of a text. */
    hasClaim: ({ revisionId, start, end }: SentencePlace) =>
      claimIn.get(revisionId, end, start) !== undefined,
  };
}

export const placeOf = (
  { articleId, revisionId }: Pick<TextInIndex, 'articleId' | 'revisionId'>,
  { start, end }: TextSentence,
): SentencePlace => ({ articleId, revisionId, start, end });

const suggestedCount = (sentences: PackedSentences) =>
  unpackSentences(sentences).filter(({ isSuggested }) => isSuggested).length;

export type Texts = ReturnType<typeof openTexts>;
