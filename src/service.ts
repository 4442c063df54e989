import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { anchorQuote, describePassage, trimPassage } from './annotate/index.ts';
import { compareWording, groupPoints } from './compare/index.ts';
import type { Anchor, Article, Claim, Noun, RecordOf } from './contract/model.ts';
import { nouns } from './contract/model.ts';
import type {
  ArticleDetails,
  FileOutcome,
  Job,
  QuotedClaim,
  QuotedClaimOutcome,
  Service,
} from './contract/operations.ts';
import type { Party, Passage } from './contract/reading.ts';
import { DomainError } from './contract/result.ts';
import {
  type ClaimSetRecords,
  type CsvClaim,
  checkClaimSet,
  readClaimSet,
  writeClaimSet,
  writeCsv,
} from './exchange/index.ts';
import { readingOf } from './features/index.ts';
import type { ParsedArticle } from './ingest/index.ts';
import { explainPair, type MatchSide, rarestStems } from './match/index.ts';
import { type Act, type Recorder, type Store, type SuggestedLink, wordingOf } from './store/index.ts';
import { splitSentences } from './text/sentences.ts';

interface ServiceOptions {
  readonly store: Store;
  /** Of this installation's copy of this library. */
  readonly origin: string;
  readonly editorName: string;
  readonly fileName: string;
  readonly isSample: boolean;
  newId(): string;
  /** UTC, ISO 8601. */
  now(): string;
  /** @throws DomainError when the file is not at hand any more */
  readUpload(upload: string): Promise<{ name: string; bytes: Uint8Array }>;
  /** Reads untrusted bytes outside this process. @throws DomainError with the reason */
  parse(name: string, bytes: Uint8Array): Promise<ParsedArticle>;
  /** The batch is over. */
  stopParsing(): void;
}

/** How many candidates are compared with a claim; at 50 the gold partner was always among them. */
const candidateLimit = 50;
/** How many claims are read in one transaction while everything is compared anew. */
const readingBatch = 50;

