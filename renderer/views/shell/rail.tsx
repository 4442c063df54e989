import {
  BookOpen,
  Files,
  ListChecks,
  type LucideIcon,
  Quote,
  Search,
  Settings,
  TableProperties,
  Trash2,
} from 'lucide-react';
import { formatRoute, type Route, useScope } from '../../routes.ts';
import styles from './rail.module.css';

interface Entry {
  readonly to: Route;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The rail leads back to the claim and to the question that were left. */
let lastRead: Route = { view: 'read', articleId: null, claimId: null };
let lastSearch: Route = { view: 'search', query: '' };

/** Views without an entry of their own belong to one that has. */
const homes: Readonly<Partial<Record<Route['view'], Route['view']>>> = {
  'side-by-side': 'compare',
  claim: 'read',
};

/** The way to every view. */
export function Rail({ route }: { readonly route: Route }) {
  // The addresses hold the collection, which may change while the view stays.
  useScope();
  if (route.view === 'read') lastRead = route;
  if (route.view === 'search') lastSearch = route;
  const entries: readonly Entry[] = [
    { to: { view: 'library' }, label: 'Library', icon: Files },
    { to: lastRead, label: 'Read', icon: BookOpen },
    { to: { view: 'compare' }, label: 'Compare', icon: TableProperties },
    { to: { view: 'triage' }, label: 'Triage', icon: ListChecks },
    { to: { view: 'claims' }, label: 'Claims', icon: Quote },
    { to: lastSearch, label: 'Search', icon: Search },
  ];
  const lower: readonly Entry[] = [
    { to: { view: 'bin' }, label: 'Bin', icon: Trash2 },
    { to: { view: 'settings' }, label: 'Settings', icon: Settings },
  ];
  const home = homes[route.view] ?? route.view;
  const draw = ({ to, label, icon: Icon }: Entry) => (
    <a
      key={label}
      href={formatRoute(to)}
      aria-current={to.view === home ? 'page' : undefined}
      className={styles.view}
    >
      <Icon size={19} strokeWidth={1.8} aria-hidden />
      {label}
    </a>
  );
  return (
    <nav className={styles.rail} aria-label="Views">
      {entries.map(draw)}
      <span className={styles.gap} />
      {lower.map(draw)}
    </nav>
  );
}
