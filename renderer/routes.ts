import { useMemo, useSyncExternalStore } from 'react';

/** A side of "Why?": a claim, words of an article, or words that were typed, with the day on which they were said. */
export type WhySide =
  | { readonly claimId: string }
  | {
      readonly articleId: string;
      readonly revisionId: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly text: string; readonly publishedAt: string | null };

/** What the window shows. Every one of them has an address. */
export type Route =
  | { readonly view: 'library' | 'claims' | 'sources' | 'timeline' | 'settings' | 'bin' }
  /**
   * Without a list: what is suggested. revised: places that revisions changed; aged: decisions on older wordings; stale:
   * copies of changed sources, of one article or all.
   */
  | { readonly view: 'triage'; readonly list?: TriageList; readonly articleId?: string }
  /** `pointId`: the point that is open beside the table, named by any claim of it. */
  | { readonly view: 'compare'; readonly pointId?: string }
  | { readonly view: 'search'; readonly query: string }
  /** Earlier checks, and those that are like what was asked; empty: all of them. `claimId`: whose words are asked. */
  | { readonly view: 'checks'; readonly query: string; readonly claimId?: string }
  /** Why two passages are related, or why not; a side that is not chosen yet is null. */
  | { readonly view: 'why'; readonly a: WhySide | null; readonly b: WhySide | null }
  /** Two articles beside each other; `claimId`: the match that has one of its claims comes first. */
  | {
      readonly view: 'side-by-side';
      readonly a: string;
      readonly b: string;
      readonly claimId?: string;
    }
  /** One claim alone, as one without a text is shown. */
  | { readonly view: 'claim'; readonly claimId: string; readonly fromClaimId?: string }
  /** Without an article: whichever was read last. */
  | {
      readonly view: 'read';
      readonly articleId: string | null;
      readonly claimId: string | null;
      /** The claim of another article from which a link led here. */
      readonly fromClaimId?: string;
      /** Without it: the newest. */
      readonly revisionId?: string;
      /** A passage that is held and brought into view. */
      readonly passage?: { readonly start: number; readonly end: number };
    };

const triageLists = ['revised', 'aged', 'stale'] as const;
export type TriageList = (typeof triageLists)[number];

const plainViews = ['claims', 'sources', 'timeline', 'settings', 'bin'] as const;

function splitHash(hash: string) {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/'), parameters: new URLSearchParams(search) };
}

function parsePassage(at: string | null) {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '') ?? [];
  return start && Number(start) < Number(end) ? { passage: { start: Number(start), end: Number(end) } } : {};
}

/** A side of "Why?" in an address: `claim:c1`, `place:a1:r1:12-80`, `text:2026-03-14 Some words`, `text: Some words`. */
function parseSide(side: string | null): WhySide | null {
  const [, claimId] = /^claim:(.+)$/.exec(side ?? '') ?? [];
  const [, articleId, revisionId, at = null] = /^place:([^:]+):([^:]+):(.+)$/.exec(side ?? '') ?? [];
  const [, publishedAt, text] = /^text:(\S*) (.+)$/s.exec(side ?? '') ?? [];
  const { passage } = parsePassage(at);
  if (claimId) return { claimId };
  if (articleId && revisionId && passage) return { articleId, revisionId, ...passage };
  return text ? { text, publishedAt: publishedAt || null } : null;
}

function formatSide(side: WhySide | null): string | null {
  if (side === null) return null;
  if ('claimId' in side) return `claim:${side.claimId}`;
  if ('revisionId' in side) return `place:${side.articleId}:${side.revisionId}:${side.start}-${side.end}`;
  return `text:${side.publishedAt ?? ''} ${side.text}`;
}