/** The contract, put into effect: joins the stages and the store. */
export function createService(options: ServiceOptions): Service {
  const { store, origin, fileName, isSample, newId, now } = options;
  const { records, acts, links, views } = store;
  const editor = findEditor();
  let imports = 0;

  function findEditor() {
    const known = records.list('editor', { name: options.editorName })[0];
    if (known) return known;
    const joined = { id: newId(), name: options.editorName, colour: null };
    store.transact(() => records.insert('editor', joined));
    return joined;
  }

  function newAct(label: string): Act {
    return { id: newId(), label, origin, editorId: editor.id, at: now() };
  }

  /** The live record of this id. @throws DomainError not-found */
  function need<N extends Noun>(noun: N, id: string): RecordOf<N> {
    const found = records.find(noun, id);
    if (found?.presence === 'live') return found.record;
    const where = found?.presence === 'binned' ? ' It is in the bin: restore it first.' : '';
    throw new DomainError('not-found', `There is no ${noun} ${id}.${where}`);
  }

  function nameClaim(claim: Claim): string {
    return quoteShort(wordingOf(claim, views.anchorsOf(claim.id)));
  }

  function findOrCreatePublisher(recorder: Recorder, name: string | null): string | null {
    if (name === null) return null;
    const known = records.list('publisher').find((publisher) => isSameName(publisher.name, name));
    if (known) return known.id;
    const publisher = { id: newId(), name, grade: null };
    recorder.create('publisher', publisher);
    return publisher.id;
  }

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

  // --- Reading and linking: derived from what people made, outside the record of acts. ---

  /** The claim's words in the sentences around them. */
  function passageOf(claim: Claim): Passage {
    const anchors = views.anchorsOf(claim.id);
    const wording = wordingOf(claim, anchors);
    const placed = anchors.filter((anchor) => anchor.start !== null);
    const [first] = placed;
    const last = placed.at(-1);
    if (!first || !last) return { text: wording, start: 0, end: wording.length };
    const { text } = need('revision', first.revisionId);
    const sentences = splitSentences(text);
    const before = text.slice(
      sentences.findLast(({ start }) => start <= first.start!)?.start ?? first.start!,
      first.start!,
    );
    const after = text.slice(last.end!, sentences.find(({ end }) => end >= last.end!)?.end ?? last.end!);
    return { text: before + wording + after, start: before.length, end: before.length + wording.length };
  }

  function readClaim(claim: Claim): void {
    const article = claim.articleId === null ? null : need('article', claim.articleId);
    const passage = passageOf(claim);
    links.putReading({
      claimId: claim.id,
      wordingHash: sha256(wordingOf(claim, views.anchorsOf(claim.id))),
      passage,
      reading: readingOf(passage, {
        publishedAt: article?.publishedAt ?? null,
        language: article?.language ?? null,
      }),
    });
  }

  function toMatchSide(claimId: string): MatchSide | null {
    const read = links.readingOf(claimId);
    const claim = records.find('claim', claimId)?.record;
    if (!read || !claim) return null;
    const article = claim.articleId === null ? null : records.find('article', claim.articleId)?.record;
    return {
      passage: read.passage,
      reading: read.reading,
      articleId: claim.articleId,
      publishedAt: article?.publishedAt ?? null,
      attribution: claim.attribution,
    };
  }

  function suggestLink(a: string, b: string): SuggestedLink | null {
    const sideA = toMatchSide(a);
    const sideB = toMatchSide(b);
    if (!sideA || !sideB) return null;
    const { relation, subject, confidence, rule, ledger } = explainPair(sideA, sideB, links.corpus);
    if (relation === null || relation === 'unrelated') return null;
    return { a, b, relation, subject, confidence, rule, ledger };
  }

  function candidatesOf(claimId: string): [string, string][] {
    const read = links.readingOf(claimId);
    if (!read) return [];
    const nearest = links.nearestClaims(claimId, rarestStems(read.reading, links.corpus), candidateLimit);
    return nearest.map((other) => orderPair(claimId, other));
  }

  /** Brings what is derived from these claims up to date: read and linked when live, forgotten when not. */
  function refreshClaims(claimIds: Iterable<string>): void {
    const ids = new Set(claimIds);
    store.transact(() => {
      const live: Claim[] = [];
      for (const id of ids) {
        const claim = records.find('claim', id);
        const isShown =
          claim?.presence === 'live' &&
          (claim.record.articleId === null ||
            records.find('article', claim.record.articleId)?.presence === 'live');
        if (isShown) live.push(claim.record);
        else links.forget(id);
      }
      for (const claim of live) readClaim(claim);
      for (const { id } of live) {
        const suggestions = candidatesOf(id).map(([a, b]) => suggestLink(a, b));
        links.replaceSuggestionsOf(
          id,
          suggestions.filter((link) => link !== null),
        );
      }
    });
  }

  /** The claims on which changes of these records bear. */
  function affectedClaims(changed: readonly { noun: Noun; recordId: string }[]): Set<string> {
    const ids = new Set<string>();
    for (const { noun, recordId } of changed) {
      if (noun === 'claim') ids.add(recordId);
      if (noun === 'anchor') ids.add(records.find('anchor', recordId)!.record.claimId);
      if (noun === 'article')
        for (const { id } of records.list('claim', { articleId: recordId })) ids.add(id);
    }
    return ids;
  }

  /** Reads and links all claims; the new links take the old ones' place in one step at the end. */
  async function* crossReference(): Job<{ claims: number; links: number }> {
    const stopIf = (isCancelled: boolean) => {
      if (isCancelled)
        throw new DomainError('cancelled', 'Comparing was cancelled. The links are as they were.');
    };
    const ids = views.liveClaims().map(({ id }) => id);
    const total = ids.length * 2;
    for (let from = 0; from < ids.length; from += readingBatch) {
      store.transact(() => {
        for (const id of ids.slice(from, from + readingBatch)) {
          const claim = records.find('claim', id);
          if (claim?.presence === 'live') readClaim(claim.record);
        }
      });
      stopIf(yield { done: Math.min(from + readingBatch, ids.length), total, current: null });
    }
    const suggestions = new Map<string, SuggestedLink | null>();
    for (const [index, id] of ids.entries()) {
      for (const [a, b] of candidatesOf(id)) {
        if (!suggestions.has(a + b)) suggestions.set(a + b, suggestLink(a, b));
      }
      stopIf(yield { done: ids.length + index + 1, total, current: null });
    }
    const found = [...suggestions.values()].filter(
      (link) => link !== null && links.hasReading(link.a) && links.hasReading(link.b),
    );
    store.transact(() => links.replaceSuggestionsAmong(new Set(ids), found as SuggestedLink[]));
    return { claims: ids.length, links: found.length };
  }

  // --- Articles ---

  async function importFile(upload: string, act: Act, given: Partial<ArticleDetails>): Promise<FileOutcome> {
    let name = 'This file';
    try {
      const file = await options.readUpload(upload);
      name = file.name;
      const originalHash = sha256(file.bytes);
      const sameBytes = findArticleOf({ originalHash });
      if (sameBytes)
        return { name, outcome: 'duplicate', articleId: sameBytes.id, title: sameBytes.title, reason: null };
      const parsed = await options.parse(name, file.bytes);
      const textHash = sha256(parsed.text);
      const sameText = findArticleOf({ textHash });
      if (sameText)
        return { name, outcome: 'duplicate', articleId: sameText.id, title: sameText.title, reason: null };
      const article = acts.record(act, (recorder) => {
        const added = createArticle(recorder, name, parsed, { originalHash, textHash }, given);
        store.originals.put(originalHash, gzipSync(file.bytes));
        return added;
      });
      return { name, outcome: 'added', articleId: article.id, title: article.title, reason: null };
    } catch (thrown) {
      const error = store.explainError(thrown);
      if (!(error instanceof DomainError)) throw error;
      return { name, outcome: 'refused', articleId: null, title: null, reason: error.message };
    }
  }

  function findArticleOf(revision: { originalHash: string } | { textHash: string }): Article | null {
    for (const { articleId } of records.list('revision', revision)) {
      const found = records.find('article', articleId);
      if (found?.presence === 'live') return found.record;
    }
    return null;
  }

  function createArticle(
    recorder: Recorder,
    name: string,
    parsed: ParsedArticle,
    hashes: { originalHash: string; textHash: string },
    given: Partial<ArticleDetails>,
  ): Article {
    const addedAt = now();
    const article: Article = {
      id: newId(),
      fileName: name,
      title: given.title ?? parsed.title,
      publisherId: findOrCreatePublisher(recorder, given.publisher ?? parsed.publisher),
      author: parsed.author,
      publishedAt: given.publishedAt ?? parsed.publishedAt,
      address: parsed.address,
      language: parsed.language,
      collectionIds: [],
      addedBy: editor.id,
      addedAt,
    };
    recorder.create('article', article);
    const revision = {
      id: newId(),
      articleId: article.id,
      number: 1,
      text: parsed.text,
      mediaType: parsed.mediaType,
      capturedAt: addedAt,
      ...hashes,
    };
    recorder.create('revision', revision);
    for (const block of parsed.blocks)
      recorder.create('block', { id: newId(), revisionId: revision.id, ...block });
    return article;
  }

  // --- Claims ---

  interface NewClaim {
    readonly externalId?: string | undefined;
    readonly statement?: string | undefined;
    readonly type?: Claim['type'] | undefined;
    readonly tags?: readonly string[] | undefined;
    readonly note?: string | undefined;
    readonly attribution?: Party[] | undefined;
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
    const { text } = need('revision', revisionId);
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
    const named = records.list('article', { fileName: quoted.file ?? null }).at(-1);
    const article =
      quoted.article === undefined ? quoted.file !== undefined && named : need('article', quoted.article);
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

  function movePresence(
    noun: 'article' | 'claim',
    id: string,
    from: 'live' | 'binned',
    to: 'live' | 'binned',
  ) {
    const found = records.find(noun, id);
    if (found?.presence !== from) {
      throw new DomainError(
        'not-found',
        `There is no ${noun} ${id} ${from === 'live' ? 'to delete' : 'in the bin'}.`,
      );
    }
    const name =
      noun === 'article' ? `“${(found.record as Article).title}”` : nameClaim(found.record as Claim);
    const label = `${to === 'binned' ? 'Delete' : 'Restore'} ${noun} ${name}`;
    acts.record(newAct(label), (recorder) => recorder.setPresence(noun, id, to));
    refreshClaims(affectedClaims([{ noun, recordId: id }]));
    return { label };
  }

  function turnAct(kind: 'undo' | 'redo') {
    if (imports > 0)
      throw new DomainError('busy', `An import is running. Cancel it or wait for its end, then ${kind}.`);
    const target = acts.next(origin)[kind];
    if (!target) throw new DomainError('conflict', `There is nothing to ${kind}.`);
    const changes = acts[kind](target, newAct(target.label));
    refreshClaims(affectedClaims(changes));
    return { label: target.label };
  }

  // --- Claim sets ---

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
    const relations = views.effectiveRelations();
    return views.claims().map((claim) => ({
      claim,
      verdict: ratings.get(claim.verdictId ?? '') ?? null,
      related: relations
        .filter(({ a, b }) => a === claim.id || b === claim.id)
        .map(({ a, b, relation }) => ({ relation, id: a === claim.id ? b : a })),
    }));
  }

  // --- Verifying ---

  function verify() {
    const problems = [...store.findDamage()];
    const revisions = records.list('revision');
    for (const { id, text, textHash } of revisions) {
      if (sha256(text) !== textHash)
        problems.push(`The text of revision ${id} is not the one that was captured.`);
      const blocks = records.list('block', { revisionId: id }).sort((x, y) => x.start - y.start);
      const isCovered =
        blocks.every(({ start }, index) => start === (blocks[index - 1]?.end ?? 0)) &&
        blocks.at(-1)?.end === text.length;
      if (!isCovered) problems.push(`The blocks of revision ${id} do not cover its text.`);
    }
    const textById = new Map(revisions.map(({ id, text }) => [id, text]));
    const anchors = records.list('anchor');
    for (const { id, revisionId, start, end, exact } of anchors) {
      if (start !== null && textById.get(revisionId)?.slice(start, end!) !== exact) {
        problems.push(`Anchor ${id} does not stand where it says.`);
      }
    }
    const originals = store.originals.hashes();
    for (const hash of originals) {
      if (sha256(gunzipSync(store.originals.read(hash)!)) !== hash)
        problems.push(`The original file ${hash} has changed.`);
    }
    return {
      isSound: problems.length === 0,
      checked: [
        'pages, indexes and references of the file',
        `${revisions.length} revisions: text as it was captured, covered by its blocks`,
        `${anchors.length} anchors: the words stand where they say`,
        `${originals.length} original files: bytes as they came in`,
      ],
      problems,
    };
  }

  return {
    'library.summary': () => {
      const decided = new Set(records.list('decision').map(({ a, b }) => a + b));
      const next = acts.next(origin);
      return {
        id: store.library.id,
        name: store.library.name,
        fileName,
        isSample,
        editor,
        articles: records.count('article'),
        claims: views.liveClaims().length,
        openSuggestions: links
          .relations()
          .filter(({ a, b, relation }) => relation !== 'discusses' && !decided.has(a + b)).length,
        undo: next.undo?.label ?? null,
        redo: next.redo?.label ?? null,
      };
    },
    'library.verify': verify,

    async *'article.import'({ uploads, ...given }) {
      const act = newAct(uploads.length === 1 ? 'Add article' : `Add ${uploads.length} files`);
      const outcomes: FileOutcome[] = [];
      imports++;
      try {
        for (const upload of uploads) {
          const current = outcomes.at(-1)?.name ?? null;
          if (yield { done: outcomes.length, total: uploads.length, current }) break;
          outcomes.push(await importFile(upload, act, given as Partial<ArticleDetails>));
        }
      } finally {
        imports--;
        options.stopParsing();
      }
      return { outcomes };
    },
    'article.list': () => views.articles(),
    'article.read': ({ id }) => views.read(need('article', id)),
    'article.update': ({ id, publisher, ...details }) => {
      const article = need('article', id);
      acts.record(newAct(`Edit article “${article.title}”`), (recorder) => {
        const patch =
          publisher === undefined
            ? details
            : { ...details, publisherId: findOrCreatePublisher(recorder, publisher) };
        recorder.update('article', id, patch as Partial<Article>);
      });
      refreshClaims(affectedClaims([{ noun: 'article', recordId: id }]));
      return views.article(need('article', id));
    },
    'article.delete': ({ id }) => movePresence('article', id, 'live', 'binned'),
    'article.restore': ({ id }) => movePresence('article', id, 'binned', 'live'),

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
            const anchor = placeQuotedClaim(quoted);
            const attribution: Party[] = quoted.speaker
              ? [{ name: quoted.speaker, kind: 'person', role: null }]
              : [];
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
      changeClaim(id, 'Edit claim', (recorder) => {
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
    'claim.delete': ({ id }) => movePresence('claim', id, 'live', 'binned'),
    'claim.restore': ({ id }) => movePresence('claim', id, 'binned', 'live'),

    'tag.list': () => {
      const claims = views.liveClaims();
      return records
        .list('tag')
        .map((tag) => ({ ...tag, claims: claims.filter(({ tagIds }) => tagIds.includes(tag.id)).length }))
        .sort((x, y) => x.name.localeCompare(y.name));
    },
    'publisher.list': () => records.list('publisher').sort((x, y) => x.name.localeCompare(y.name)),
    'rating.list': () => records.list('rating').sort((x, y) => x.rank - y.rank),
    'point.list': () => {
      const claimsById = new Map(views.claims().map((claim) => [claim.id, claim]));
      const named = records.list('point');
      const groups = groupPoints({
        claimIds: [...claimsById.keys()],
        links: views.effectiveRelations(),
        joinings: records.list('joining', { noun: 'claim' }),
      });
      return groups.map((claimIds) => {
        const point = named.find(({ claimId }) => claimIds.includes(claimId));
        const id = claimIds[0]!;
        return {
          id,
          claimIds,
          title: point?.title || claimsById.get(id)!.wording,
          conclusion: point?.conclusion ?? '',
        };
      });
    },
    'joining.list': () => records.list('joining'),

    'link.crossReference': crossReference,
    'link.list': ({ claimId }) => views.links(claimId),
    'link.decide': ({ a, b, relation, subject, reason }) => {
      if (a === b) throw new DomainError('invalid-request', 'A claim has no relation to itself.');
      const [first, second] = orderPair(a, b);
      const turned = { a: 'b', b: 'a' } as const;
      const decision = {
        a: first,
        b: second,
        relation,
        subject: subject && first !== a ? turned[subject] : subject,
        reason: reason ?? '',
        ledger: links.suggestion(first, second)?.ledger ?? null,
        hashA: sha256(wordingOf(need('claim', first), views.anchorsOf(first))),
        hashB: sha256(wordingOf(need('claim', second), views.anchorsOf(second))),
        decidedBy: editor.id,
        decidedAt: now(),
      };
      const known = records.list('decision', { a: first, b: second })[0];
      acts.record(newAct(`Decide “${relation}” on ${nameClaim(need('claim', first))}`), (recorder) => {
        if (known) recorder.update('decision', known.id, decision);
        else recorder.create('decision', { id: newId(), ...decision });
      });
      return views.link(first, second)!;
    },
    'link.explain': ({ a, b, publishedA, publishedB }) => {
      const toSide = (text: string, publishedAt: string | null): MatchSide => {
        const passage = { text, start: 0, end: text.length };
        return {
          passage,
          reading: readingOf(passage, { publishedAt, language: null }),
          articleId: null,
          publishedAt,
          attribution: [],
        };
      };
      return explainPair(toSide(a, publishedA), toSide(b, publishedB), links.corpus);
    },
    'link.wording': ({ a, b }) => {
      const wordings = [a, b].map((id) => wordingOf(need('claim', id), views.anchorsOf(id)));
      return compareWording(wordings[0]!, wordings[1]!);
    },

    'bin.list': () => views.bin(),

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
      const { name, bytes } = await options.readUpload(upload);
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
        (noun) => noun !== 'editor' && records.count(noun) > 0,
      );
      if (held.length) {
        throw new DomainError(
          'conflict',
          `A claim set is imported into a library that holds nothing yet, and this one holds ${held[0]}s. Make a new library for it.`,
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

    'act.undo': () => turnAct('undo'),
    'act.redo': () => turnAct('redo'),
  };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase() === b.normalize('NFC').toLocaleLowerCase();
}

function orderPair(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** A quotation short enough for the name of an act. */
function quoteShort(words: string): string {
  return words.length > 48 ? `“${words.slice(0, 47).trimEnd()}…”` : `“${words}”`;
}
