import { X } from 'lucide-react';
import type { ReactNode } from 'react';
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
  return (
    <ModalOverlay
      isOpen
      isDismissable={!keepsOpen}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles.overlay!}
    >
      <Modal className={styles.modal!} data-wide={isWide}>
        <AriaDialog className={styles.dialog!}>
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

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
