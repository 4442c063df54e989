import { type ComponentType, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { MenuEvent } from '../../../src/contract/events.ts';
import type { LibrarySummary } from '../../../src/contract/views.ts';
import {
  forgetFailure,
  isLost,
  isSignedOut,
  outOfDate,
  queryClient,
  saveState,
  useOperation,
} from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { saveReturned, useHasDrafts } from '../../components/drafts.ts';
import { FailureBoundary } from '../../components/failure-boundary.tsx';
import { holdKeys } from '../../components/held-keys.ts';
import { guardKept, useKeptForms } from '../../components/kept.ts';
import { keepFocus } from '../../components/kept-focus.ts';
import { isTyping, useKeys } from '../../components/keys.ts';
import { useStore } from '../../components/store.ts';
import { ThemeSwitch } from '../../components/theme.tsx';
import { Toasts } from '../../components/toast.tsx';
import { formatRoute, goTo, type Route, useRoute, useScope } from '../../routes.ts';
import { applySettings, changeSettings, settings } from '../../settings.ts';
import { listen } from '../../transport.ts';
import { say, sayNodes } from '../../words/index.ts';
import { ComparingBar } from '../compare/comparing-bar.tsx';
import { DropZone } from '../library/drop-zone.tsx';
import { ImportPanel } from '../library/import-panel.tsx';
import { stepThroughActs } from './acts.ts';
import { CollectionChoice } from './collection-choice.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { type OpenDialog, useWorkbench, WorkbenchContext } from './workbench.ts';

export interface Parts {
  readonly View: ComponentType<{ readonly route: Route }>;
  readonly Dialog: ComponentType<{ readonly dialog: OpenDialog; readonly onClose: () => void }>;
}

/** The frame around every view; it has the keys, the dialogs and the messages that work in all of them. */
export function Shell(parts: Parts) {
  const route = useRoute();
  return (
    <SafePlace what={say('shell.thisWindow')} route={route}>
      {useStore(isSignedOut) ? <SignedOut /> : <SignedIn route={route} {...parts} />}
    </SafePlace>
  );
}

interface SafePlaceProps {
  readonly what: string;
  readonly route: Route;
  readonly children: ReactNode;
}

/** What fails in here leaves everything around it alive, and is over at another place. */
function SafePlace({ what, route, children }: SafePlaceProps) {
  return (
    <FailureBoundary
      what={what}
      place={formatRoute(route)}
      // The answers that were drawn may be what it failed over.
      onRetry={() => void queryClient.resetQueries()}
      onLeave={() => goTo({ view: 'library' })}
    >
      {children}
    </FailureBoundary>
  );
}

function SignedOut() {
  return (
    <main className={styles.signedOut}>
      <h1>{say('shell.thisWindowIsNot')}</h1>
      <p>{say('shell.claimbenchLetsInOnly')}</p>
    </main>
  );
}

function SignedIn({ route, View, Dialog }: Parts & { readonly route: Route }) {
  const summary = useOperation('library.summary', {});
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const workbench = useMemo(() => ({ open: setDialog }), []);

  useKeys({
    undo: () => void stepThroughActs('undo'),
    redo: () => void stepThroughActs('redo'),
    keys: () => setDialog({ kind: 'keys' }),
    history: () => setDialog({ kind: 'history' }),
    palette: () => setDialog({ kind: 'palette' }),
    ...(route.view !== 'search' && {
      search: () => {
        // The box takes the focus as soon as it is there: what is typed before is meant for it.
        holdKeys();
        goTo({ view: 'search', query: '' });
      },
    }),
  });
  useEffect(() => listen((event) => event.type === 'menu' && followMenu(event.command, setDialog)), []);
  useEffect(keepFocus, []);
  useEffect(guardKept, []);
  useFollowedSettings();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of claims tells that some have come back
  useEffect(saveReturned, [summary.data?.claims]);
  const name = summary.data?.name;
  const isEmpty = summary.data?.articles === 0;
  useEffect(() => {
    document.title = name ? say('shell.windowTitle', { name }) : say('shell.claimbench');
  }, [name]);

  return (
    <WorkbenchContext value={workbench}>
      <div className={styles.shell}>
        <header className={styles.header}>
          <strong>{name ?? say('shell.claimbench')}</strong>
          <span className={styles.fileName}>{summary.data?.fileName}</span>
          <CollectionChoice />
          <span className={styles.gap} />
          <ThemeSwitch
            theme={useStore(settings).theme}
            onChoose={(theme) => void changeSettings({ theme })}
          />
          <Button look={isEmpty ? 'primary' : 'plain'} onPress={() => setDialog({ kind: 'add-articles' })}>
            {say('shell.addArticles')}
          </Button>
          <Button look={isEmpty ? 'plain' : 'primary'} onPress={() => setDialog({ kind: 'export' })}>
            {say('shell.export')}
          </Button>
        </header>
        <Rail route={route} />
        <div className={styles.content}>
          {summary.data?.isSample && <SampleBanner />}
          <ImportPanel route={route} />
          <ComparingBar />
          <main className={styles.main} tabIndex={-1}>
            <SafePlace what={say('shell.thisView')} route={route}>
              <View route={route} />
            </SafePlace>
          </main>
        </div>
        <Footer summary={summary.data} onHistory={() => setDialog({ kind: 'history' })} />
      </div>
      <DropZone />
      {dialog && <Dialog dialog={dialog} onClose={() => setDialog(null)} />}
    </WorkbenchContext>
  );
}

/** What another window chose holds here, too. */
function useFollowedSettings() {
  const { data } = useOperation('settings.read', {});
  useEffect(() => {
    if (data) applySettings(data);
  }, [data]);
}

/** Does what the editor chose in the host's menu. In a text field, undo and redo are the field's own. */
function followMenu(command: MenuEvent['command'], open: (dialog: OpenDialog) => void) {
  if (command === 'keys' || command === 'export') open({ kind: command });
  else if (isTyping(document.activeElement)) document.execCommand(command);
  else void stepThroughActs(command);
}

function SampleBanner() {
  const { open } = useWorkbench();
  return (
    <p className={styles.banner}>
      <strong>{say('shell.thisIsTheSample')}</strong>{' '}
      {globalThis.claimbench
        ? say('shell.itsEventsAreInvented')
        : sayNodes('shell.itsEventsAreInventedRead', { code: (text) => <code>{text}</code> })}{' '}
      <Button look="quiet" onPress={() => open({ kind: 'tour' })}>
        {say('shell.showMeAround')}
      </Button>
    </p>
  );
}

interface FooterProps {
  readonly summary: LibrarySummary | undefined;
  readonly onHistory: () => void;
}

function Footer({ summary, onHistory }: FooterProps) {
  const { pending, failure } = useStore(saveState);
  const isHostLost = useStore(isLost);
  const unanswered = useStore(outOfDate);
  const hasDrafts = useHasDrafts();
  const keptForms = useKeptForms();
  const { collectionId } = useScope();
  const { view } = useRoute();
  const lastView = useRef<Route['view'] | null>(null);
  // What was refused went with its view, but for what is tried again.
  useEffect(() => {
    lastView.current ??= view;
    if (lastView.current !== view && !hasDrafts) forgetFailure();
    lastView.current = view;
  }, [view, hasDrafts]);
  const describeSaving = () => {
    if (failure) return say('shell.notSaved', { message: failure.message });
    if (isHostLost) return say('program.claimbenchDoesNotAnswer');
    if (pending > 0) return say('shell.savingNow');
    if (hasDrafts) return say('shell.notSavedYet');
    if (unanswered) return say('shell.outOfDate', { message: unanswered.message });
    if (!summary) return null;
    if (keptForms > 0) return say('shell.savedButForms', { count: keptForms });
    return say('shell.saved');
  };
  return (
    <footer className={styles.footer}>
      {summary && (
        <span className={styles.contents}>
          {say('shell.contents', {
            isWhole: String(collectionId !== undefined),
            articles: summary.articles,
            claims: summary.claims,
            openSuggestions: summary.openSuggestions,
          })}
        </span>
      )}
      <Toasts />
      <span
        className={styles.saved}
        data-failed={failure !== null || isHostLost || unanswered !== null}
        role="status"
        aria-label={say('shell.saving')}
      >
        {describeSaving()}
      </span>
      <Button look="quiet" onPress={onHistory}>
        {say('shell.history')}
      </Button>
      <span className={styles.offline} title={say('shell.claimbenchWorksWithoutA')}>
        {say('shell.worksOffline')}
      </span>
    </footer>
  );
}
