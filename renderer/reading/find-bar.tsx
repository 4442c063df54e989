import { ChevronDown, ChevronUp, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Block } from '../../src/contract/model.ts';
import { Button } from '../components/button.tsx';
import { useKeys } from '../components/keys.ts';
import type { Store } from '../components/store.ts';
import { say } from '../words/index.ts';
import styles from './find-bar.module.css';
import { hitFrom, openFinder } from './finding.ts';
import { useHighlight } from './highlights.ts';
import { listRuns, type TextRun } from './ranges.ts';
import type { Span } from './sentences.ts';

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  /** In which hits are marked. */
  readonly near: Store<readonly TextRun[]>;
  /** What the article shows. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What stands in the field at first. */
  readonly initial: string;
  /** The first hit is looked for from this offset on. */
  readonly from: number;
  readonly onShow: (hit: Span) => void;
  /** With the hit that was shown last and what was looked for. */
  readonly onClose: (hit: Span | null, sought: string) => void;
}

const none: readonly Span[] = [];

/** Searches what the article shows; what is set aside only while it is unfolded. */
function useFinder(article: RefObject<HTMLElement | null>, blocks: readonly Block[]) {
  const [finder, setFinder] = useState({ find: openFinder([]) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other blocks are drawn anew, and read again after that
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    const isOpen = (node: Text) => node.parentElement!.closest('details:not([open])') === null;
    const read = () => {
      const runs = listRuns(element).filter(({ node }) => isOpen(node));
      setFinder({ find: openFinder(runs.map(({ node, start }) => ({ start, text: node.data }))) });
    };
    read();
    // The event does not bubble.
    element.addEventListener('toggle', read, true);
    return () => element.removeEventListener('toggle', read, true);
  }, [article, blocks]);
  return finder.find;
}

/** The words around a hit, as they are heard. */
function lineOf(text: string, { start, end }: Span): string {
  const before = text
    .slice(Math.max(0, start - 40), start)
    .split('\n')
    .at(-1)!;
  const after = text.slice(end, end + 40).split('\n')[0]!;
  return `${before}${text.slice(start, end)}${after}`;
}

/** Finds words in the article that is read, over its text; all hits are marked, the one that is shown more strongly. */
export function FindBar({ article, near, text, blocks, initial, from, onShow, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState(initial);
  /** Where in the article's text the shown hit begins. */
  const [place, setPlace] = useState(from);
  const find = useFinder(article, blocks);
  const hits = useMemo(() => find(sought), [find, sought]);
  const index = hitFrom(hits, place);
  const hit = hits[index] ?? null;
  const current = useMemo(() => (hit ? [hit] : none), [hit]);
  useHighlight(near, 'find', hits);
  useHighlight(near, 'find-current', current);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another hit is shown
  useEffect(() => {
    if (hit) onShow(hit);
  }, [hit?.start, hit?.end]);

  const step = (by: number) => {
    const next = hits[(index + by + hits.length) % hits.length];
    if (next) setPlace(next.start);
  };
  const close = () => onClose(hit, sought);
  useKeys({
    find: () => {
      field.current?.focus();
      field.current?.select();
    },
    'find-next': () => step(1),
    'find-previous': () => step(-1),
    escape: close,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.bar} aria-label={say('reading.findInTheArticle')} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        dir="auto"
        aria-label={say('reading.findWords')}
        placeholder={say('reading.findInTheArticle')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <p role="status" className={styles.count} data-none={sought.trim() !== '' && !hit}>
        {sought.trim() !== '' &&
          (hit
            ? say('reading.placeOfPlaces', { place: index + 1, places: hits.length })
            : say('reading.nothingFound'))}
        {hit && <span className="only-heard"> {say('reading.heardPlace', { line: lineOf(text, hit) })}</span>}
      </p>
      <Button
        look="icon"
        isDisabled={!hit}
        aria-label={say('reading.previousPlace')}
        onPress={() => step(-1)}
      >
        <ChevronUp size={15} aria-hidden />
      </Button>
      <Button look="icon" isDisabled={!hit} aria-label={say('reading.nextPlace')} onPress={() => step(1)}>
        <ChevronDown size={15} aria-hidden />
      </Button>
      <Button look="icon" aria-label={say('reading.closeFind')} onPress={close}>
        <X size={15} aria-hidden />
      </Button>
    </search>
  );
}
