import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useOperation } from '../api.ts';
import { parseRoute, type Route, useRoute } from '../routes.ts';
import { say } from '../words/index.ts';
import { Button } from './button.tsx';
import { createStore, useStore } from './store.ts';
import styles from './toast.module.css';

interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'hint' | 'alarm' | 'failed';
  readonly text: string;
  /** undoesLast: it takes back whatever was done last, and so is offered only until something else is. */
  readonly action: { label: string; run(): void; undoesLast?: true } | null;
  /** When it was told, in milliseconds since 1970. */
  readonly at: number;
  /** Where it was told. */
  readonly view: Route['view'];
}

/** What went wrong takes longer to read, and to act on. */
const secondsShown: Readonly<Record<Toast['kind'], number>> = { done: 8, hint: 8, alarm: 30, failed: 30 };
const icons = { done: CircleCheck, hint: Info, alarm: TriangleAlert, failed: CircleAlert } as const;
const newest = createStore<Toast | null>(null);
let lastId = 0;

const dismiss = (id: number) => newest.update((toast) => (toast?.id === id ? null : toast));

/** What is told takes the place of what was told before: an older way back would lead elsewhere by now. */
function tell(toast: Omit<Toast, 'id' | 'at' | 'view'>) {
  lastId += 1;
  const id = lastId;
  const { view } = parseRoute(location.hash);
  newest.update(() => ({ id, at: Date.now(), view, ...toast }));
}

/** Tells what was done, with one thing that can be done about it. */
export function tellDone(text: string, action: Toast['action'] = null): void {
  tell({ kind: 'done', text, action });
}

/** Tells what to do instead of what was tried. */
export function tellHint(text: string): void {
  tell({ kind: 'hint', text, action: null });
}

/** Tells what needs a look soon, and leads to it. */
export function tellAlarm(text: string, action: Toast['action']): void {
  tell({ kind: 'alarm', text, action });
}

/** Tells what went wrong. */
export function tellFailed(text: string): void {
  tell({ kind: 'failed', text, action: null });
}

/** What needs somebody goes along to another view. */
const isUrgent = ({ kind }: Toast) => kind === 'failed' || kind === 'alarm';

/** The newest message, in the line in which it stands: over a view it would cover what is decided. Read out by screen readers. */
export function Toasts() {
  const toast = useStore(newest);
  const { view } = useRoute();
  const acts = useOperation('act.next', {});
  // What was answered before it was told may not know of its act yet.
  const isKnown = !acts.isFetching && acts.dataUpdatedAt >= (toast?.at ?? 0);
  const lastAct = isKnown ? (acts.data?.undo?.id ?? null) : undefined;
  useEffect(() => {
    newest.update((told) => (told && told.view !== view && !isUrgent(told) ? null : told));
  }, [view]);
  return (
    <div className={styles.region} role="status" aria-label={say('components.messages')}>
      {toast && <ToastLine key={toast.id} toast={toast} lastAct={lastAct} />}
    </div>
  );
}

interface LineProps {
  readonly toast: Toast;
  /** What undo would take back; null: nothing, undefined: that is being asked. */
  readonly lastAct: string | null | undefined;
}

/** One message. It goes away by itself, but not while it is pointed at or has the focus. */
function ToastLine({ toast: { id, kind, text, action }, lastAct }: LineProps) {
  const [isHeld, setIsHeld] = useState(false);
  const ownAct = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    // What was done last is told until something else is; a way back to what was done before stays.
    const isOfLast = kind === 'done' && (action === null || action.undoesLast === true);
    if (!isOfLast || lastAct === undefined) return;
    if (ownAct.current === undefined) ownAct.current = lastAct;
    else if (ownAct.current !== lastAct) dismiss(id);
  }, [id, kind, action, lastAct]);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismiss(id), secondsShown[kind] * 1000);
    return () => clearTimeout(timer);
  }, [id, kind, isHeld]);
  const Icon = icons[kind];
  const hold = () => setIsHeld(true);
  const release = () => setIsHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only keeps it from leaving
    <div
      className={styles.toast}
      data-kind={kind}
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.text} dir="auto">
        {text}
      </span>
      {action && (
        <Button
          onPress={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="icon" aria-label={say('components.dismiss')} onPress={() => dismiss(id)}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}
