import { splitSentences } from '../text/sentences.ts';
import { type Token, tokensOf } from '../text/stems.ts';
import { type Embedding, type MeaningMap, placeText } from './embedding.ts';
import type { Candidate } from './ranking-features.ts';
import type { Corpus } from './same-point.ts';
import type { MatchSide } from './side.ts';

/** What is looked for, read once. Stems as `text/stems` makes them, stop words left out. */
export interface Query {
  /** In order, repeats kept. */
  readonly stems: readonly string[];
  /** Of the one who said it, where that is known and the text itself does not hold them. */
  readonly speakerStems: readonly string[];
  /** Those printed with a capital letter. */
  readonly capitals: ReadonlySet<string>;
  /** Distinct stems of each sentence that has at least two. */
  readonly sentences: readonly (readonly string[])[];
  /** Days since 1970; null where no date is known. */
  readonly day: number | null;
  /** The whole text as printed, for the search of a text that has stop words only. */
  readonly words: readonly string[];
}

/** What else is known of a query. */
export interface QueryDetails {
  readonly speaker?: string | null;
  /** ISO day or instant. */
  readonly date?: string | null;
}

const links = /https?:\/\/\S+|\bpic\.\w+\.com\/\S+|\bwww\.\S+/g;
/** How posts are quoted: “— Name (@handle) June 1, 2018” at the end. */
const signature = /\s[—–-]+\s*([^—–]{0,80}?)\s*\((@\w+)\)\s*(\p{Lu}\p{Ll}+ \d{1,2}, \d{4})?\s*$/u;

/**
 * Words as people join them in tags and handles, parted: "#FloodRelief" is "Flood Relief", "#floodrelief" too
 * where the corpus knows both words. Links are left out.
 */
export function partJoinedWords(text: string, corpus: Corpus): string {
  return text.replace(links, ' ').replace(/[#@]([\p{L}\p{N}_]+)/gu, (_, tag: string) => {
    const parted = partCapitals(tag);
    return ` ${/\s/.test(parted) ? parted : partByCorpus(tag, corpus)} `;
  });
}