/** The route that a location's hash names; the library for anything unknown. */
export function parseRoute(hash: string): Route {
  const { path, parameters } = splitHash(hash);
  const [name, first, second] = path;
  const plain = plainViews.find((view) => view === name);
  const claimId = parameters.get('claim');
  const pointId = parameters.get('point');
  const fromClaimId = parameters.get('from');
  const revisionId = parameters.get('revision');
  const from = fromClaimId ? { fromClaimId } : {};
  if (plain) return { view: plain };
  if (name === 'triage') {
    const list = triageLists.find((known) => known === parameters.get('list'));
    const articleId = parameters.get('article');
    return { view: name, ...(list && { list }), ...(list === 'stale' && articleId && { articleId }) };
  }
  if (name === 'compare') return { view: name, ...(pointId && { pointId }) };
  if (name === 'search') return { view: name, query: parameters.get('q') ?? '' };
  if (name === 'checks') return { view: name, query: parameters.get('q') ?? '', ...(claimId && { claimId }) };
  if (name === 'why')
    return { view: name, a: parseSide(parameters.get('a')), b: parseSide(parameters.get('b')) };
  if (name === 'claim' && first) return { view: name, claimId: first, ...from };
  if (name === 'side-by-side' && first && second)
    return { view: name, a: first, b: second, ...(claimId && { claimId }) };
  if (name === 'read')
    return {
      view: name,
      articleId: first || null,
      claimId,
      ...from,
      ...(revisionId && { revisionId }),
      ...parsePassage(parameters.get('at')),
    };
  return { view: 'library' };
}

function namePath(route: Route): string {
  if (route.view === 'claim') return `claim/${route.claimId}`;
  if (route.view === 'side-by-side') return `side-by-side/${route.a}/${route.b}`;
  if (route.view === 'read' && route.articleId) return `read/${route.articleId}`;
  return route.view;
}

function nameParameters(route: Route): Record<string, string | null | undefined> {
  if (route.view === 'search') return { q: route.query };
  if (route.view === 'checks') return { q: route.query, claim: route.claimId };
  if (route.view === 'why') return { a: formatSide(route.a), b: formatSide(route.b) };
  if (route.view === 'triage') return { list: route.list, article: route.articleId };
  if (route.view === 'compare') return { point: route.pointId };
  if (route.view === 'claim') return { from: route.fromClaimId };
  if (route.view === 'side-by-side') return { claim: route.claimId };
  if (route.view === 'read') {
    const { claimId, fromClaimId, revisionId, passage } = route;
    const at = passage && `${passage.start}-${passage.end}`;
    return { claim: claimId, from: fromClaimId, revision: revisionId, at };
  }
  return {};
}

/** The hash that names a route: the inverse of `parseRoute`. The collection that limits the views stays the same. */
export function formatRoute(route: Route, collectionId: string | null = readCollection()): string {
  const given = Object.entries({ ...nameParameters(route), in: collectionId }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  const parameters = new URLSearchParams(given);
  return `#/${namePath(route)}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

/** The collection that limits every view, by its id; null: the whole library. */
export function parseCollection(hash: string): string | null {
  return splitHash(hash).parameters.get('in');
}

/** Where the first frame is drawn there is no address: it is what a window opens with. */
const readHash = () => (typeof location === 'undefined' ? '' : location.hash);

const readCollection = () => parseCollection(readHash());

/** Shows another route. `replace`: the back button skips the one that is left. */
export function goTo(route: Route, { replace = false } = {}): void {
  goToHash(formatRoute(route), replace);
}

/** Limits every view to one collection; null: to none. */
export function goToCollection(collectionId: string | null): void {
  goToHash(formatRoute(parseRoute(location.hash), collectionId), true);
}

function goToHash(hash: string, replace: boolean) {
  if (replace) {
    history.replaceState(null, '', hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = hash;
  }
}

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The route that the window is at. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, readHash, readHash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** The collection that limits every view, as the operations that can be limited take it. */
export function useScope(): { readonly collectionId?: string } {
  const collectionId = useSyncExternalStore(subscribe, readCollection, readCollection);
  return useMemo(() => (collectionId ? { collectionId } : {}), [collectionId]);
}
