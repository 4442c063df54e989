import { formatRoute, type Route } from '../../routes.ts';
import { type PlainWord, say } from '../../words/index.ts';
import styles from './search-places.module.css';

type Place = 'search' | 'checks';
const names: Readonly<Record<Place, PlainWord>> = {
  search: 'search.library',
  checks: 'search.earlierChecks',
};

/** As much as each takes, in characters. */
const longestSearch: Readonly<Record<Place, number>> = { search: 1000, checks: 20_000 };

/** Where something is looked for; what was typed comes along. */
export function SearchPlaces({ at, query }: { readonly at: Place; readonly query: string }) {
  return (
    <nav aria-label={say('search.whereToLook')} className={styles.places}>
      {(Object.keys(names) as Place[]).map((view) => (
        <a
          key={view}
          href={formatRoute({ view, query: query.slice(0, longestSearch[view]) } satisfies Route)}
          aria-current={view === at ? 'page' : undefined}
        >
          {say(names[view])}
        </a>
      ))}
    </nav>
  );
}
