import type Database from 'better-sqlite3';
import type { Snippet, SuggestedClaim } from '../contract/views.ts';
import type { StemIndex } from './stems.ts';

/** A sentence of an article's newest revision. Offsets point into the revision's text. */
interface IndexedSentence {
  readonly start: number;
  readonly end: number;
  readonly isSuggested: boolean;
  /** How much it is worth checking, 0 to 1. */
  readonly score: number;
  readonly stems: readonly string[];
}

/** What is derived from an article's newest revision. */
export interface IndexedText {
  readonly articleId: string;
  readonly revisionId: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Of its publication, in days since 1970; null where it is not known. */
  readonly day: number | null;
  readonly text: string;
  readonly sentences: readonly IndexedSentence[];
  /** Hashes of its word sequences: what two articles have in common shows what was copied. */
  readonly prints: readonly number[];
}

export interface SentenceHit {
  readonly articleId: string;
  readonly revisionId: string;
  readonly start: number;
  readonly end: number;
  readonly snippet: Snippet;
}

/** Marks around the words that were found: a text holds no control characters. */
const markStart = '\u0001';
const markEnd = '\u0002';

/** No claim stands in the sentence. */
const noClaim = `
  NOT EXISTS (
    SELECT 1 FROM anchor JOIN claim ON claim.id = anchor.claim_id
    WHERE anchor.revision_id = sentence.revision_id AND anchor.presence = 'live' AND claim.presence = 'live'
      AND anchor.start < sentence."end" AND anchor."end" > sentence.start
  )`;

/** Suggested sentences on which nothing is done: no claim stands there, and nobody passed them over. */
const openSentences = `
  sentence.is_suggested = 1
  AND ${noClaim}
  AND NOT EXISTS (
    SELECT 1 FROM dismissal
    WHERE dismissal.revision_id = sentence.revision_id AND dismissal.presence = 'live'
      AND dismissal.start < sentence."end" AND dismissal."end" > sentence.start
  )`;

