import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Button } from './button.tsx';
import { createStore, useStore } from './store.ts';
import styles from './toast.module.css';

interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly text: string;
  readonly action: { label: string; run(): void } | null;
}

const secondsShown = 8;
const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

const dismiss = (id: number) => toasts.update((shown) => shown.filter((toast) => toast.id !== id));

/** Tells what was done, with one thing that can be done about it. It goes away by itself. */
export function tellDone(text: string, action: Toast['action'] = null): void {
  lastId += 1;
  const id = lastId;
  toasts.update((shown) => [...shown.slice(-2), { id, kind: 'done', text, action }]);
  setTimeout(() => dismiss(id), secondsShown * 1000);
}

/** Tells what went wrong. It stays until it is dismissed or newer messages push it out. */
export function tellFailed(text: string): void {
  lastId += 1;
  const toast: Toast = { id: lastId, kind: 'failed', text, action: null };
  toasts.update((shown) => [...shown.filter((other) => other.text !== text).slice(-2), toast]);
}

/** Where messages appear; read out by screen readers. */
export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div className={styles.region} role="status" aria-label="Messages">
      {shown.map(({ id, kind, text, action }) => (
        <div key={id} className={styles.toast} data-kind={kind}>
          {kind === 'failed' ? <CircleAlert size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
          <span className={styles.text}>{text}</span>
          {action && (
            <Button
              look="plain"
              onPress={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <Button look="icon" aria-label="Dismiss" onPress={() => dismiss(id)}>
            <X size={15} aria-hidden />
          </Button>
        </div>
      ))}
    </div>
  );
}
