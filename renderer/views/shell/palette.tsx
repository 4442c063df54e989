import { Command, FileText, FolderOpen, LayoutPanelLeft, type LucideIcon, Quote } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useOperation } from '../../api.ts';
import { findKey, formatKey, keySettings, namedKeys } from '../../components/key-table.ts';
import { listActs } from '../../components/keys.ts';
import { useStore } from '../../components/store.ts';
import { goTo, goToCollection, parseRoute, type Route } from '../../routes.ts';
import { changeSettings } from '../../settings.ts';
import { type PlainWord, say } from '../../words/index.ts';
import { nameClaim, routeToClaim } from '../claim/claim-labels.ts';
import { compareAll } from '../compare/comparing.ts';
import { saveLibraryCopy } from '../settings/library-copy.ts';
import { isCheckAsked } from '../settings/library-section.tsx';
import { goToSettings } from '../settings/settings.tsx';
import { stepThroughActs } from './acts.ts';
import styles from './palette.module.css';
import { findEntries, type PaletteEntry } from './palette-entries.ts';
import { useWorkbench } from './workbench.ts';

/** More than anybody looks through. */
const mostShown = 60;

const icons: Readonly<Record<PaletteEntry['kind'], LucideIcon>> = {
  command: Command,
  view: LayoutPanelLeft,
  collection: FolderOpen,
  article: FileText,
  claim: Quote,
};

const views: readonly (readonly [name: PlainWord, to: Route])[] = [
  ['shell.library', { view: 'library' }],
  ['shell.read', { view: 'read', articleId: null, claimId: null }],
  ['shell.compare', { view: 'compare' }],
  ['shell.triage', { view: 'triage' }],
  ['shell.decidedOnAnOlder', { view: 'triage', list: 'aged' }],
  ['shell.stillSaid', { view: 'triage', list: 'stale' }],
  ['shell.claims', { view: 'claims' }],
  ['shell.timeline', { view: 'timeline' }],
  ['shell.sources', { view: 'sources' }],
  ['shell.search', { view: 'search', query: '' }],
  ['shell.earlierChecks', { view: 'checks', query: '' }],
  ['shell.bin', { view: 'bin' }],
  ['shell.settings', { view: 'settings' }],
];

/** Goes anywhere and does anything, by a few letters of its name. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const keys = useStore(keySettings);
  const entries = usePaletteEntries();
  const shown = useMemo(() => findEntries(entries, typed, mostShown), [entries, typed]);
  const run = (id: string) => {
    const entry = entries.find((known) => known.id === id);
    onClose();
    entry?.run();
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles.overlay!}
    >
      <Modal className={styles.modal!}>
        <Dialog aria-label={say('shell.goAnywhereDoAnything')} className={styles.dialog!}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label={say('shell.whatToDoOr')} autoFocus className={styles.field!}>
              <Input placeholder={say('shell.whatToDoOr')} />
            </TextField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
            <section className={styles.list} tabIndex={0} aria-label={say('shell.whatCanBeDone')}>
              <ListBox
                aria-label={say('shell.whatCanBeDone')}
                className={styles.entries!}
                items={shown}
                selectionMode="none"
                onAction={(key) => run(String(key))}
                renderEmptyState={() => <p className={styles.none}>{say('shell.nothingHasThatName')}</p>}
              >
                {(entry) => {
                  const Icon = icons[entry.kind];
                  const { shortcut } = entry;
                  return (
                    <ListBoxItem textValue={entry.name} className={styles.entry!}>
                      <Icon size={15} aria-hidden />
                      <span className={styles.name}>{entry.name}</span>
                      {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
                      {shortcut && <kbd>{formatKey(findKey(shortcut, keys))}</kbd>}
                    </ListBoxItem>
                  );
                }}
              </ListBox>
            </section>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the keys of the open view do. The palette has entries of its own for those that work everywhere. */
function listOwnActs(): PaletteEntry[] {
  const labels = new Map(namedKeys.map(({ name, place, label }) => [name, { place, label }]));
  return [...listActs()].flatMap(([name, run]) => {
    const { place, label } = labels.get(name)!;
    const words = say(label);
    return place === 'everywhere'
      ? []
      : [
          {
            id: `key ${name}`,
            kind: 'command',
            name: words[0]!.toUpperCase() + words.slice(1),
            shortcut: name,
            run,
          } as const,
        ];
  });
}

/** The claim that is read when the palette opens. */
function findSelected() {
  const route = parseRoute(location.hash);
  const claimId = route.view === 'read' || route.view === 'claim' ? route.claimId : null;
  return claimId ? { claimId } : null;
}