/** The derived index of articles' texts: sentences, words, and what articles have in common. */
export function openTexts(db: Database.Database, sentenceStems: StemIndex) {
  const numberOf = db.prepare(
    'SELECT number, revision_id AS revisionId FROM indexed_text WHERE article_id = ?',
  );
  const indexedArticles = db.prepare('SELECT article_id FROM indexed_text').pluck();
  const insertText = db
    .prepare('INSERT INTO indexed_text (article_id, revision_id) VALUES (?, ?) RETURNING number')
    .pluck();
  const deleteText = db.prepare('DELETE FROM indexed_text WHERE number = ?');
  const insertArticle = db.prepare(
    'INSERT INTO article_index (rowid, title, publisher, author, body) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteArticle = db.prepare('DELETE FROM article_index WHERE rowid = ?');
  const insertSentence = db
    .prepare(
      `INSERT INTO sentence (revision_id, start, "end", text, is_suggested, score)
       VALUES (?, ?, ?, ?, ?, ?) RETURNING number`,
    )
    .pluck();
  const insertWords = db.prepare('INSERT INTO sentence_index (rowid, text) VALUES (?, ?)');
  // An index without a text of its own must be told what it forgets.
  const deleteWords = db.prepare(
    `INSERT INTO sentence_index (sentence_index, rowid, text)
     SELECT 'delete', number, text FROM sentence WHERE revision_id = ?`,
  );
  const deleteSentences = db.prepare('DELETE FROM sentence WHERE revision_id = ?');
  const insertPrint = db.prepare('INSERT OR IGNORE INTO text_print (print, article_id) VALUES (?, ?)');
  const deletePrints = db.prepare('DELETE FROM text_print WHERE article_id = ?');
  const deleteShares = db.prepare('DELETE FROM text_share WHERE a = @articleId OR b = @articleId');
  // Of the shorter text: a copy is often cut.
  const insertShares = db.prepare(`
    INSERT INTO text_share (a, b, share)
    SELECT min(@articleId, other.article_id), max(@articleId, other.article_id),
      count(*) * 1.0 / min(
        (SELECT count(*) FROM text_print WHERE article_id = @articleId),
        (SELECT count(*) FROM text_print WHERE article_id = other.article_id)
      )
    FROM text_print AS own JOIN text_print AS other ON other.print = own.print AND other.article_id <> own.article_id
    WHERE own.article_id = @articleId GROUP BY other.article_id`);
  const allShares = db.prepare('SELECT a, b, share FROM text_share ORDER BY a, b');
  const countOpen = db.prepare(
    `SELECT revision_id AS revisionId, count(*) AS open FROM sentence WHERE ${openSentences} GROUP BY revision_id`,
  );
  const selectOpen = db.prepare(
    `SELECT start, "end", score FROM sentence WHERE revision_id = ? AND ${openSentences} ORDER BY start`,
  );
  const findArticles = db
    .prepare(
      `SELECT article_id FROM article_index JOIN indexed_text ON number = article_index.rowid
       WHERE article_index MATCH ? ORDER BY bm25(article_index, 8, 4, 4, 1), article_id LIMIT ?`,
    )
    .pluck();
  const findSentences = db.prepare(
    `SELECT indexed_text.article_id AS articleId, sentence.revision_id AS revisionId, start, "end",
       highlight(sentence_index, 0, '${markStart}', '${markEnd}') AS marked
     FROM sentence_index
     JOIN sentence ON sentence.number = sentence_index.rowid
     JOIN indexed_text ON indexed_text.revision_id = sentence.revision_id
     WHERE sentence_index MATCH ? ORDER BY sentence_index.rank, sentence.number LIMIT ?`,
  );
  const vocabulary = db.prepare('SELECT term FROM sentence_vocabulary').pluck();

  const insertAddress = db.prepare('INSERT OR IGNORE INTO article_address (key, article_id) VALUES (?, ?)');
  const deleteAddresses = db.prepare('DELETE FROM article_address WHERE article_id = ?');
  const atAddress = db
    .prepare('SELECT article_id FROM article_address WHERE key = ? ORDER BY article_id')
    .pluck();
  const sharesOf = db.prepare(
    `SELECT CASE a WHEN @articleId THEN b ELSE a END AS articleId, share FROM text_share
     WHERE a = @articleId OR b = @articleId ORDER BY share DESC, articleId`,
  );

  const sentenceNumbers = db.prepare('SELECT number FROM sentence WHERE revision_id = ?').pluck();
  const unclaimed = db.prepare(
    `SELECT indexed_text.article_id AS articleId, sentence.revision_id AS revisionId, start, "end", text
     FROM sentence JOIN indexed_text ON indexed_text.revision_id = sentence.revision_id
     WHERE sentence.number = ? AND ${noClaim}`,
  );
  const revisionsOfSentences = db.prepare('SELECT number, revision_id AS revisionId FROM sentence');

  function forget(articleId: string): void {
    const known = numberOf.get(articleId) as { number: number; revisionId: string } | undefined;
    if (!known) return;
    for (const number of sentenceNumbers.all(known.revisionId)) sentenceStems.remove(number as number);
    deleteWords.run(known.revisionId);
    deleteSentences.run(known.revisionId);
    deleteArticle.run(known.number);
    deletePrints.run(articleId);
    deleteShares.run({ articleId });
    deleteText.run(known.number);
  }

  return {
    /** Puts what is derived from an article's text in place of what was derived before. */
    put(indexed: IndexedText): void {
      const { articleId, revisionId, title, publisher, author, day, text, sentences, prints } = indexed;
      forget(articleId);
      const number = insertText.get(articleId, revisionId);
      const read = sentences.map(({ start, end }) => text.slice(start, end));
      insertArticle.run(number, title, publisher ?? '', author ?? '', read.join('\n'));
      for (const [index, { start, end, isSuggested, score, stems }] of sentences.entries()) {
        const words = read[index]!;
        const row = insertSentence.get(revisionId, start, end, words, Number(isSuggested), score);
        insertWords.run(row, words);
        sentenceStems.put({ number: row as number, wordings: [stems], day });
      }
      for (const print of prints) insertPrint.run(print, articleId);
      insertShares.run({ articleId });
    },

    forget,

    /** The addresses under which an article is known, as keys that two spellings share. */
    putAddresses(articleId: string, keys: readonly string[]): void {
      deleteAddresses.run(articleId);
      for (const key of keys) insertAddress.run(key, articleId);
    },

    articlesAt: (key: string) => atAddress.all(key) as string[],

    indexedArticles: () => indexedArticles.all() as string[],

    /** How many suggested sentences of each revision are left to do. */
    openSentenceCounts(): Map<string, number> {
      const rows = countOpen.all() as { revisionId: string; open: number }[];
      return new Map(rows.map(({ revisionId, open }) => [revisionId, open]));
    },

    /** Those of one revision, in the order of its text. */
    openSentences: (revisionId: string) => selectOpen.all(revisionId) as Omit<SuggestedClaim, 'cues'>[],

    /** How much of the shorter of two articles stands in the other, 0 to 1, where anything does. */
    shares: () => allShares.all() as { a: string; b: string; share: number }[],

    /** The same of one article, most first. */
    sharesOf: (articleId: string) => sharesOf.all({ articleId }) as { articleId: string; share: number }[],

    /** Articles whose title, publisher, author and text together match, best first. @param match an FTS5 query */
    findArticles: (match: string, limit: number) => findArticles.all(match, limit) as string[],

    /** Sentences that match, best first. @param match an FTS5 query */
    findSentences(match: string, limit: number): SentenceHit[] {
      const rows = findSentences.all(match, limit) as (Omit<SentenceHit, 'snippet'> & { marked: string })[];
      return rows.map(({ marked, ...place }) => ({ ...place, snippet: readMarks(marked) }));
    },

    /** A sentence by the number of its stems, where no live claim stands in it; null else. */
    unclaimedSentence: (number: number) =>
      (unclaimed.get(number) as (Omit<SentenceHit, 'snippet'> & { text: string }) | undefined) ?? null,

    /** Which revision each sentence belongs to, by the number of its stems. */
    revisionsOfSentences(): Map<number, string> {
      const rows = revisionsOfSentences.all() as { number: number; revisionId: string }[];
      return new Map(rows.map(({ number, revisionId }) => [number, revisionId]));
    },

    /** The stems that occur in any sentence. */
    vocabulary: () => vocabulary.all() as string[],
  };
}

export type Texts = ReturnType<typeof openTexts>;

function readMarks(marked: string): Snippet {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(markStart)) {
    const [inside, after] = part.includes(markEnd) ? part.split(markEnd, 2) : ['', part];
    if (inside) marks.push({ start: text.length, end: text.length + inside.length });
    text += inside! + after!;
  }
  return { text, marks };
}
