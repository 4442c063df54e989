import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { say } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  /** For what is read in columns. */
  readonly isWide?: boolean;
  /** A click beside it does not close it: something was written in it. */
  readonly keepsOpen?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the workbench: holds the focus, gives it back, and closes by Esc or, mostly, a click beside it. */
export function Dialog({ title, isWide = false, keepsOpen = false, onClose, children }: Props) {
  const dialog = useRef<HTMLElement>(null);
  useKeptFocus(dialog);
  return (
    <ModalOverlay
      isOpen
      isDismissable={!keepsOpen}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles.overlay!}
    >
      <Modal className={styles.modal!} data-wide={isWide}>
        <AriaDialog ref={dialog} className={styles.dialog!}>
          <header className={styles.head}>
            <Heading slot="title">{title}</Heading>
            <Button look="icon" aria-label={say('components.close')} onPress={onClose}>
              <X size={17} aria-hidden />
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * When the focused control of a dialog goes away, as a step's button does once the step is undone, the focus falls
 * out of it, and no key reaches it any more: the dialog takes it back.
 */
function useKeptFocus(dialog: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const section = dialog.current;
    if (!section) return;
    const observer = new MutationObserver(() => {
      const isTopmost = [...document.querySelectorAll('[role=dialog]')].at(-1) === section;
      if (isTopmost && document.activeElement === document.body) section.focus();
    });
    observer.observe(section, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [dialog]);
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
