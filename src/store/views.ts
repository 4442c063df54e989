import type Database from 'better-sqlite3';
import type { Claim, RecordOf } from '../contract/model.ts';
import { type BinItem, BinNoun } from '../contract/views.ts';
import type { Acts } from './acts.ts';
import { openArticleViews } from './article-views.ts';
import { openClaimViews, wordingOf } from './claim-views.ts';
import { openLinkViews } from './link-views.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';
import { openRelations } from './relations.ts';
import { openScopes } from './scopes.ts';
import type { Texts } from './texts.ts';

interface Parts {
  readonly records: Records;
  readonly links: Links;
  readonly texts: Texts;
  readonly acts: Acts;
}

/** Puts records together as the contract's views show them. Reads only. */
export function openViews(db: Database.Database, { records, links, texts, acts }: Parts) {
  const scopes = openScopes(db, records);
  const relations = openRelations(records, links);
  const claimViews = openClaimViews(records, links, relations);
  return {
    ...scopes,
    ...claimViews,
    ...openArticleViews({ records, links, texts, relations, claimViews }),
    ...openLinkViews(records, links, relations, claimViews),
    effectiveRelations: relations.effectiveRelations,

    claims: (of: readonly Claim[] = scopes.liveClaims()) => claimViews.claims(of),
    claim: (claim: Claim) => claimViews.fewClaims([claim])[0]!,

    bin(): BinItem[] {
      const list = <N extends BinNoun>(noun: N, toTitle: (record: RecordOf<N>) => string): BinItem[] =>
        records.list(noun, {}, 'binned').map((record) => ({
          noun,
          id: record.id,
          title: toTitle(record),
          binnedAt: acts.presenceChangedAt(record.id) ?? new Date(0).toISOString(),
        }));
      return BinNoun.options
        .flatMap((noun) => list(noun, (record) => titleOf(noun, record)))
        .sort((x, y) => (x.binnedAt < y.binnedAt ? 1 : -1));
    },

    titleOf,
  };

  /** What people call a record that can go into the bin. */
  function titleOf<N extends BinNoun>(noun: N, record: RecordOf<N>): string {
    const titles: { [M in BinNoun]: (record: RecordOf<M>) => string } = {
      article: ({ title }) => title,
      claim: (claim) => wordingOf(claim, claimViews.anchorsOf(claim.id)),
      collection: ({ name }) => name,
      tag: ({ name }) => name,
      rating: ({ label }) => label,
      evidence: ({ note, address, fileName, kind }) => note || address || fileName || kind,
      alias: ({ name, standsFor }) => `${name} = ${standsFor}`,
      earlierCheck: ({ text }) => text,
      savedSearch: ({ name }) => name,
    };
    return titles[noun](record);
  }
}