function usePaletteEntries(): readonly PaletteEntry[] {
  const { open } = useWorkbench();
  const libraryName = useOperation('library.summary', {}).data?.name;
  const next = useOperation('act.next', {}).data;
  const collections = useOperation('collection.list', {}).data;
  const articles = useOperation('article.list', {}).data;
  const claims = useOperation('claim.list', {}).data;
  // While the palette is open nothing else changes.
  const [ownActs] = useState(listOwnActs);

  return useMemo(() => {
    const command = (
      id: string,
      name: string,
      run: () => void,
      detail: string | null = null,
    ): PaletteEntry => ({
      id,
      kind: 'command',
      name,
      detail,
      run,
    });
    return [
      command('add', say('shell.addArticles'), () => open({ kind: 'add-articles' })),
      command('paste', say('shell.pasteTextAsAn'), () => open({ kind: 'paste-text', text: '' })),
      command('heard', say('shell.addAHeardClaim'), () => open({ kind: 'heard-claim' })),
      command('claim-set', say('shell.importAClaimSet'), () => open({ kind: 'add-articles' })),
      command('export', say('shell.export'), () => open({ kind: 'export' })),
      {
        ...command('undo', say('shell.undo'), () => void stepThroughActs('undo'), next?.undo?.label),
        shortcut: 'undo' as const,
      },
      {
        ...command('redo', say('shell.redo'), () => void stepThroughActs('redo'), next?.redo?.label),
        shortcut: 'redo' as const,
      },
      {
        ...command('history', say('shell.history'), () => open({ kind: 'history' })),
        shortcut: 'history' as const,
      },
      command('compare', say('shell.compareEverythingAnew'), () => void compareAll({ resume: false })),
      command('why', say('shell.whyCompareAnyTwo'), () => goTo({ view: 'why', a: findSelected(), b: null })),
      command('collections', say('shell.manageCollections'), () => open({ kind: 'collections' })),
      command('tags', say('shell.manageTags'), () => goToSettings('tags')),
      command('verdicts', say('shell.manageVerdicts'), () => goToSettings('verdicts')),
      command('aliases', say('shell.manageAliases'), () => goToSettings('aliases')),
      command('change-keys', say('shell.changeKeys'), () => goToSettings('keys')),
      command('light', say('shell.lightColours'), () => void changeSettings({ theme: 'light' })),
      command('dark', say('shell.darkColours'), () => void changeSettings({ theme: 'dark' })),
      command('system', say('shell.coloursOfTheSystem'), () => void changeSettings({ theme: 'system' })),
      command('narrow', say('shell.narrowText'), () => void changeSettings({ readingWidth: 'narrow' })),
      command(
        'normal',
        say('shell.textOfNormalWidth'),
        () => void changeSettings({ readingWidth: 'normal' }),
      ),
      command('wide', say('shell.wideText'), () => void changeSettings({ readingWidth: 'wide' })),
      command('verify', say('shell.checkTheLibrary'), () => {
        isCheckAsked.update(() => true);
        goToSettings('library');
      }),
      ...(globalThis.claimbench || !libraryName
        ? []
        : [command('copy', say('shell.saveACopyOfThe'), () => void saveLibraryCopy(libraryName))]),
      command('libraries', say('shell.newLibraryOrAnother'), () => goToSettings('library')),
      command('tour', say('shell.showTheTour'), () => open({ kind: 'tour' })),
      {
        ...command('keys', say('shell.showAllKeys'), () => open({ kind: 'keys' })),
        shortcut: 'keys' as const,
      },
      ...ownActs,
      ...views.map(
        ([name, to]): PaletteEntry => ({
          id: `view ${name}`,
          kind: 'view',
          name: say('shell.goTo', { name: say(name) }),
          ...(to.view === 'search' && { shortcut: 'search' as const }),
          run: () => goTo(to),
        }),
      ),
      ...(collections?.length
        ? [
            {
              id: 'whole',
              kind: 'collection',
              name: say('shell.showTheWholeLibrary'),
              run: () => goToCollection(null),
            } as const,
          ]
        : []),
      ...(collections ?? []).map(
        ({ id, name }): PaletteEntry => ({
          id,
          kind: 'collection',
          name: say('shell.showOnly', { name }),
          run: () => goToCollection(id),
        }),
      ),
      ...(articles ?? []).map(
        ({ id, title, publisher }): PaletteEntry => ({
          id,
          kind: 'article',
          name: title,
          detail: publisher,
          run: () => goTo({ view: 'read', articleId: id, claimId: null }),
        }),
      ),
      ...(claims ?? []).map(
        (claim): PaletteEntry => ({
          id: claim.id,
          kind: 'claim',
          name: nameClaim(claim),
          detail: claim.publisher,
          run: () => goTo(routeToClaim(claim)),
        }),
      ),
    ];
  }, [open, next?.undo?.label, next?.redo?.label, collections, articles, claims, ownActs, libraryName]);
}
