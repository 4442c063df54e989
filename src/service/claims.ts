import { anchorQuote, describePassage, trimPassage } from '../annotate/index.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { Anchor, Claim } from '../contract/model.ts';
import type { QuotedClaim } from '../contract/operations.ts';
import type { Party } from '../contract/reading.ts';
import type { ClaimReadingView, QuotedClaimOutcome } from '../contract/views.ts';
import type { Recorder } from '../store/index.ts';
import type { fields } from '../words/en/acts.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, quoteShort } from './context.ts';
import { checkCorrection, sharingParts, stemUnits } from './corrections.ts';
import { claimHistory } from './history.ts';
import type { Operations } from './index.ts';
import type { Readings } from './readings.ts';
import { openTagFinder } from './tags.ts';
import type { Voices } from './voices.ts';

interface NewClaim {
  readonly externalId?: string | undefined;
  readonly statement?: string | undefined;
  readonly type?: Claim['type'] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly attribution?: Party[] | undefined;
  readonly asOf?: Claim['asOf'] | undefined;
  readonly status?: Claim['status'] | undefined;
  readonly verdictId?: Claim['verdictId'] | undefined;
  readonly verdictReason?: string | undefined;
}

interface VerdictDetails {
  readonly verdictId?: Claim['verdictId'] | undefined;
  readonly verdictReason?: string | undefined;
}

interface Place {
  readonly revisionId: string;
  readonly start: number;
  readonly end: number;
}
type NewAnchor = Omit<Anchor, 'id' | 'claimId'>;

