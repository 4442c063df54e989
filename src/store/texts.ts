import type Database from 'better-sqlite3';
import type { SuggestedClaim } from '../contract/views.ts';
import { openPrints } from './prints.ts';
import type { StemIndex } from './stems.ts';

/** A sentence of an article's newest revision. Offsets point into the revision's text. */
interface IndexedSentence {
  readonly start: number;
  readonly end: number;
  readonly isSuggested: boolean;
  /** How much it is worth checking, 0 to 1. */
  readonly score: number;
  /** In order, parted by spaces. */
  readonly stems: string;
}

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
  readonly sentences: readonly IndexedSentence[];
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

/** No claim stands in the sentence. */
const noClaim = `
  NOT EXISTS (
    SELECT 1 FROM anchor JOIN claim ON claim.id = anchor.claim_id
    WHERE anchor.revision_id = indexed_text.revision_id AND anchor.presence = 'live' AND claim.presence = 'live'
      AND anchor.start < sentence_stems."end" AND anchor."end" > sentence_stems.start
  )`;

const place = 'indexed_text.article_id AS articleId, indexed_text.revision_id AS revisionId, start, "end"';
/** From the sentences that are looked up to their texts. */
const withTexts = 'sentence_stems JOIN indexed_text ON indexed_text.number = sentence_stems.text_number';
/** From texts that are looked up to their sentences, in their order. The engine of the index has to be led there. */
const ofTexts = `
  indexed_text CROSS JOIN sentence_stems
    ON sentence_stems.rowid BETWEEN first_sentence AND first_sentence + indexed_text.sentences - 1`;

/** The derived index of articles' texts: sentences, words, and what articles have in common. */
export function openTexts(db: Database.Database, sentenceStems: StemIndex) {
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
    `INSERT INTO indexed_text (article_id, revision_id, first_sentence, sentences, suggested, prints)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const nextSentence = db
    .prepare('SELECT first_sentence + sentences FROM indexed_text ORDER BY number DESC LIMIT 1')
    .pluck();
  const deleteText = db.prepare('DELETE FROM indexed_text WHERE number = ?');
  const insertArticle = db.prepare(
    'INSERT INTO article_stems (rowid, title, publisher, author, body) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteArticle = db.prepare('DELETE FROM article_stems WHERE rowid = ?');
  const sentencesOf = db.prepare('SELECT first_sentence, sentences FROM indexed_text WHERE number = ?').raw();
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
  const suggestedOf = db.prepare(
    `SELECT start, "end", score FROM ${ofTexts} WHERE article_id = ? AND revision_id = ? AND is_suggested = 1
     ORDER BY sentence_stems.rowid`,
  );
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
  const findSentences = db.prepare(
    `SELECT ${place} FROM ${withTexts}
     WHERE sentence_stems MATCH ? ORDER BY sentence_stems.rank, sentence_stems.rowid LIMIT ?`,
  );
  const placesOf = db.prepare(
    `SELECT ${place} FROM ${ofTexts} WHERE article_id = ? ORDER BY sentence_stems.rowid`,
  );
  const vocabulary = db.prepare('SELECT term FROM sentence_vocabulary').pluck();
  const unclaimed = db.prepare(
    `SELECT ${place} FROM ${withTexts} WHERE sentence_stems.rowid = ? AND ${noClaim}`,
  );
  const textsOfSentences = db.prepare('SELECT rowid, text_number FROM sentence_stems').raw();

  /**
   * Suggested sentences on which nothing is done: no claim stands there, and nobody passed them over. Both are gone
   * through once, in the order of the text: a database asked of each sentence goes through all claims each time.
   */
  function openSentences(articleId: string, revisionId: string): Omit<SuggestedClaim, 'cues'>[] {
    const done = donePlaces.all({ revisionId }) as { start: number; end: number }[];
    const suggested = suggestedOf.all(articleId, revisionId) as Omit<SuggestedClaim, 'cues'>[];
    let next = 0;
    let doneUntil = 0;
    return suggested.filter(({ start, end }) => {
      for (; next < done.length && done[next]!.start < end; next++)
        doneUntil = Math.max(doneUntil, done[next]!.end);
      return doneUntil <= start;
    });
  }

  function forget(articleId: string): void {
    const number = numberOf.get(articleId) as number | undefined;
    if (number === undefined) return;
    prints.remove(number);
    const [first, count] = sentencesOf.get(number) as [first: number, count: number];
    sentenceStems.remove(Array.from({ length: count }, (_, index) => first + index));
    deleteArticle.run(number);
    deleteShares.run({ articleId });
    deleteText.run(number);
  }

  return {
    /** Puts what is derived from articles' texts in place of what was derived before. */
    put(given: readonly IndexedText[]): void {
      for (const { articleId } of given) forget(articleId);
      let next = (nextSentence.get() as number | undefined) ?? 1;
      const rows = given.map((indexed) => {
        const { articleId, revisionId, sentences } = indexed;
        const suggested = sentences.filter(({ isSuggested }) => isSuggested).length;
        const stored = JSON.stringify(indexed.prints);
        const text = Number(
          insertText.run(articleId, revisionId, next, sentences.length, suggested, stored).lastInsertRowid,
        );
        prints.add(text, indexed.prints);
        const first = next;
        next += sentences.length;
        return { ...indexed, text, first };
      });
      // FTS5 writes out what it has gathered whenever another table is written to in between.
      for (const { text, terms } of rows)
        insertArticle.run(text, terms.title, terms.publisher, terms.author, terms.body);
      sentenceStems.addSentences(
        rows.flatMap(({ text, first, sentences, day }) =>
          sentences.map((sentence, index) => ({ ...sentence, number: first + index, text, day })),
        ),
      );
    },

    forget,

    /** The articles with which this one has most prints in common. */
    sharingPrints: (articleId: string, limit: number) =>
      prints
        .sharing(numberOf.get(articleId) as number, limit)
        .map((number) => articleOfText.get(number) as string),

    /** What was just changed has been taken back. */
    forgetPrints: prints.forget,

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

    /** Sentences that match, best first. @param match an FTS5 query */
    findSentences: (match: string, limit: number) => findSentences.all(match, limit) as SentencePlace[],

    /** All sentences of an article, in their order. */
    sentencesOf: (articleId: string) => placesOf.all(articleId) as SentencePlace[],

    /** A sentence by the number of its stems, where no live claim stands in it; null else. */
    unclaimedSentence: (number: number) => (unclaimed.get(number) as SentencePlace | undefined) ?? null,

    /** Which text each sentence belongs to, by the number of its stems. */
    textsOfSentences: () => new Map(textsOfSentences.all() as [number: number, text: number][]),

    /** The stems that occur in any sentence. */
    vocabulary: () => vocabulary.all() as string[],
  };
}

export type Texts = ReturnType<typeof openTexts>;
