import { CircleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { say, sayNodes } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './failure-boundary.module.css';

interface Props {
  /** What could not be shown: `This view`. */
  readonly what: string;
  /** Where the window is; at another place drawing begins anew. */
  readonly place: string;
  /** Makes ready for another try. */
  readonly onRetry: () => void;
  /** Leads away from here. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Keeps a failure while drawing to what is inside: says so there, and offers ways on. */
export class FailureBoundary extends Component<Props, { readonly failure: Error | null }> {
  override state: { readonly failure: Error | null } = { failure: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(thrown: unknown, { componentStack }: ErrorInfo) {
    console.error(thrown, componentStack);
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.failure) this.begin();
  }

  begin() {
    this.props.onRetry();
    this.setState({ failure: null });
  }

  override render() {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return (
      <div className={styles.failure} role="alert">
        <CircleAlert size={28} strokeWidth={1.6} aria-hidden />
        <p>
          {sayNodes('components.nothingThatWasSaved', {
            what: this.props.what,
            strong: (text) => <strong>{text}</strong>,
          })}
        </p>
        <p className={styles.reason} lang="en" dir="auto">
          {failure.message}
        </p>
        <p className={styles.ways}>
          <Button look="primary" onPress={() => this.begin()}>
            {say('components.tryAgain')}
          </Button>
          <Button
            onPress={() => {
              this.props.onLeave();
              this.begin();
            }}
          >
            {say('components.goToTheLibrary')}
          </Button>
        </p>
      </div>
    );
  }
}
