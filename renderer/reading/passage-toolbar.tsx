import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { inOwnLanguage, say } from '../words/index.ts';
import { type Held, isPointedAt } from './caret.ts';
import { useLayoutVersion } from './layout.ts';
import styles from './passage-toolbar.module.css';
import { listRuns, spanToRange } from './ranges.ts';

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly held: Held;
  readonly onCreate: () => void;
  /** Null while no claim is selected that the passage could be added to. */
  readonly onAdd: (() => void) | null;
  readonly addLabel: string;
  /** Null while no evidence is collected. */
  readonly onUseAsEvidence: (() => void) | null;
  /** Null where nothing is suggested. */
  readonly onDismiss: (() => void) | null;
  readonly onExplain: () => void;
  /** Copies it with its citation. */
  readonly onCite: () => void;
  /** Why the passage is suggested. */
  readonly cues: string | null;
}

/** Pixels between the passage and the toolbar. */
const gap = 8;

/**
 * What can be done with the held passage. Where a pointer holds it: right above it, if there is room. Whoever goes by
 * keys from sentence to sentence reads what stands around each: then it lies at the foot of the pane and covers none.
 */
export function PassageToolbar(props: Props) {
  const { article, held, onCreate, onAdd, addLabel, onUseAsEvidence, onDismiss, onExplain, onCite, cues } =
    props;
  const toolbar = useRef<HTMLDivElement>(null);
  const isAtFoot = !isPointedAt(held);
  const [place, setPlace] = useState<CSSProperties | null>(null);
  const version = useLayoutVersion(article);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the passage, other buttons make another size
  useLayoutEffect(() => {
    if (isAtFoot) return;
    const element = article.current;
    const lines = element ? [...(spanToRange(listRuns(element), held)?.getClientRects() ?? [])] : [];
    const [first, last] = [lines[0], lines.at(-1)];
    if (!element || !first || !last) return setPlace(null);
    const { offsetWidth: width, offsetHeight: height } = toolbar.current!;
    const box = element.getBoundingClientRect();
    const frame = element.parentElement!.getBoundingClientRect();
    // The article's own buttons stand under its title.
    const header = element.querySelector('header')?.getBoundingClientRect();
    const room = first.top - Math.max(frame.top, header?.bottom ?? 0);
    const isRoomAbove = room >= gap + height;
    const line = isRoomAbove ? first : last;
    const left = Math.max(0, Math.min(line.left - box.left, box.width - width));
    setPlace(
      isRoomAbove
        ? { left, bottom: box.bottom - first.top + gap }
        : { left, top: last.bottom - box.top + gap },
    );
  }, [article, held, isAtFoot, version, cues, !onAdd, !onDismiss, !onUseAsEvidence]);

  return (
    <div
      ref={toolbar}
      role="toolbar"
      aria-label={say('reading.heldPassage')}
      className={styles.toolbar}
      data-foot={isAtFoot}
      // Until its place is known, it is only measured.
      style={isAtFoot ? undefined : (place ?? { visibility: 'hidden' })}
      {...inOwnLanguage()}
    >
      <Button look="quiet" shortcut="claim" onPress={onCreate}>
        {say('reading.claim')}
      </Button>
      {onUseAsEvidence && (
        <Button look="quiet" shortcut="use-as-evidence" onPress={onUseAsEvidence}>
          {say('reading.useAsEvidence')}
        </Button>
      )}
      {onDismiss && (
        <Button look="quiet" shortcut="dismiss" onPress={onDismiss}>
          {say('reading.nothingToCheck')}
        </Button>
      )}
      {onAdd && (
        <Button look="quiet" shortcut="add-place" onPress={onAdd}>
          {addLabel}
        </Button>
      )}
      <Button look="quiet" shortcut="why" onPress={onExplain}>
        {say('reading.why')}
      </Button>
      <Button look="quiet" shortcut="copy-quote" onPress={onCite}>
        {say('reading.copyQuote')}
      </Button>
      {cues && <p className={styles.cues}>{say('reading.worthChecking', { cues })}</p>}
    </div>
  );
}
