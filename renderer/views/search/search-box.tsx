import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { useOperation } from '../../api.ts';
import { releaseKeys } from '../../components/held-keys.ts';
import { say } from '../../words/index.ts';
import { type Completion, complete, type Vocabulary } from './completion.ts';
import { QuestionBox } from './question-box.tsx';
import styles from './search-box.module.css';

interface Props {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Enter: without waiting for a pause. */
  readonly onAsk: (text: string) => void;
  /** ArrowDown, while nothing is offered. */
  readonly onLeave: () => void;
}

/** What to look for; fields and their values are offered while they are typed. */
export function SearchBox({ input, text, onChange, onAsk, onLeave }: Props) {
  const vocabulary = useVocabulary();
  const listId = useId();
  /** The place at which somebody typed last; null: nothing is offered until the next letter. */
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const offered = caret === null ? [] : complete(text, caret, vocabulary);
  const isOpen = offered.length > 0;
  // What was typed right after the key that leads here.
  useEffect(() => {
    setTimeout(releaseKeys);
  }, []);

  const take = ({ query, caret: at }: Completion) => {
    // The next letter may come before the next frame.
    flushSync(() => {
      onChange(query);
      setActive(0);
      // After a field's name its values come; after a value the next thing is typed.
      setCaret(query[at - 1] === ':' ? at : null);
    });
    input.current?.setSelectionRange(at, at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = isOpen
      ? {
          ArrowDown: () => setActive((active + 1) % offered.length),
          ArrowUp: () => setActive((active + offered.length - 1) % offered.length),
          Enter: () => take(offered[active]!),
          Tab: () => take(offered[active]!),
          Escape: () => setCaret(null),
        }[event.key]
      : {
          Enter: () => onAsk(text),
          ArrowDown: onLeave,
          ...(text !== '' && { Escape: () => onAsk('') }),
        }[event.key];
    if (!act || (event.key === 'Tab' && event.shiftKey)) return;
    event.preventDefault();
    act();
  };
  return (
    <QuestionBox
      icon={Search}
      clearLabel={say('search.clearTheSearch')}
      isEmpty={text === ''}
      onClear={() => {
        onAsk('');
        input.current?.focus();
      }}
    >
      <input
        ref={input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        // biome-ignore lint/a11y/noAutofocus: the view is a box to type into
        autoFocus
        autoComplete="off"
        spellCheck={false}
        aria-label={say('search.searchClaimsArticlesAnd')}
        placeholder={say('search.wordsAPhraseTag')}
        value={text}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
          setCaret(currentTarget.selectionStart);
          setActive(0);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={say('search.howItCanGoOn')}
        className={styles.list}
        hidden={!isOpen}
      >
        {offered.map((completion, index) => (
          <div
            key={completion.item}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The focus stays in the box.
            onMouseDown={(event) => {
              event.preventDefault();
              take(completion);
            }}
            onMouseEnter={() => setActive(index)}
          >
            <bdi>{completion.item}</bdi>
          </div>
        ))}
      </div>
    </QuestionBox>
  );
}

function useVocabulary(): Vocabulary {
  const tags = useOperation('tag.list', {});
  const publishers = useOperation('publisher.list', {});
  const ratings = useOperation('rating.list', {});
  const claims = useOperation('claim.list', {});
  return {
    tags: tags.data?.map(({ name }) => name) ?? [],
    publishers: publishers.data?.map(({ name }) => name) ?? [],
    verdicts: ratings.data?.map(({ label }) => label) ?? [],
    speakers: [
      ...new Set(claims.data?.flatMap(({ attribution }) => attribution.map(({ name }) => name)) ?? []),
    ],
  };
}
