import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Explanation, Passage } from '../../src/contract/reading.ts';
import { readingOf } from '../../src/features/index.ts';
import { findCandidates, toQuery } from '../../src/match/candidates.ts';
import { explainPair, type MatchSide } from '../../src/match/index.ts';
import { rankCandidates } from '../../src/match/ranking.ts';
import type { StemIndex } from '../../src/store/stems.ts';
import { normaliseText } from '../../src/text/normalise.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import type { BenchResult } from './bench.ts';
import { scoreCleanUp } from './clean-up.ts';
import { openMemoryIndex } from './retrieval-data.ts';
import { seedBlocks } from './seed-blocks.ts';

interface GoldClaim {
  readonly id: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly speaker: string | null;
}
interface GoldPair {
  readonly a: string;
  readonly b: string;
  readonly relation: 'agree' | 'differ' | 'related' | 'unrelated';
}
interface SeedClaim {
  readonly id: string;
  readonly file: string;
  readonly side: MatchSide;
}
type Label = 'agree' | 'differ' | 'other';

const readLines = <T>(file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** A gold label is a person's three-way choice: partly, updates, discusses and silence all count as "other". */
function labelOf(relation: Explanation['relation']): Label {
  if (relation === 'agrees' || relation === 'repeats') return 'agree';
  return relation === 'differs' ? 'differ' : 'other';
}

/** The whole sentences in which a claim's words stand. */
function passageOf(text: string, start: number, end: number): Passage {
  const touched = splitSentences(text).filter((sentence) => sentence.start < end && sentence.end > start);
  const from = touched[0]!.start;
  return { text: text.slice(from, touched.at(-1)!.end), start: start - from, end: end - from };
}

function readFiles(folder: string): Map<string, Uint8Array> {
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
}

function readClaims(gold: readonly GoldClaim[], files: ReadonlyMap<string, Uint8Array>): SeedClaim[] {
  const texts = new Map(
    [...files].map(([file, bytes]) => [file, normaliseText(new TextDecoder().decode(bytes))]),
  );
  return gold.map(({ id, file, start, end, quote, speaker }) => {
    const text = texts.get(file);
    if (text?.slice(start, end) !== quote)
      throw new Error(`${id}: its words don't stand at ${start} of ${file}`);
    const passage = passageOf(text, start, end);
    const reading = readingOf(passage, { publishedAt: null, language: 'en' });
    const attribution = speaker === null ? [] : [{ name: speaker, kind: 'unnamed' as const, role: null }];
    return { id, file, side: { passage, reading, articleId: file, publishedAt: null, attribution } };
  });
}

/** The claims as the program indexes them, by their place in the list. */
function indexClaims(claims: readonly SeedClaim[]): StemIndex {
  const index = openMemoryIndex();
  for (const [number, { side }] of claims.entries())
    index.put({ number, wordings: [side.reading.stems], day: null });
  return index;
}

/** For each claim the others that the program would compare it with, best first. So few claims train no embedding. */
function findPartners(claims: readonly SeedClaim[], index: StemIndex): Map<string, SeedClaim[]> {
  const embedding = new Map();
  const knowledge = { corpus: index, embedding };
  const limits = { words: claims.length, meaning: 0, postings: 1000 };
  return new Map(
    claims.map((claim, own) => {
      const query = toQuery(claim.side, index);
      const accepts = (number: number) => number !== own;
      const candidates = findCandidates(query, {
        index,
        embedding,
        map: null,
        isPassage: false,
        limits,
        accepts,
      });
      const ranked = rankCandidates(query, candidates, knowledge);
      return [claim.id, ranked.map(({ candidate }) => claims[candidate.number]!)];
    }),
  );
}

/** The floor: the share of stems in common, and whatever lies above the line agrees. */
function baselineLabel(a: SeedClaim, b: SeedClaim): Label {
  const [x, y] = [new Set(a.side.reading.stems), new Set(b.side.reading.stems)];
  const shared = [...x].filter((stem) => y.has(stem)).length;
  const likeness = shared / (x.size + y.size - shared);
  return a.file !== b.file && likeness >= 0.14 ? 'agree' : 'other';
}

interface Score {
  readonly right: number;
  readonly rightAgree: number;
  readonly rightDiffer: number;
  readonly opposite: number;
  readonly othersShown: number;
  readonly links: number;
}

function scoreLabels(
  pairs: readonly GoldPair[],
  labelFor: (a: string, b: string) => Label,
  ids: readonly string[],
): Score {
  const said = pairs.map((pair) => ({ gold: pair.relation, label: labelFor(pair.a, pair.b) }));
  const count = (test: (row: (typeof said)[number]) => boolean) => said.filter(test).length;
  const rightAgree = count(({ gold, label }) => gold === 'agree' && label === 'agree');
  const rightDiffer = count(({ gold, label }) => gold === 'differ' && label === 'differ');
  let links = 0;
  ids.forEach((a, i) => {
    for (const b of ids.slice(i + 1)) if (labelFor(a, b) !== 'other') links += 1;
  });
  return {
    right: rightAgree + rightDiffer,
    rightAgree,
    rightDiffer,
    opposite: count(
      ({ gold, label }) =>
        (gold === 'agree' && label === 'differ') || (gold === 'differ' && label === 'agree'),
    ),
    othersShown: count(
      ({ gold, label }) => (gold === 'related' || gold === 'unrelated') && label !== 'other',
    ),
    links,
  };
}

/**
 * Five real articles with 53 marked claims: what the program says of the 47 pairs that a person judged, how
 * many links it shows in all, how early the candidates hold the right partner, and whether the articles come in
 * whole and clean. Reads `data`/corpus/seeds and `data`/gold/seeds; nothing is fitted to them.
 */
export async function benchSeeds(data: string): Promise<BenchResult> {
  const files = readFiles(join(data, 'corpus/seeds'));
  const gold = readLines<GoldClaim>(join(data, 'gold/seeds/claims.jsonl'));
  const claims = readClaims(gold, files);
  const pairs = readLines<GoldPair>(join(data, 'gold/seeds/pairs.jsonl'));
  const corpus = indexClaims(claims);
  const candidates = findPartners(claims, corpus);
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]));
  const ids = claims.map(({ id }) => id);

  const explanations = new Map<string, Explanation>();
  const began = performance.now();
  for (const [id, others] of candidates) {
    for (const other of others) {
      if (id < other.id)
        explanations.set(`${id}|${other.id}`, explainPair(claimsById.get(id)!.side, other.side, corpus));
    }
  }
  const msPerPair = (performance.now() - began) / explanations.size;
  const explanationOf = (a: string, b: string) => explanations.get(a < b ? `${a}|${b}` : `${b}|${a}`);
  const ours = scoreLabels(pairs, (a, b) => labelOf(explanationOf(a, b)?.relation ?? null), ids);
  const baseline = scoreLabels(pairs, (a, b) => baselineLabel(claimsById.get(a)!, claimsById.get(b)!), ids);

  const wanted = new Map<string, Set<string>>();
  for (const { a, b, relation } of pairs) {
    const isAcross = claimsById.get(a)!.file !== claimsById.get(b)!.file;
    if (!isAcross || (relation !== 'agree' && relation !== 'differ')) continue;
    wanted.set(a, (wanted.get(a) ?? new Set()).add(b));
    wanted.set(b, (wanted.get(b) ?? new Set()).add(a));
  }
  const foundWithin = (first: number) =>
    [...wanted].filter(([id, partners]) =>
      candidates
        .get(id)!
        .filter(({ file }) => file !== claimsById.get(id)!.file)
        .slice(0, first)
        .some((other) => partners.has(other.id)),
    ).length;
  const rank = {
    first3: foundWithin(3),
    first10: foundWithin(10),
    first50: foundWithin(50),
    of: wanted.size,
  };

  const cleanUp = await scoreCleanUp(files, seedBlocks, gold);

  const byRelation: Record<string, number> = {};
  for (const { relation } of explanations.values())
    if (relation) byRelation[relation] = (byRelation[relation] ?? 0) + 1;

  const judged = pairs.filter(({ relation }) => relation === 'agree' || relation === 'differ').length;
  const row = (name: string, pick: (score: Score) => string) =>
    `${name.padEnd(44)}${pick(ours).padStart(10)}${pick(baseline).padStart(12)}`;
  const report = [
    'seeds: 47 judged pairs of 53 claims',
    `${''.padEnd(44)}${'claimbench'.padStart(10)}${'similarity'.padStart(12)}`,
    row(`right, of ${judged} that agree or differ`, ({ right }) => String(right)),
    row('  of these agree', ({ rightAgree }) => String(rightAgree)),
    row('  of these differ', ({ rightDiffer }) => String(rightDiffer)),
    row('shown as the opposite', ({ opposite }) => String(opposite)),
    row(`of ${pairs.length - judged} others shown as agree or differ`, ({ othersShown }) =>
      String(othersShown),
    ),
    row('links shown in all as agree or differ', ({ links }) => String(links)),
    `said in all: ${
      Object.entries(byRelation)
        .map(([relation, count]) => `${relation} ${count}`)
        .join(', ') || 'nothing'
    }`,
    `a right partner in another article among the first 3: ${rank.first3} of ${rank.of}; first 10: ${rank.first10}; first 50: ${rank.first50}`,
    `clean-up of ${cleanUp.articles} articles: ${cleanUp.whole} whole, ${cleanUp.titles} titles right; blocks set aside ${cleanUp.right} right, ${cleanUp.missed} missed, ${cleanUp.wrong} wrongly; ${cleanUp.claimsSetAside} claims in them`,
    `pairs explained: ${explanations.size}, ${msPerPair.toFixed(3)} ms each`,
    '',
    ...pairs.map(({ a, b, relation }) => {
      const explanation = explanationOf(a, b);
      return `${`${a}|${b}`.padEnd(12)} ${relation.padEnd(10)} ${(explanation?.relation ?? '-').padEnd(10)} ${(explanation?.scores.point ?? 0).toFixed(2)}  ${explanation?.rule ?? 'No candidate.'}`;
    }),
  ].join('\n');
  return {
    report,
    figures: {
      suite: 'seeds',
      judged,
      ...ours,
      byRelation,
      rank,
      cleanUp,
      baseline,
      msPerPair: Number(msPerPair.toFixed(4)),
    },
    predictions: pairs.map(({ a, b }) => ({
      id: `${a}|${b}`,
      label: labelOf(explanationOf(a, b)?.relation ?? null),
    })),
    problems: [],
  };
}
