import type { EarlierCheck } from '../contract/model.ts';
import {
  type CandidateIndex,
  dayOf,
  type FoundCandidate,
  findCandidates,
  type IndexedStems,
  type Query,
  readQuery,
  type SearchLimits,
  toQuery,
} from '../match/candidates.ts';
import {
  createMeaningMap,
  type Embedding,
  type MeaningMap,
  pairNeighbours,
  pairWordings,
  trainEmbedding,
} from '../match/embedding.ts';
import type { Corpus, MatchSide } from '../match/index.ts';
import { type Ranked, type RankedFeature, rankCandidates } from '../match/ranking.ts';
import { readQuery as readSearchQuery } from '../search/index.ts';
import type { SentencePlace } from '../store/index.ts';
import { stemsOf, tokensOf } from '../text/stems.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';
import { createSentenceSearch } from './search.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** What is looked for. Only the text must be there; what else is known helps to put the right one first. */
export interface FindQuery {
  readonly text: string;
  /** ISO day or instant at which it was said or published. */
  readonly date?: string | null;
  readonly speaker?: string | null;
  /** The article it stands in: never found itself, and its other words tell what it is about. */
  readonly articleId?: string | null;
  /** The claim it is of: never found itself. */
  readonly claimId?: string | null;
  /** False: closeness of dates counts nothing. True when not given. */
  readonly usesDates?: boolean;
}

interface Found {
  readonly text: string;
  /** Higher is likelier; compares only within one answer. */
  readonly score: number;
  readonly features: readonly RankedFeature[];
  /** The words of `text` that the query uses too: half-open, in UTF-16 code units of `text`. */
  readonly shared: readonly { readonly start: number; readonly end: number }[];
}

/** A sentence of a live article's newest revision. Offsets point into the revision's text. */
export interface FoundSentence extends Found {
  readonly articleId: string;
  readonly revisionId: string;
  readonly start: number;
  readonly end: number;
}

/** An earlier check, or a claim of this library that has a verdict. */
export interface FoundCheck extends Found {
  readonly kind: 'earlierCheck' | 'claim';
  readonly id: string;
}

/** Finds where something like a text stands already. Best first; an empty or unknown text finds nothing. */
export interface Finding extends Derived {
  /** Sentences of live articles in which no live claim stands. */
  findSentences(query: FindQuery, limit: number): FoundSentence[];
  /** Earlier checks, and claims with a verdict, that are not in the bin. */
  findChecks(query: FindQuery, limit: number): FoundCheck[];
  /** The claims worth comparing with one, best first. */
  findPartners(claimId: string, side: MatchSide, limit: number): string[];
  /** Learns anew where this library's stems lie by meaning, where that is worth it; yields while it works. */
  train(): Generator<void, void>;
  /** Indexes what another version of the program indexed, or none. */
  fill(): void;
}

/** Goes up when claims or earlier checks are read into stems in another way: they are indexed anew. */
const stemVersion = 1;
/** Goes up when training changes: the library is learnt anew. */
const trainingVersion = 1;
/** With fewer texts nothing can be learnt; */
const fewestToTrain = 300;
/** and it is learnt anew when the library has grown by so much. */
const growthToTrain = 1.5;
/** Pairs of texts looked at in training, spread over all of them: more would take longer than seconds. */
const mostPairs = 40_000;

/** One lookup may take some milliseconds; linking a claim is done a hundred thousand times over. */
const lookupLimits: SearchLimits = { words: 100, meaning: 50, postings: 10_000 };
const partnerLimits: SearchLimits = { words: 24, meaning: 0, postings: 1000 };
/** Up to so many texts the nearest by meaning are found by looking at all. */
const mostToScan = 20_000;

/** An index whose texts can all be looked at. */
interface WholeIndex extends CandidateIndex {
  readonly changes: number;
}

