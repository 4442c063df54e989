import { type Noun, nouns } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import {
  type ClaimSetRecords,
  type CsvClaim,
  checkClaimSet,
  readClaimSet,
  writeClaimSet,
  writeCsv,
} from '../exchange/index.ts';
import { type Context, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';

/** The tagged set out, and back into an empty library. */
export function claimSetOperations(
  { store, fileName, newAct, readUpload }: Context,
  { crossReference }: Linking,
) {
  const { records, acts, views } = store;

  /** What people made and what it rests on; nothing that is deleted, undone or derived. */
  function collectClaimSet(): ClaimSetRecords {
    const articles = new Set(records.list('article').map(({ id }) => id));
    const claims = views.liveClaims();
    const claimIds = new Set(claims.map(({ id }) => id));
    const revisions = records.list('revision').filter(({ articleId }) => articles.has(articleId));
    const revisionIds = new Set(revisions.map(({ id }) => id));
    const ofClaim = ({ claimId }: { claimId: string }) => claimIds.has(claimId);
    const set = {
      publisher: records.list('publisher'),
      collection: records.list('collection'),
      article: records.list('article'),
      revision: revisions,
      block: records.list('block').filter(({ revisionId }) => revisionIds.has(revisionId)),
      tag: records.list('tag'),
      rating: records.list('rating'),
      claim: claims,
      anchor: records.list('anchor').filter(ofClaim),
      evidence: records.list('evidence').filter(ofClaim),
      correction: records.list('correction').filter(ofClaim),
      decision: records.list('decision').filter(({ a, b }) => claimIds.has(a) && claimIds.has(b)),
      point: records.list('point').filter(ofClaim),
      joining: records
        .list('joining')
        .filter(({ a, b }) => [a, b].every((id) => claimIds.has(id) || articles.has(id))),
      alias: records.list('alias'),
      earlierCheck: records.list('earlierCheck'),
    };
    const authors = new Set<string | null>([
      ...set.article.map(({ addedBy }) => addedBy),
      ...set.claim.flatMap(({ createdBy, verdictBy }) => [createdBy, verdictBy]),
      ...set.evidence.map(({ createdBy }) => createdBy),
      ...set.decision.map(({ decidedBy }) => decidedBy),
    ]);
    return { editor: records.list('editor').filter(({ id }) => authors.has(id)), ...set };
  }

  function collectCsvClaims(): CsvClaim[] {
    const ratings = new Map(records.list('rating').map(({ id, label }) => [id, label]));
    const related = new Map<string, CsvClaim['related']>();
    const relate = (own: string, link: CsvClaim['related'][number]) =>
      related.set(own, [...(related.get(own) ?? []), link]);
    for (const { a, b, relation, subject, confidence } of views.effectiveRelations()) {
      relate(a, { relation, id: b, isSubject: subject === 'a', confidence });
      relate(b, { relation, id: a, isSubject: subject === 'b', confidence });
    }
    return views.claims().map((claim) => ({
      claim,
      verdict: ratings.get(claim.verdictId ?? '') ?? null,
      related: related.get(claim.id) ?? [],
    }));
  }

  return {
    'claimSet.export': ({ format }) => {
      const name = fileName.replace(/\.claimbench$/, '');
      const claims = views.liveClaims().length;
      if (format === 'json') {
        return {
          fileName: `${name}.claims.json`,
          mediaType: 'application/json',
          content: writeClaimSet(collectClaimSet()),
          claims,
        };
      }
      return {
        fileName: `${name}.claims.csv`,
        mediaType: 'text/csv',
        content: writeCsv(collectCsvClaims()),
        claims,
      };
    },
    async *'claimSet.import'({ upload }) {
      const { name, bytes } = await readUpload(upload);
      const set = readClaimSet(name, new TextDecoder().decode(bytes));
      checkClaimSet(name, set);
      const altered = set.revision.find(({ text, textHash }) => sha256(text) !== textHash);
      if (altered)
        throw new DomainError(
          'unreadable',
          `“${name}”: the text of revision ${altered.id} is not the one that was captured. Nothing was taken over.`,
        );
      yield { done: 0, total: set.claim.length, current: name };
      const held = (Object.keys(nouns) as Noun[]).filter(
        (noun) => noun !== 'editor' && noun !== 'block' && records.count(noun) > 0,
      );
      if (held.length) {
        throw new DomainError(
          'conflict',
          `A claim set is imported into a library that holds nothing yet, and this one holds ${held[0]}s. Make a new library for it.`,
        );
      }
      const undone =
        set.article.some(({ id }) => records.find('article', id)) ||
        set.claim.some(({ id }) => records.find('claim', id));
      if (undone) {
        throw new DomainError(
          'conflict',
          `“${name}” was taken in before, and that was undone. Redo it, or make a new library for it.`,
        );
      }
      acts.record(newAct(`Import claim set “${name}”`), (recorder) => {
        for (const noun of Object.keys(nouns) as Noun[]) {
          for (const record of set[noun]) {
            if (noun !== 'editor' || !records.find('editor', record.id)) recorder.create(noun, record);
          }
        }
      });
      // The set is in by now: what is left is derived, and is not worth stopping for.
      const comparing = crossReference();
      for (let step = await comparing.next(false); !step.done; step = await comparing.next(false))
        yield step.value;
      return { articles: set.article.length, claims: set.claim.length };
    },
  } satisfies Operations;
}
