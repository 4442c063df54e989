import {
  BookOpen,
  Files,
  History,
  ListChecks,
  type LucideIcon,
  Newspaper,
  Quote,
  Search,
  Settings,
  TableProperties,
  Trash2,
} from 'lucide-react';
import { useOperation } from '../../api.ts';
import { formatRoute, type Route, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import styles from './rail.module.css';

interface Entry {
  readonly to: Route;
  readonly label: string;
  readonly icon: LucideIcon;
  /** How much waits there for a second look. */
  readonly badge?: { readonly count: number; readonly words: string };
}

/** The rail leads back to the claim and to the question that were left. */
let lastRead: Route = { view: 'read', articleId: null, claimId: null };
let lastSearch: Route = { view: 'search', query: '' };

/** Views without an entry of their own belong to one that has. */
const homes: Readonly<Partial<Record<Route['view'], Route['view']>>> = {
  'side-by-side': 'compare',
  claim: 'read',
  checks: 'search',
};

/** The way to every view. */
export function Rail({ route }: { readonly route: Route }) {
  // The addresses hold the collection, which may change while the view stays.
  useScope();
  if (route.view === 'read') lastRead = route;
  if (route.view === 'search' || route.view === 'checks') lastSearch = route;
  const summary = useOperation('library.summary', {}).data;
  const revised = summary?.revisedPlaces ?? 0;
  const aged = summary?.agedDecisions ?? 0;
  const waiting = [
    revised > 0 && say('shell.changedByRevisions', { count: revised }),
    aged > 0 && say('shell.decidedOnAnOlderWording', { count: aged }),
  ].filter((words) => words !== false);
  const entries: readonly Entry[] = [
    { to: { view: 'library' }, label: say('shell.library'), icon: Files },
    { to: lastRead, label: say('shell.read'), icon: BookOpen },
    { to: { view: 'compare' }, label: say('shell.compare'), icon: TableProperties },
    {
      to: { view: 'triage' },
      label: say('shell.triage'),
      icon: ListChecks,
      badge: { count: revised + aged, words: waiting.join(', ') },
    },
    { to: { view: 'claims' }, label: say('shell.claims'), icon: Quote },
    { to: { view: 'timeline' }, label: say('shell.timeline'), icon: History },
    { to: { view: 'sources' }, label: say('shell.sources'), icon: Newspaper },
    { to: lastSearch, label: say('shell.search'), icon: Search },
  ];
  const lower: readonly Entry[] = [
    { to: { view: 'bin' }, label: say('shell.bin'), icon: Trash2 },
    { to: { view: 'settings' }, label: say('shell.settings'), icon: Settings },
  ];
  const home = homes[route.view] ?? route.view;
  const draw = ({ to, label, icon: Icon, badge }: Entry) => (
    <a
      key={label}
      href={formatRoute(to)}
      aria-current={(homes[to.view] ?? to.view) === home ? 'page' : undefined}
      className={styles.view}
    >
      <Icon size={19} strokeWidth={1.8} aria-hidden />
      {label}
      {badge && badge.count > 0 && (
        <span className={styles.badge} title={badge.words}>
          <span aria-hidden>{badge.count > 99 ? '99+' : badge.count}</span>
          <span className="only-heard"> {badge.words}</span>
        </span>
      )}
    </a>
  );
  return (
    <nav className={styles.rail} aria-label={say('shell.views')}>
      {entries.map(draw)}
      <span className={styles.gap} />
      {lower.map(draw)}
    </nav>
  );
}