export function createFinding({ store, wordingOf }: Context, sentences: SentenceIndex): Finding {
  const { records, stems, links, texts } = store;
  const searchSentences = createSentenceSearch({ store }, sentences);
  let learnt: Embedding | null = null;
  const maps = new Map<WholeIndex, { readonly changes: number; readonly map: MeaningMap }>();

  const embedding = () => {
    learnt ??= stems.vectors();
    return learnt;
  };

  function mapOf(index: WholeIndex, readAll: () => Iterable<IndexedStems>): MeaningMap | null {
    if (embedding().size === 0 || index.size > mostToScan) return null;
    const known = maps.get(index);
    if (known?.changes === index.changes) return known.map;
    const map = createMeaningMap(readAll(), embedding());
    maps.set(index, { changes: index.changes, map });
    return map;
  }

  /** Words under which something is known here by another name count as said by the one who speaks: a little less. */
  function withAliases(query: Query): Query {
    const held = new Set([...query.stems, ...query.speakerStems]);
    const others = records.list('alias').flatMap(({ name, standsFor }) => {
      const [own, whole] = [stemsOf(name), stemsOf(standsFor)];
      const isHeld = (words: readonly string[]) => words.length > 0 && words.every((stem) => held.has(stem));
      return isHeld(own) ? whole : isHeld(whole) ? own : [];
    });
    const added = [...new Set(others)].filter((stem) => !held.has(stem));
    return added.length > 0 ? { ...query, speakerStems: [...query.speakerStems, ...added] } : query;
  }

  function rank<C extends FoundCandidate>(
    query: Query,
    candidates: readonly C[],
    corpus: Corpus,
    usesDates = true,
  ): Ranked<C>[] {
    return rankCandidates(query, candidates, { corpus, embedding: embedding() }, usesDates);
  }

  function describe(query: Query, text: string): Pick<Found, 'text' | 'shared'> {
    const asked = new Set(query.stems);
    const shared = tokensOf(text)
      .filter(({ stem, isStop }) => !isStop && asked.has(stem))
      .map(({ start, end }) => ({ start, end }));
    return { text, shared };
  }

  /** Words of which none says anything on its own are looked for as they stand. */
  const phraseOf = (query: Query) => (query.stems.length > 0 ? null : query.words.join(' '));

  function findSentencePhrase(phrase: string, query: FindQuery, limit: number): FoundSentence[] {
    if (phrase === '') return [];
    return searchSentences(readSearchQuery(`"${phrase.replaceAll('"', '')}"`), limit * 2)
      .filter(({ articleId }) => articleId !== query.articleId)
      .map(({ snippet, ...place }) => ({
        ...place,
        text: snippet.text,
        score: 0,
        features: [],
        shared: snippet.marks,
      }))
      .slice(0, limit);
  }

  /** Both indexes as one, so that a stem is as rare in a claim as in an earlier check. */
  const bothIndexes = {
    get size() {
      return stems.claims.size + stems.checks.size;
    },
    documentFrequency: (stem: string) =>
      stems.claims.documentFrequency(stem) + stems.checks.documentFrequency(stem),
  };

  function wordingOfCheck(kind: FoundCheck['kind'], id: string): string {
    if (kind === 'claim') return wordingOf(records.find('claim', id)!.record);
    return records.find('earlierCheck', id)!.record.text;
  }

  function hasVerdict(number: number): boolean {
    const claim = records.find('claim', stems.claimOf(number) ?? '')?.record;
    return claim !== undefined && claim.verdictId !== null;
  }

  function putCheck({ id, text, publishedAt }: EarlierCheck): void {
    stems.putCheck(id, { wordings: [stemsOf(text)], day: dayOf(publishedAt) });
  }

  return {
    findSentences(asked, limit) {
      const index = sentences;
      const query = withAliases(readQuery(asked.text, asked, index));
      const phrase = phraseOf(query);
      if (phrase !== null) return findSentencePhrase(phrase, asked, limit);
      const places = new Map<number, SentencePlace>();
      const accepts = (number: number) => {
        const place = index.placeOf(number);
        if (!place || place.articleId === asked.articleId || texts.hasClaim(place)) return false;
        places.set(number, place);
        return true;
      };
      const map = mapOf(index, () => [...index.texts()].flat());
      const search = { index, embedding: embedding(), map, isPassage: true };
      const candidates = findCandidates(query, { ...search, limits: lookupLimits, accepts });
      return rank(query, candidates, index, asked.usesDates)
        .slice(0, limit)
        .map(({ candidate, score, features }) => {
          const place = places.get(candidate.number)!;
          const { text } = records.find('revision', place.revisionId)!.record;
          return { ...place, ...describe(query, text.slice(place.start, place.end)), score, features };
        });
    },

    findChecks(asked, limit) {
      const query = withAliases(readQuery(asked.text, asked, bothIndexes));
      const phrase = phraseOf(query);
      if (phrase !== null) {
        if (phrase === '') return [];
        return stems.checksWith(phrase, limit).map((id) => {
          const text = wordingOfCheck('earlierCheck', id);
          return { kind: 'earlierCheck', id, text, score: 0, features: [], shared: [] };
        });
      }
      const own = asked.claimId == null ? null : links.numberOf(asked.claimId);
      const holders = [
        { kind: 'earlierCheck', index: stems.checks, idOf: stems.checkOf, accepts: () => true },
        {
          kind: 'claim',
          index: stems.claims,
          idOf: stems.claimOf,
          accepts: (n: number) => n !== own && hasVerdict(n),
        },
      ] as const;
      const candidates = holders.flatMap(({ kind, index, idOf, accepts }) => {
        const map = mapOf(index, () => index.all());
        const search = { index, embedding: embedding(), map, isPassage: false, accepts };
        return findCandidates(query, { ...search, limits: lookupLimits }).map((candidate) => ({
          ...candidate,
          kind,
          id: idOf(candidate.number)!,
        }));
      });
      return rank(query, candidates, bothIndexes, asked.usesDates)
        .slice(0, limit)
        .map(({ candidate: { kind, id }, score, features }) => ({
          kind,
          id,
          ...describe(query, wordingOfCheck(kind, id)),
          score,
          features,
        }));
    },

    findPartners(claimId, side, limit) {
      const index = stems.claims;
      const own = links.numberOf(claimId);
      const query = toQuery(side, index);
      const search = { index, embedding: embedding(), map: null, isPassage: false, limits: partnerLimits };
      const candidates = findCandidates(query, { ...search, accepts: (number) => number !== own });
      return rank(query, candidates, index)
        .slice(0, limit)
        .map(({ candidate }) => stems.claimOf(candidate.number)!);
    },

    *train() {
      const { claims, checks } = stems;
      const size = claims.size + sentences.size + checks.size;
      const last = stems.derivation('embedding');
      const isFresh = last?.version === trainingVersion && size < last.texts * growthToTrain;
      if (size < fewestToTrain || isFresh) return;
      const pairs = [...claims.all(), ...checks.all()].flatMap(({ wordings }) => pairWordings(wordings));
      for (const ofText of sentences.texts()) {
        pairs.push(...pairNeighbours(ofText.map(({ wordings }) => wordings[0]!)));
        yield;
      }
      const step = Math.max(1, pairs.length / mostPairs);
      const spread = Array.from(
        { length: Math.floor(pairs.length / step) },
        (_, i) => pairs[Math.floor(i * step)]!,
      );
      const training = trainEmbedding(spread, {
        size,
        documentFrequency: (stem) =>
          claims.documentFrequency(stem) + sentences.documentFrequency(stem) + checks.documentFrequency(stem),
      });
      let progress = training.next();
      while (!progress.done) {
        yield;
        progress = training.next();
      }
      const vectors = progress.value;
      store.transact(() => {
        stems.replaceVectors(vectors);
        stems.noteDerivation('embedding', trainingVersion, size);
      });
      learnt = vectors;
      maps.clear();
    },

    fill() {
      if (stems.derivation('stems')?.version === stemVersion) return;
      store.transact(() => {
        stems.clearChecks();
        for (const check of records.list('earlierCheck')) putCheck(check);
        stems.claims.clear();
        for (const { number, stems: read, publishedAt } of links.readStems())
          stems.claims.put({ number, wordings: [read], day: dayOf(publishedAt) });
        // Reading and comparing anew takes longer: the next run does it and shows its progress.
        links.markUncompared(links.readClaims());
        stems.noteDerivation('stems', stemVersion, stems.checks.size);
      });
    },

    refreshAfter(changed) {
      const ids = new Set(
        changed.flatMap(({ noun, recordId }) => (noun === 'earlierCheck' ? [recordId] : [])),
      );
      for (const id of ids) {
        const found = records.find('earlierCheck', id);
        if (found?.presence === 'live') putCheck(found.record);
        else stems.forgetCheck(id);
      }
    },
  };
}
