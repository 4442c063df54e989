import { useMemo, useSyncExternalStore } from 'react';

/** What the window shows. Every one of them has an address. */
export type Route =
  | { readonly view: 'library' }
  | { readonly view: 'bin' }
  /** Without an article: whichever was read last. */
  | {
      readonly view: 'read';
      readonly articleId: string | null;
      readonly claimId: string | null;
      /** The claim of another article from which a link led here. */
      readonly fromClaimId?: string;
    };

/** The route that a location's hash names; the library for anything unknown. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, articleId] = path.split('/');
  if (view === 'bin') return { view };
  if (view === 'read') {
    const parameters = new URLSearchParams(search);
    const fromClaimId = parameters.get('from');
    return {
      view,
      articleId: articleId || null,
      claimId: parameters.get('claim'),
      ...(fromClaimId && { fromClaimId }),
    };
  }
  return { view: 'library' };
}

/** The hash that names a route: the inverse of `parseRoute`. */
export function formatRoute(route: Route): string {
  if (route.view !== 'read') return `#/${route.view}`;
  const { articleId, claimId, fromClaimId } = route;
  const parameters = new URLSearchParams({
    ...(claimId && { claim: claimId }),
    ...(fromClaimId && { from: fromClaimId }),
  });
  return `#/read${articleId ? `/${articleId}` : ''}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

/** Shows another route. `replace`: the back button skips the one that is left. */
export function goTo(route: Route, { replace = false } = {}): void {
  const hash = formatRoute(route);
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
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}
