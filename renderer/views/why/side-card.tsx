import { CornerDownLeft, type LucideIcon, Quote, TextQuote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components';
import type { Passage } from '../../../src/contract/reading.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, parseDate, writeDate } from '../../components/dates.ts';
import { Field } from '../../components/field.tsx';
import { MarkedText } from '../../components/marked-text.tsx';
import { useSettled } from '../../components/settled.ts';
import type { Mark } from '../../reading/marks.ts';
import { formatRoute, type WhySide } from '../../routes.ts';
import { say, sayParts } from '../../words/index.ts';
import { nameClaim } from '../claim/claim-labels.ts';
import { PrintedWords } from '../link/printed-words.tsx';
import styles from './side-card.module.css';
import { nameSide, type SideSource } from './side-source.ts';

interface Props {
  /** Which of the two it is. */
  readonly name: string;
  /** Null while none is chosen. */
  readonly side: WhySide | null;
  readonly source: SideSource | null;
  /** As it was compared; null while it was not. */
  readonly passage: Passage | null;
  readonly marks: readonly Mark<string>[];
  readonly takesFocus: boolean;
  /** `replace`: it is the same choice, with other words. */
  readonly onChoose: (side: WhySide | null, replace: boolean) => void;
}

/** One of two passages: chosen, shown with the words that were compared, and changed. */
export function SideCard({ name, side, source, passage, marks, takesFocus, onChoose }: Props) {
  /** A chooser that was asked for takes the keys. */
  const [isAsked, setIsAsked] = useState(false);
  return (
    <section className={styles.side} aria-label={name}>
      <header className={styles.head}>
        <h2>{side ? nameSide(side, source, name) : name}</h2>
        {side && (
          <Button
            look="quiet"
            aria-label={say('why.chooseAnotherFor', { name })}
            onPress={() => {
              setIsAsked(true);
              onChoose(null, false);
            }}
          >
            {say('why.chooseAnother')}
          </Button>
        )}
      </header>
      {side === null ? (
        <Chooser
          name={name}
          takesFocus={takesFocus || isAsked}
          onChoose={(chosen) => onChoose(chosen, false)}
        />
      ) : 'text' in side ? (
        <TypedWords side={side} passage={passage} marks={marks} onChange={(words) => onChoose(words, true)} />
      ) : (
        <>
          {source && (
            <p className={styles.meta}>
              <a href={formatRoute(source.to)}>
                {source.publisher ? (source.title ?? say('components.openClaim')) : say('why.openIt')}
              </a>
              {source.publishedAt && ` · ${formatDate(source.publishedAt)}`}
            </p>
          )}
          {passage ? <Words passage={passage} marks={marks} /> : <Unread side={side} />}
        </>
      )}
    </section>
  );
}

function Words({ passage, marks }: { readonly passage: Passage } & Pick<Props, 'marks'>) {
  const { text, start, end } = passage;
  return (
    <>
      <p className={styles.words} dir="auto">
        <MarkedText
          text={text}
          marks={[
            { start: 0, end: start, tone: 'context' },
            { start: end, end: text.length, tone: 'context' },
            ...marks,
          ]}
        />
      </p>
      <PrintedWords passage={passage} />
    </>
  );
}

/** A side before the other one is chosen: nothing is compared yet. */
function Unread({ side }: { readonly side: Exclude<WhySide, { text: string }> }) {
  const claim = useOperation('claim.read', 'claimId' in side ? { id: side.claimId } : null);
  const article = useOperation(
    'article.read',
    'revisionId' in side ? { id: side.articleId, revisionId: side.revisionId } : null,
  );
  if (claim.error ?? article.error)
    return (
      <p role="alert" className={styles.quoted}>
        {say('why.thisClaimIsIn', { which: String('claimId' in side) })}
      </p>
    );
  const words =
    'claimId' in side
      ? claim.data && nameClaim(claim.data)
      : article.data?.revision.text.slice(side.start, side.end);
  return (
    <p className={styles.words} dir="auto">
      {words}
    </p>
  );
}

/** What was typed for either side: it waits while another view is open. */
const typedFor = new Map<string, string>();
const pauseBeforeFinding = 200;
const mostFound = 6;
/** The search takes no more. */
const longestQuery = 1000;

interface Choice {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly words: string;
  readonly detail: string;
  readonly side: WhySide;
}

interface ChooserProps extends Pick<Props, 'name' | 'takesFocus'> {
  readonly onChoose: (side: WhySide) => void;
}

/** Finds a claim or a sentence by its words, or takes the words as they are. */
function Chooser({ name, takesFocus, onChoose }: ChooserProps) {
  const [typed, setTyped] = useState(typedFor.get(name) ?? '');
  const words = typed.trim();
  const query = useSettled(words, pauseBeforeFinding, '').slice(0, longestQuery);
  const found = useOperation('search.find', query ? { query, limit: mostFound } : null).data;
  const choices: Choice[] = [];
  if (words)
    choices.push({
      id: 'typed',
      icon: CornerDownLeft,
      words,
      detail: say('why.takeTheseWordsAs'),
      side: { text: words, publishedAt: null },
    });
  if (words && query)
    choices.push(
      ...(found?.claims ?? []).map((claim) => ({
        id: claim.id,
        icon: Quote,
        words: nameClaim(claim),
        detail: sayParts([say('why.claim'), claim.publisher ?? claim.articleTitle]),
        side: { claimId: claim.id },
      })),
      ...(found?.sentences ?? [])
        .filter(({ claimId }) => claimId === null)
        .map(({ articleId, articleTitle, publisher, revisionId, start, end, snippet }) => ({
          id: `${revisionId} ${start}`,
          icon: TextQuote,
          words: snippet.text,
          detail: sayParts([say('why.sentence'), publisher ?? articleTitle]),
          side: { articleId, revisionId, start, end },
        })),
    );
  const change = (text: string) => {
    typedFor.set(name, text);
    setTyped(text);
  };
  return (
    // The field in it keeps all keys to itself: this one leads out.
    <div
      className={styles.chooser}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || !(event.target instanceof HTMLElement)) return;
        event.stopPropagation();
        event.target.blur();
      }}
    >
      <Autocomplete inputValue={typed} onInputChange={change}>
        <TextField
          aria-label={say('why.findOrWrite', { name })}
          autoFocus={takesFocus}
          className={styles.field!}
        >
          <Input placeholder={say('why.findAClaimOr')} />
        </TextField>
        <ListBox
          aria-label={say('why.whatCanBeChosen', { name })}
          className={styles.choices!}
          items={choices}
          selectionMode="none"
          onAction={(key) => {
            const choice = choices.find(({ id }) => id === key);
            if (!choice) return;
            typedFor.delete(name);
            onChoose(choice.side);
          }}
        >
          {({ icon: Icon, words: shown, detail }) => (
            <ListBoxItem textValue={shown} className={styles.choice!}>
              <Icon size={14} aria-hidden />
              <span dir="auto">{shown}</span>
              <small>{detail}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

interface TypedProps extends Pick<Props, 'passage' | 'marks'> {
  readonly side: Extract<WhySide, { text: string }>;
  readonly onChange: (side: WhySide) => void;
}

/** Words that belong to no article, and the day on which they were said, on which “yesterday” rests. */
function TypedWords({ side, passage, marks, onChange }: TypedProps) {
  const [text, setText] = useState(side.text);
  const [day, setDay] = useState(writeDate(side.publishedAt));
  const [known, setKnown] = useState(side);
  // Back and forward, or an exchange of the sides: the address says what is compared.
  if (side !== known) {
    setKnown(side);
    if (side.text !== text.trim()) setText(side.text);
    if (side.publishedAt !== (parseDate(day) ?? null)) setDay(writeDate(side.publishedAt));
  }
  const date = parseDate(day);
  const publishedAt = date === undefined ? side.publishedAt : date;
  const settled = useSettled(
    JSON.stringify({ text: text.trim(), publishedAt }),
    pauseBeforeFinding,
    JSON.stringify(side),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address here
  useEffect(() => {
    const typed = JSON.parse(settled) as TypedProps['side'];
    if (typed.text && (typed.text !== side.text || typed.publishedAt !== side.publishedAt)) onChange(typed);
  }, [settled]);
  return (
    <>
      <Field label={say('why.words')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            className={styles.text}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={say('why.saidOn')} error={date === undefined ? say('why.writeADayLike') : null}>
        {(control) => (
          <input
            {...control}
            className={styles.day}
            placeholder={say('why.dateExample')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        )}
      </Field>
      {passage && marks.length > 0 && <Words passage={passage} marks={marks} />}
    </>
  );
}
