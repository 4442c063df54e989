import { type RefObject, useLayoutEffect, useState } from 'react';
import { Button } from '../components/button.tsx';
import type { Held } from './caret.ts';
import { useLayoutVersion } from './layout.ts';
import styles from './passage-toolbar.module.css';
import { listRuns, spanToRange } from './ranges.ts';

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly held: Held;
  readonly onCreate: () => void;
  /** Null while no claim is selected that the passage could be added to. */
  readonly onAdd: (() => void) | null;
  /** Null while no evidence is collected. */
  readonly onUseAsEvidence: (() => void) | null;
  /** Null where nothing is suggested. */
  readonly onDismiss: (() => void) | null;
  /** Why the passage is suggested. */
  readonly cues: string | null;
}

/** Pixels between the passage and the toolbar; its width, so that it stays beside the text. */
const gap = 8;
const width = 460;

/** What can be done with the held passage, right below it. */
export function PassageToolbar(props: Props) {
  const { article, held, onCreate, onAdd, onUseAsEvidence, onDismiss, cues } = props;
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const version = useLayoutVersion(article);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the passage
  useLayoutEffect(() => {
    const element = article.current;
    const line = element && [...(spanToRange(listRuns(element), held)?.getClientRects() ?? [])].at(-1);
    if (!line) return setPlace(null);
    const box = element.getBoundingClientRect();
    setPlace({
      left: Math.max(0, Math.min(line.left - box.left, box.width - width)),
      top: line.bottom - box.top + gap,
    });
  }, [article, held, version]);

  if (!place) return null;
  return (
    <div role="toolbar" aria-label="Held passage" className={styles.toolbar} style={place}>
      <Button look="quiet" shortcut="claim" onPress={onCreate}>
        Claim
      </Button>
      {onUseAsEvidence && (
        <Button look="quiet" shortcut="use-as-evidence" onPress={onUseAsEvidence}>
          Use as evidence
        </Button>
      )}
      {onDismiss && (
        <Button look="quiet" shortcut="dismiss" onPress={onDismiss}>
          Nothing to check
        </Button>
      )}
      {onAdd && (
        <Button look="quiet" shortcut="add-place" onPress={onAdd}>
          Add to claim
        </Button>
      )}
      {cues && <p className={styles.cues}>Worth checking: {cues}</p>}
    </div>
  );
}
