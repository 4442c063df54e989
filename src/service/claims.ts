import { anchorQuote, describePassage, trimPassage } from '../annotate/index.ts';
import type { Anchor, Claim } from '../contract/model.ts';
import type { QuotedClaim } from '../contract/operations.ts';
import type { Party } from '../contract/reading.ts';
import { DomainError } from '../contract/result.ts';
import type { QuotedClaimOutcome } from '../contract/views.ts';
import type { Recorder } from '../store/index.ts';
import { type Context, isSameName, quoteShort } from './context.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';

interface NewClaim {
  readonly externalId?: string | undefined;
  readonly statement?: string | undefined;
  readonly type?: Claim['type'] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly attribution?: Party[] | undefined;
}

/** Claims, their places and their tags. */
export function claimOperations(context: Context, { refreshClaims }: Linking) {
  const { store, editor, need, newAct, newId, now, nameClaim } = context;
  const { records, acts, views } = store;

  function findOrCreateTags(recorder: Recorder, names: readonly string[]): string[] {
    const tags = records.list('tag');
    const ids = names.map((name) => {
      const known = tags.find((tag) => isSameName(tag.name, name));
      if (known) return known.id;
      const tag = { id: newId(), name, colour: null, description: '', parentId: null };
      recorder.create('tag', tag);
      tags.push(tag);
      return tag.id;
    });
    return [...new Set(ids)].sort();
  }

  function createClaim(recorder: Recorder, anchor: Omit<Anchor, 'id' | 'claimId'>, given: NewClaim): Claim {
    const claim: Claim = {
      id: newId(),
      externalId: given.externalId ?? null,
      articleId: need('revision', anchor.revisionId).articleId,
      statement: given.statement ?? '',
      type: given.type ?? 'other',
      attribution: given.attribution ?? [],
      asOf: null,
      tagIds: findOrCreateTags(recorder, given.tags ?? []),
      note: given.note ?? '',
      status: 'to-check',
      verdictId: null,
      verdictReason: '',
      verdictBy: null,
      verdictAt: null,
      createdBy: editor.id,
      createdAt: now(),
    };
    recorder.create('claim', claim);
    recorder.create('anchor', { id: newId(), claimId: claim.id, ...anchor });
    return claim;
  }

  /** @throws DomainError when nothing but white space is selected, or it lies outside the text */
  function toAnchor(revisionId: string, start: number, end: number): Omit<Anchor, 'id' | 'claimId'> {
    const { text, articleId } = need('revision', revisionId);
    need('article', articleId);
    const place = trimPassage(text, start, end);
    if (!place)
      throw new DomainError(
        'invalid-request',
        'The selected passage holds no words. Select some text first.',
      );
    return { revisionId, ...describePassage(text, place.start, place.end), ...place, state: 'same' };
  }

  /** Finds the article of a quoted claim and the place of its words. @throws DomainError */
  function placeQuotedClaim(quoted: QuotedClaim): Omit<Anchor, 'id' | 'claimId'> {
    const [named, second] =
      quoted.file === undefined ? [] : records.list('article', { fileName: quoted.file });
    if (named && second) {
      throw new DomainError(
        'conflict',
        `Several articles came from files named “${quoted.file}”. Say which by “article”: ${named.id} or ${second.id}.`,
      );
    }
    const article = quoted.article === undefined ? named : need('article', quoted.article);
    if (!article) {
      const missing =
        quoted.file === undefined
          ? 'Give “article” or “file”.'
          : `No article came from a file “${quoted.file}”.`;
      throw new DomainError('not-found', missing);
    }
    const revision = views.newestRevision(article.id)!;
    const found = anchorQuote(revision.text, {
      exact: quoted.quote,
      prefix: quoted.prefix ?? '',
      suffix: quoted.suffix ?? '',
      ...(quoted.start === undefined ? {} : { start: quoted.start }),
    });
    const words = quoteShort(quoted.quote);
    if (found.state === 'gone')
      throw new DomainError('not-found', `${words} does not stand in “${article.title}”.`);
    if (found.state === 'ambiguous') {
      throw new DomainError(
        'conflict',
        `${words} stands ${found.places} times in “${article.title}”. Give start, prefix or suffix.`,
      );
    }
    return toAnchor(revision.id, found.start, found.end);
  }

  /** Runs one act on a claim and brings its reading and links up to date. */
  function changeClaim(id: string, label: string, work: (recorder: Recorder, claim: Claim) => void) {
    const claim = need('claim', id);
    acts.record(newAct(`${label} ${nameClaim(claim)}`), (recorder) => work(recorder, claim));
    refreshClaims([id]);
    return views.claim(need('claim', id));
  }

  return {
    'claim.create': ({ revisionId, start, end, ...given }) => {
      const anchor = toAnchor(revisionId, start, end);
      const claim = acts.record(newAct(`Add claim ${quoteShort(anchor.exact)}`), (recorder) =>
        createClaim(recorder, anchor, given),
      );
      refreshClaims([claim.id]);
      return views.claim(claim);
    },
    'claim.createQuoted': ({ claims }) => {
      const act = newAct(`Add ${claims.length} claims`);
      const created: string[] = [];
      const outcomes = acts.record(act, (recorder) =>
        claims.map((quoted): QuotedClaimOutcome => {
          const externalId = quoted.id ?? null;
          try {
            if (externalId !== null && records.list('claim', { externalId }).length > 0) {
              throw new DomainError('conflict', `A claim with the id “${externalId}” is there already.`);
            }
            const anchor = placeQuotedClaim(quoted);
            const attribution = quoted.speaker ? [toParty(quoted.speaker)] : [];
            const claim = createClaim(recorder, anchor, { ...quoted, externalId: quoted.id, attribution });
            created.push(claim.id);
            return { externalId, claimId: claim.id, reason: null };
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            return { externalId, claimId: null, reason: error.message };
          }
        }),
      );
      refreshClaims(created);
      return outcomes;
    },
    'claim.list': () => views.claims(),
    'claim.read': ({ id }) => views.claim(need('claim', id)),
    'claim.update': ({ id, tags, ...details }) =>
      changeClaim(id, `Change ${nameFields({ tags, ...details })} of claim`, (recorder) => {
        const patch = tags === undefined ? details : { ...details, tagIds: findOrCreateTags(recorder, tags) };
        recorder.update('claim', id, patch as Partial<Claim>);
      }),
    'claim.addAnchor': ({ id, revisionId, start, end }) =>
      changeClaim(id, 'Add a place to claim', (recorder, claim) => {
        const anchor = toAnchor(revisionId, start, end);
        if (need('revision', revisionId).articleId !== claim.articleId) {
          throw new DomainError(
            'conflict',
            'A claim stands in one article. Mark this passage as a claim of its own.',
          );
        }
        const isThere = views
          .anchorsOf(id)
          .some((known) => known.start === anchor.start && known.end === anchor.end);
        if (isThere) throw new DomainError('conflict', 'This passage is a place of the claim already.');
        recorder.create('anchor', { id: newId(), claimId: id, ...anchor });
      }),
    'claim.removeAnchor': ({ id, anchorId }) =>
      changeClaim(id, 'Remove a place of claim', (recorder) => {
        const anchors = views.anchorsOf(id);
        if (!anchors.some((anchor) => anchor.id === anchorId)) {
          throw new DomainError('not-found', 'This is not a place of the claim any more.');
        }
        if (anchors.length === 1) {
          throw new DomainError('conflict', 'This is the only place of the claim. Delete the claim instead.');
        }
        recorder.setPresence('anchor', anchorId, 'binned');
      }),
    'tag.list': () => {
      const claims = views.liveClaims();
      return records
        .list('tag')
        .map((tag) => ({ ...tag, claims: claims.filter(({ tagIds }) => tagIds.includes(tag.id)).length }))
        .sort((x, y) => x.name.localeCompare(y.name));
    },
  } satisfies Operations;
}

/** A script names a speaker and no more: "the county" names nobody, "Piet Landry" somebody. */
function toParty(name: string): Party {
  return { name, kind: /^\p{Lu}/u.test(name) ? 'person' : 'unnamed', role: null };
}

/** The changed fields in an editor's words. */
function nameFields(patch: object): string {
  const names: Record<string, string> = { attribution: 'speaker' };
  const changed = Object.entries(patch).filter(([, value]) => value !== undefined);
  return changed.map(([field]) => names[field] ?? field).join(', ');
}
