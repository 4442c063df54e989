import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { TagView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { releaseKeys } from '../../components/held-keys.ts';
import { useKept } from '../../components/kept.ts';
import { formatKey } from '../../components/key-table.ts';
import { TagDot } from '../../components/tag-chip.tsx';
import { say, sayNodes } from '../../words/index.ts';
import styles from './tag-field.module.css';

interface Props {
  /** Names the field for good: what is typed and no tag yet waits in it. */
  readonly keptAs: string;
  readonly label?: string;
  readonly names: readonly string[];
  /** Moves the focus here once, and with it the keys that were held for this. */
  readonly takesFocus: boolean;
  readonly onChange: (names: string[]) => void;
  /** Enter while nothing is typed. */
  readonly onSubmit?: () => void;
}

/**
 * A claim's tags: each can be taken off; typing adds one, with those of the library suggested. Enter, a comma or a
 * choice makes the tag; whoever leaves the field before that finds what was typed there again, and Esc drops it.
 */
export function TagField(props: Props) {
  const { keptAs, label = say('claim.tags'), names, takesFocus, onChange, onSubmit } = props;
  const tags = useOperation('tag.list', {});
  const [typed, setTyped] = useKept(`tag of ${keptAs}`, '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    input.current?.focus();
    setTimeout(releaseKeys);
  }, [takesFocus]);

  const suggestions = (tags.data ?? []).filter(
    ({ name }) => !names.includes(name) && name.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  /** Of these the first that begins with what is typed: Enter takes it, as people expect of a list. */
  const meant = suggestions.find(({ name }) => name.toLowerCase().startsWith(typed.trim().toLowerCase()));
  const colourOf = (name: string) => tags.data?.find((tag) => tag.name === name)?.colour ?? null;
  const add = (name: string) => {
    const added = name.trim();
    setTyped(null);
    const isThere = names.some((other) => other.toLowerCase() === added.toLowerCase());
    if (added !== '' && !isThere) onChange([...names, added]);
  };
  const remove = (name: string) => onChange(names.filter((other) => other !== name));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== input.current) return;
    const hasSuggestion = input.current?.hasAttribute('aria-activedescendant');
    if ((event.key === 'Enter' && !hasSuggestion) || event.key === ',') {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter' && typed.trim() === '') onSubmit?.();
      else add(event.key === 'Enter' && meant ? meant.name : typed);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === 'Backspace' && typed === '' && names.length > 0) {
      remove(names.at(-1)!);
    }
  };

  return (
    <ComboBox
      className={styles.field!}
      allowsCustomValue
      menuTrigger="input"
      // With nothing typed the list would cover the fields below.
      items={typed.trim() === '' ? [] : suggestions}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && add(String(key))}
    >
      <Label className={styles.label!}>{label}</Label>
      <div className={styles.box} onKeyDownCapture={onKeyDown}>
        {names.map((name) => (
          <span key={name} className={styles.tag}>
            <TagDot colour={colourOf(name)} />
            {name}
            <Button
              slot={null}
              look="icon"
              aria-label={say('claim.removeTag', { name })}
              onPress={() => remove(name)}
              // Every other key is one of the window's.
              onKeyDown={(event) => (event.key === 'Delete' ? remove(name) : event.continuePropagation())}
            >
              <X size={12} aria-hidden />
            </Button>
          </span>
        ))}
        <Input
          ref={input}
          className={styles.input!}
          placeholder={names.length === 0 ? say('claim.addATag') : ''}
        />
      </div>
      {typed.trim() !== '' && (
        <Text slot="description" className={styles.waiting!}>
          {sayNodes('claim.notATagYet', { kbd: (text) => <kbd>{text}</kbd> })}
        </Text>
      )}
      <Popover className={styles.popover!} offset={4}>
        <ListBox className={styles.suggestions!}>
          {(tag: TagView) => (
            <ListBoxItem id={tag.name} textValue={tag.name} className={styles.suggestion!}>
              <TagDot colour={tag.colour} />
              {tag.name} <small>{formatNumber(tag.claims)}</small>
              {tag === meant && <kbd>{formatKey('enter')}</kbd>}
            </ListBoxItem>
          )}
        </ListBox>
        {meant && meant.name.toLowerCase() !== typed.trim().toLowerCase() && (
          <p className={styles.hint}>
            {sayNodes('claim.addsAsANew', { kbd: (text) => <kbd>{text}</kbd>, typed: typed.trim() })}
          </p>
        )}
      </Popover>
    </ComboBox>
  );
}
