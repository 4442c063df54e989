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
import { findKey, formatKey, type KeyName, keySettings } from '../../components/key-table.ts';
import { useStore } from '../../components/store.ts';
import { goTo, goToCollection, parseRoute, type Route } from '../../routes.ts';
import { changeSettings } from '../../settings.ts';
import { nameClaim, routeToClaim } from '../claim/claim-labels.ts';
import { compareAll } from '../compare/comparing.ts';
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

const views: readonly (readonly [name: string, to: Route])[] = [
  ['Library', { view: 'library' }],
  ['Read', { view: 'read', articleId: null, claimId: null }],
  ['Compare', { view: 'compare' }],
  ['Triage', { view: 'triage' }],
  ['Decided on an older wording', { view: 'triage', list: 'aged' }],
  ['Copies of changed sources', { view: 'triage', list: 'stale' }],
  ['Claims', { view: 'claims' }],
  ['Search', { view: 'search', query: '' }],
  ['Earlier checks', { view: 'checks', query: '' }],
  ['Bin', { view: 'bin' }],
  ['Settings', { view: 'settings' }],
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
        <Dialog aria-label="Go anywhere, do anything" className={styles.dialog!}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label="What to do, or where to go" autoFocus className={styles.field!}>
              <Input placeholder="What to do, or where to go" />
            </TextField>
            <ListBox
              aria-label="What can be done"
              className={styles.list!}
              items={shown}
              selectionMode="none"
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className={styles.none}>Nothing has that name.</p>}
            >
              {(entry) => {
                const Icon = icons[entry.kind];
                const key = commandKeys[entry.id];
                return (
                  <ListBoxItem textValue={entry.name} className={styles.entry!}>
                    <Icon size={15} aria-hidden />
                    <span className={styles.name}>{entry.name}</span>
                    {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
                    {key && <kbd>{formatKey(findKey(key, keys))}</kbd>}
                  </ListBoxItem>
                );
              }}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const commandKeys: Readonly<Record<string, KeyName>> = {
  undo: 'undo',
  redo: 'redo',
  keys: 'keys',
  history: 'history',
  'view Search': 'search',
};

/** The claim that is read when the palette opens. */
function findSelected() {
  const route = parseRoute(location.hash);
  const claimId = route.view === 'read' || route.view === 'claim' ? route.claimId : null;
  return claimId ? { claimId } : null;
}

function usePaletteEntries(): readonly PaletteEntry[] {
  const { open } = useWorkbench();
  const summary = useOperation('library.summary', {}).data;
  const collections = useOperation('collection.list', {}).data;
  const articles = useOperation('article.list', {}).data;
  const claims = useOperation('claim.list', {}).data;

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
      command('add', 'Add articles', () => open({ kind: 'add-articles' })),
      command('paste', 'Paste text as an article', () => open({ kind: 'paste-text', text: '' })),
      command('heard', 'Add a heard claim', () => open({ kind: 'heard-claim' })),
      command('export', 'Export', () => open({ kind: 'export' })),
      command('undo', 'Undo', () => void stepThroughActs('undo'), summary?.undo),
      command('redo', 'Redo', () => void stepThroughActs('redo'), summary?.redo),
      command('history', 'History', () => open({ kind: 'history' })),
      command('compare', 'Compare everything anew', () => void compareAll({ resume: false })),
      command('why', 'Why? Compare any two passages', () =>
        goTo({ view: 'why', a: findSelected(), b: null }),
      ),
      command('collections', 'Manage collections', () => open({ kind: 'collections' })),
      command('tags', 'Manage tags', () => goToSettings('tags')),
      command('verdicts', 'Manage verdicts', () => goToSettings('verdicts')),
      command('aliases', 'Manage aliases', () => goToSettings('aliases')),
      command('change-keys', 'Change keys', () => goToSettings('keys')),
      command('light', 'Light colours', () => void changeSettings({ theme: 'light' })),
      command('dark', 'Dark colours', () => void changeSettings({ theme: 'dark' })),
      command('system', 'Colours of the system', () => void changeSettings({ theme: 'system' })),
      command('verify', 'Check the library', () => {
        isCheckAsked.update(() => true);
        goToSettings('library');
      }),
      command('keys', 'Show all keys', () => open({ kind: 'keys' })),
      ...views.map(
        ([name, to]): PaletteEntry => ({
          id: `view ${name}`,
          kind: 'view',
          name: `Go to ${name}`,
          run: () => goTo(to),
        }),
      ),
      ...(collections?.length
        ? [
            {
              id: 'whole',
              kind: 'collection',
              name: 'Show the whole library',
              run: () => goToCollection(null),
            } as const,
          ]
        : []),
      ...(collections ?? []).map(
        ({ id, name }): PaletteEntry => ({
          id,
          kind: 'collection',
          name: `Show only ${name}`,
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
  }, [open, summary?.undo, summary?.redo, collections, articles, claims]);
}