/** Claims, their places and what is read in them. */
export function claimOperations(context: Context, { perform }: Acting, readings: Readings, voices: Voices) {
  const { store, editor, need, newId, now, nameClaim, wordingOf, language } = context;
  const { records, views } = store;
  const findOrCreateTags = openTagFinder(context);

  /** @param anchor null: it was heard, and stands in no text */
  function createClaim(recorder: Recorder, anchor: NewAnchor | null, given: NewClaim): Claim {
    const verdict = giveVerdict(given.verdictId ?? undefined, 'to-check');
    const claim: Claim = {
      id: newId(),
      externalId: given.externalId ?? null,
      articleId: anchor && need('revision', anchor.revisionId).articleId,
      statement: given.statement ?? '',
      type: given.type ?? 'other',
      attribution: given.attribution ?? [],
      asOf: given.asOf ?? null,
      tagIds: findOrCreateTags(recorder, given.tags ?? []),
      note: given.note ?? '',
      verdictId: null,
      verdictReason: given.verdictReason ?? '',
      verdictBy: null,
      verdictAt: null,
      createdBy: editor.id,
      createdAt: now(),
      ...verdict,
      status: given.status ?? verdict.status ?? 'to-check',
    };
    refuseUnfounded(claim, anchor?.exact ?? claim.statement);
    recorder.create('claim', claim);
    if (anchor) recorder.create('anchor', { id: newId(), claimId: claim.id, ...anchor });
    return claim;
  }

  /**
   * A verdict is somebody's, given at some time; null takes it back. A claim that was still to check is done with
   * it; a status that an editor chose stays.
   */
  function giveVerdict(verdictId: string | null | undefined, status: Claim['status']): Partial<Claim> {
    if (verdictId === undefined) return {};
    if (verdictId === null) return { verdictId, verdictBy: null, verdictAt: null };
    const { id } = need('rating', verdictId);
    return {
      verdictId: id,
      verdictBy: editor.id,
      verdictAt: now(),
      ...(status === 'to-check' && { status: 'done' }),
    };
  }

  /** @throws DomainError conflict when a verdict that needs two sources has neither them nor a reason */
  function refuseUnfounded(
    { id, verdictId, verdictReason }: Pick<Claim, 'id' | 'verdictId' | 'verdictReason'>,
    words: string,
  ): void {
    const rating = verdictId === null ? null : records.find('rating', verdictId)?.record;
    if (!rating?.needsTwoSources || verdictReason.trim()) return;
    if (records.find('claim', id) && voices.countAgreeing(id) > 1) return;
    throw new DomainError(
      'conflict',
      saying('claims.lacksReason', { verdict: rating.label, claim: quoteShort(words) }),
    );
  }

  /** @throws DomainError when nothing but white space is selected, it lies outside the text, or the text is older */
  function toAnchor({ revisionId, start, end }: Place): NewAnchor {
    const { text, articleId, number } = need('revision', revisionId);
    need('article', articleId);
    // A claim goes along from revision to revision; a place in an older one would be one on its own.
    if (records.list('revision', { articleId, number: number + 1 }).length)
      throw new DomainError('conflict', saying('claims.olderText'));
    const place = trimPassage(text, start, end);
    if (!place) throw new DomainError('invalid-request', saying('claims.noWords'));
    return {
      revisionId,
      ...describePassage(text, place.start, place.end),
      ...place,
      state: 'same',
      ...unmoved,
    };
  }

  /** @throws DomainError conflict when another anchor of the claim than the named one stands there already */
  function refuseSamePlace(claimId: string, { revisionId, start, end }: NewAnchor, anchorId?: string): void {
    const isThere = views
      .anchorsOf(claimId)
      .some(
        (known) =>
          known.id !== anchorId &&
          known.revisionId === revisionId &&
          known.start === start &&
          known.end === end,
      );
    if (isThere) throw new DomainError('conflict', saying('claims.samePlace'));
  }

  /** Finds the article of a quoted claim and the place of its words. @throws DomainError */
  function placeQuotedClaim(quoted: QuotedClaim): NewAnchor {
    const [named, second] =
      quoted.file === undefined ? [] : records.list('article', { fileName: quoted.file });
    if (named && second) {
      throw new DomainError(
        'conflict',
        saying('claims.manyFiles', { file: quoted.file!, first: named.id, second: second.id }),
      );
    }
    const article = quoted.article === undefined ? named : need('article', quoted.article);
    if (!article) {
      const missing =
        quoted.file === undefined ? saying('claims.noWhere') : saying('claims.noFile', { file: quoted.file });
      throw new DomainError('not-found', missing);
    }
    const revision = views.newestRevision(article.id)!;
    const found = anchorQuote(revision.text, {
      exact: quoted.quote,
      prefix: quoted.prefix ?? '',
      suffix: quoted.suffix ?? '',
      ...(quoted.start === undefined ? {} : { start: quoted.start }),
    });
    const quote = quoteShort(quoted.quote);
    if (found.state === 'gone')
      throw new DomainError('not-found', saying('claims.noQuote', { quote, title: article.title }));
    if (found.state === 'close') {
      const near = quoteShort(revision.text.slice(found.start, found.end));
      throw new DomainError('not-found', saying('claims.nearQuote', { quote, title: article.title, near }));
    }
    if (found.state === 'ambiguous') {
      throw new DomainError(
        'conflict',
        saying('claims.unclearQuote', { quote, places: found.places, title: article.title }),
      );
    }
    return toAnchor({ revisionId: revision.id, start: found.start, end: found.end });
  }

  function checkVerdict(claim: Claim, details: VerdictDetails): void {
    if (details.verdictId === undefined && details.verdictReason === undefined) return;
    const { verdictId = claim.verdictId, verdictReason = claim.verdictReason } = details;
    refuseUnfounded({ id: claim.id, verdictId, verdictReason }, wordingOf(claim));
  }

  /** One by its words, several by their article, where all stand in one. */
  function nameNew(anchors: readonly NewAnchor[]): Saying {
    const count = anchors.length;
    if (count === 1) return saying('acts.addClaim', { claim: quoteShort(anchors[0]!.exact) });
    const articleIds = new Set(anchors.map(({ revisionId }) => need('revision', revisionId).articleId));
    if (articleIds.size !== 1) return saying('acts.addClaims', { count });
    return saying('acts.addClaimsIn', { count, title: need('article', [...articleIds][0]!).title });
  }

  /** Runs one act on a claim. */
  function changeClaim(
    id: string,
    label: (claim: string) => Saying,
    work: (recorder: Recorder, claim: Claim) => void,
  ) {
    const claim = need('claim', id);
    perform(label(nameClaim(claim)), (recorder) => work(recorder, claim));
    return views.claim(need('claim', id));
  }

  function readingView(claim: Claim): ClaimReadingView {
    const { passage, read, effective, outdated } = readings.readClaim(claim);
    return {
      passage,
      read,
      effective,
      corrected: records.list('correction', { claimId: claim.id }).map(({ part }) => part),
      outdated: [...outdated],
    };
  }

  return {
    'claim.create': ({ revisionId, start, end, ...given }) => {
      const anchor = toAnchor({ revisionId, start, end });
      return views.claim(
        perform(saying('acts.addClaim', { claim: quoteShort(anchor.exact) }), (recorder) =>
          createClaim(recorder, anchor, given),
        ),
      );
    },
    'claim.createHeard': (given) =>
      views.claim(
        perform(saying('acts.addClaim', { claim: quoteShort(given.statement) }), (recorder) =>
          createClaim(recorder, null, given),
        ),
      ),
    'claim.createMany': ({ places, tags }) => {
      const isTaken = ({ revisionId, start, end }: Place) =>
        records
          .list('anchor', { revisionId, start, end })
          .some(({ claimId }) => records.find('claim', claimId)?.presence === 'live');
      const anchors = places.map(toAnchor).filter((anchor) => !isTaken(anchor as Place));
      const claims = perform(nameNew(anchors), (recorder) =>
        anchors.map((anchor) => createClaim(recorder, anchor, { tags })),
      );
      return { claimIds: claims.map(({ id }) => id) };
    },
    'claim.createQuoted': ({ claims }) => {
      return perform(saying('acts.addClaims', { count: claims.length }), (recorder) =>
        claims.map((quoted): QuotedClaimOutcome => {
          const externalId = quoted.id ?? null;
          try {
            if (externalId !== null && records.list('claim', { externalId }).length > 0) {
              throw new DomainError('conflict', saying('claims.idTaken', { id: externalId }));
            }
            const anchor = placeQuotedClaim(quoted);
            const attribution = quoted.speaker ? [toParty(quoted.speaker)] : [];
            const claim = createClaim(recorder, anchor, { ...quoted, externalId: quoted.id, attribution });
            return { externalId, claimId: claim.id, reason: null };
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            return { externalId, claimId: null, reason: say(error.saying, language()) };
          }
        }),
      );
    },
    'claim.list': (scope) => views.claims(views.claimsIn(scope)),
    'claim.read': ({ id }) => views.claim(need('claim', id)),
    'claim.update': ({ id, tags, ...details }) =>
      changeClaim(
        id,
        (claim) => saying('acts.changeClaim', { fields: nameFields({ tags, ...details }), claim }),
        (recorder, claim) => {
          const { tagIds, status } = claim;
          const patch = { ...giveVerdict(details.verdictId, status), ...details };
          checkVerdict(claim, details);
          // A deleted tag stays on its claims, so that it comes back with them.
          const deleted = tagIds.filter((tagId) => records.find('tag', tagId)?.presence !== 'live');
          recorder.update('claim', id, {
            ...(patch as Partial<Claim>),
            ...(tags && { tagIds: [...deleted, ...findOrCreateTags(recorder, tags)].sort() }),
          });
        },
      ),
    'claim.updateMany': ({ ids, addTags, removeTagIds, ...details }) => {
      const label = saying('acts.changeClaims', {
        fields: nameFields({ tags: addTags ?? removeTagIds, ...details }),
        count: ids.length,
      });
      perform(label, (recorder) => {
        const added = findOrCreateTags(recorder, addTags ?? []);
        for (const id of ids) {
          const claim = need('claim', id);
          const { tagIds, status } = claim;
          checkVerdict(claim, details);
          const kept = tagIds.filter((tagId) => !removeTagIds?.includes(tagId));
          recorder.update('claim', id, {
            ...giveVerdict(details.verdictId, status),
            ...(details as Partial<Claim>),
            tagIds: [...new Set([...kept, ...added])].sort(),
          });
        }
      });
      return { label: say(label, language()) };
    },
    'claim.addAnchor': ({ id, revisionId, start, end }) =>
      changeClaim(
        id,
        (claim) => saying('acts.addPlace', { claim }),
        (recorder, claim) => {
          const anchor = toAnchor({ revisionId, start, end });
          if (need('revision', revisionId).articleId !== claim.articleId) {
            throw new DomainError('conflict', saying('claims.otherArticle'));
          }
          refuseSamePlace(id, anchor);
          recorder.create('anchor', { id: newId(), claimId: id, ...anchor });
        },
      ),
    'claim.removeAnchor': ({ id, anchorId }) =>
      changeClaim(
        id,
        (claim) => saying('acts.removePlace', { claim }),
        (recorder) => {
          const anchors = views.anchorsOf(id);
          if (!anchors.some((anchor) => anchor.id === anchorId)) {
            throw new DomainError('not-found', saying('claims.noPlace'));
          }
          if (anchors.length === 1) {
            throw new DomainError('conflict', saying('claims.noOtherPlace'));
          }
          recorder.setPresence('anchor', anchorId, 'binned');
        },
      ),
    'claim.moveAnchor': ({ id, anchorId, ...given }) =>
      changeClaim(
        id,
        (claim) => saying('acts.movePlace', { claim }),
        (recorder, claim) => {
          const known = views.anchorsOf(id).find((anchor) => anchor.id === anchorId);
          if (!known) throw new DomainError('not-found', saying('claims.noPlace'));
          const anchor = toAnchor(given);
          if (
            anchor.revisionId !== known.revisionId ||
            need('revision', anchor.revisionId).articleId !== claim.articleId
          )
            throw new DomainError('conflict', saying('claims.otherText'));
          refuseSamePlace(id, anchor, anchorId);
          recorder.setPresence('anchor', anchorId, 'binned');
          recorder.create('anchor', {
            ...anchor,
            id: newId(),
            claimId: id,
            state: anchor.exact === known.exact ? 'moved' : 'reworded',
            carriedFrom: known.carriedFrom,
            confirmedBy: editor.id,
            confirmedAt: now(),
          });
        },
      ),
    'claim.reading': ({ id }) => readingView(need('claim', id)),
    'claim.correctReading': ({ id, part, value: given }) => {
      const claim = need('claim', id);
      const { passage, read } = readings.readClaim(claim);
      const value = given && stemUnits(given, read);
      const known = records.list('correction', { claimId: id, part })[0];
      if (value) checkCorrection(part, value, passage.text);
      const label = saying('acts.correctReading', { part: saying(`parts.${part}`), claim: nameClaim(claim) });
      perform(label, (recorder) => {
        // Number and unit stand in one list, as name and place do: the newer correction is of the whole list.
        for (const other of value ? sharingParts(part) : [])
          for (const { id: shared } of records.list('correction', { claimId: id, part: other }))
            recorder.setPresence('correction', shared, 'binned');
        if (value === null) {
          if (known) recorder.setPresence('correction', known.id, 'binned');
        } else if (known) recorder.update('correction', known.id, { value });
        else recorder.create('correction', { id: newId(), claimId: id, part, value });
      });
      return readingView(claim);
    },
    'claim.history': ({ id }) => claimHistory(context, need('claim', id)),
  } satisfies Operations;
}

/** Of a place that an editor marks. */
const unmoved = { carriedFrom: null, confirmedBy: null, confirmedAt: null } as const;

/** A script names a speaker and no more: "the county" names nobody, "Piet Landry" somebody. */
function toParty(name: string): Party {
  return { name, kind: /^\p{Lu}/u.test(name) ? 'person' : 'unnamed', role: null };
}

/** The changed fields in an editor's words. */
function nameFields(patch: { readonly [F in keyof typeof fields]?: unknown }): Saying[] {
  const changed = Object.entries(patch).filter(([, value]) => value !== undefined);
  return changed.map(([field]) => saying(`fields.${field as keyof typeof fields}`));
}