function partCapitals(tag: string): string {
  return tag
    .replace(/_/g, ' ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .trim();
}

/** Into as few words of the corpus as will do, the most usual ones; as it is where that cannot be done. */
function partByCorpus(tag: string, corpus: Corpus): string {
  const word = tag.toLowerCase();
  const frequencyOf = (part: string) => corpus.documentFrequency(tokensOf(part)[0]?.stem ?? part);
  if (word.length < 6 || word.length > 40 || frequencyOf(word) > 0) return tag;
  const best: { cost: number; parts: readonly string[] }[] = [{ cost: 0, parts: [] }];
  for (let end = 1; end <= word.length; end++) {
    let found: { cost: number; parts: readonly string[] } = { cost: Infinity, parts: [] };
    for (let start = Math.max(0, end - 16); start <= end - 2; start++) {
      const before = best[start]!;
      if (before.cost === Infinity) continue;
      const part = word.slice(start, end);
      const frequency = frequencyOf(part);
      if (frequency === 0) continue;
      const cost = before.cost + 4 + Math.log((corpus.size + 1) / frequency);
      if (cost < found.cost) found = { cost, parts: [...before.parts, part] };
    }
    best.push(found);
  }
  const whole = best[word.length]!;
  return whole.cost === Infinity ? tag : whole.parts.join(' ');
}

/** The day of an ISO date or instant, in days since 1970; null where it is none. */
export function dayOf(date: string | null | undefined): number | null {
  const time = date == null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : Math.floor(time / 86_400_000);
}

const stemsIn = (tokens: readonly Token[]) => tokens.filter(({ isStop }) => !isStop).map(({ stem }) => stem);

/** Reads what is looked for. Who said it and when are taken from the details, else from a signature at the end. */
export function readQuery(text: string, details: QueryDetails, corpus: Corpus): Query {
  const signed = signature.exec(text);
  const body = partJoinedWords(signed ? text.slice(0, signed.index) : text, corpus);
  const tokens = tokensOf(body);
  const stems = stemsIn(tokens);
  const known = new Set(stems);
  const speaker = details.speaker ?? (signed ? `${signed[1]} ${partJoinedWords(signed[2]!, corpus)}` : '');
  const isCapital = ({ printed, isStop }: Token) => !isStop && /^\p{Lu}/u.test(printed);
  return {
    stems,
    speakerStems: [...new Set(stemsIn(tokensOf(speaker)))].filter((stem) => !known.has(stem)),
    capitals: new Set(tokens.filter(isCapital).map(({ stem }) => stem)),
    sentences: splitSentences(body)
      .map(({ start, end }) => [...new Set(stemsIn(tokensOf(body.slice(start, end))))])
      .filter((sentence) => sentence.length > 1),
    day: dayOf(details.date ?? (signed?.[3] ? `${signed[3]} UTC` : null)),
    words: tokens.map(({ word }) => word),
  };
}

/** A claim that has been read, as what is looked for: its stems are the reading's, in which aliases are resolved. */
export function toQuery({ passage, reading, publishedAt }: MatchSide, corpus: Corpus): Query {
  const words = passage.text.slice(passage.start, passage.end);
  return { ...readQuery(words, { date: publishedAt }, corpus), stems: reading.stems };
}

/** At most so many stems ask for candidates. */
const mostStems = 24;
/** So many ask in any case, however common. */
const fewestStems = 3;

/**
 * The stems to look for candidates with, rarest first; those that no text holds are left out.
 * @param mostPostings no more stems once they stand in so many texts together: common ones cost most and find least
 */
export function pickStems(
  query: Pick<Query, 'stems' | 'speakerStems'>,
  corpus: Corpus,
  mostPostings: number,
): string[] {
  const known = [...new Set([...query.stems, ...query.speakerStems])]
    .map((stem) => ({ stem, texts: corpus.documentFrequency(stem) }))
    .filter(({ texts }) => texts > 0)
    .sort((x, y) => x.texts - y.texts || (x.stem < y.stem ? -1 : 1))
    .slice(0, mostStems);
  let postings = 0;
  const picked = known.filter(({ texts }, index) => {
    postings += texts;
    return index < fewestStems || postings <= mostPostings;
  });
  return picked.map(({ stem }) => stem);
}

/** A text of an index, by the number that the index gave it. */
export interface IndexedStems {
  readonly number: number;
  readonly wordings: readonly (readonly string[])[];
  readonly day: number | null;
}

/** Texts that can be searched by stems. */
export interface CandidateIndex extends Corpus {
  find(number: number): IndexedStems | null;
  /** The texts that share most of these stems, rare ones counting more (BM25), best first. */
  nearest(stems: readonly string[], limit: number): Iterable<IndexedStems>;
}

/** How many to take from the search by words, how many more of the nearest by meaning, and what the search may cost. */
export interface SearchLimits {
  readonly words: number;
  readonly meaning: number;
  /** In how many texts the stems searched for may stand together. */
  readonly postings: number;
}

/** What is looked through, and what of it may be found. */
export interface Search {
  readonly index: CandidateIndex;
  readonly embedding: Embedding;
  /** Where the index's texts lie; null where looking through all of them would cost too much. */
  readonly map: MeaningMap | null;
  /** Whether the texts are passages of articles. */
  readonly isPassage: boolean;
  readonly limits: SearchLimits;
  /** False for what must not be found, as the text itself. */
  accepts(number: number): boolean;
}

/** So many times as many are asked for as are wanted: not all may be accepted. */
const mostRefused = 4;

export type FoundCandidate = Candidate & { readonly number: number };

/** The texts worth ranking: those that share the query's rarest stems, and the nearest by meaning. Each once. */
export function findCandidates(query: Query, search: Search): FoundCandidate[] {
  const { index, embedding, map, isPassage, limits, accepts } = search;
  const found = new Map<number, FoundCandidate>();
  for (const text of index.nearest(pickStems(query, index, limits.postings), limits.words * mostRefused)) {
    if (found.size >= limits.words) break;
    if (accepts(text.number))
      found.set(text.number, { ...text, isPassage, wordRank: found.size, meaningRank: null });
  }
  const place = map && placeText([...query.stems, ...query.speakerStems], embedding);
  const byMeaning = place ? map.nearest(place, limits.meaning, accepts) : [];
  byMeaning.forEach((number, meaningRank) => {
    const text = found.get(number) ?? index.find(number);
    if (text) found.set(number, { wordRank: null, ...text, isPassage, meaningRank });
  });
  return [...found.values()];
}
