import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, type Selection } from 'react-aria-components';
import { say } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './menu-button.module.css';

export interface MenuChoice {
  readonly id: string;
  /** As it is found by typing; shown where there is no `label`. */
  readonly name: string;
  readonly label?: ReactNode;
  /** Stands at the end of the line, such as a count. */
  readonly aside?: ReactNode;
}

interface Props {
  readonly label: ReactNode;
  /** What is heard, where the label does not say it. */
  readonly heard?: string;
  readonly look?: 'plain' | 'quiet' | 'icon';
  readonly isDisabled?: boolean;
  /** False in a table that has keys of its own. */
  readonly isTabStop?: boolean;
  /** Asked while the menu is open. */
  readonly listChoices: () => readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
  /** Given, several can be chosen, and the menu stays open. */
  readonly chosen?: readonly string[];
  /** Something else to do, below the list. */
  readonly more?: { readonly name: string; readonly run: () => void };
}

/** The one that was chosen just now, or is not any more. */
function findToggled(before: readonly string[], after: Selection): string {
  const ids = new Set(after === 'all' ? [] : [...after].map(String));
  return [...ids].find((id) => !before.includes(id)) ?? before.find((id) => !ids.has(id))!;
}

/** A button that opens a list: of things to do, or of things of which several can be chosen. */
export function MenuButton(props: Props) {
  const { label, heard, look = 'plain', isDisabled = false, isTabStop = true } = props;
  return (
    <MenuTrigger>
      <Button
        look={look}
        isDisabled={isDisabled}
        excludeFromTabOrder={!isTabStop}
        {...(heard && { 'aria-label': heard })}
      >
        {label}
        {look !== 'icon' && <ChevronDown size={13} aria-hidden />}
      </Button>
      <Popover
        className={styles.popover!}
        placement={look === 'icon' ? 'bottom end' : 'bottom start'}
        offset={4}
      >
        <Choices {...props} />
      </Popover>
    </MenuTrigger>
  );
}

function Choices({
  listChoices,
  onChoose,
  chosen,
  more,
}: Pick<Props, 'listChoices' | 'onChoose' | 'chosen' | 'more'>) {
  const choices = listChoices().map(({ id, name, label: drawn, aside }) => (
    <MenuItem
      key={id}
      id={id}
      textValue={name}
      className={styles.item!}
      {...(!chosen && { onAction: () => onChoose(id) })}
    >
      {chosen && (
        <span className={styles.tick}>
          {chosen.includes(id) && <Check size={14} strokeWidth={2.4} aria-hidden />}
        </span>
      )}
      <span className={styles.name}>{drawn ?? name}</span>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </MenuItem>
  ));
  return (
    <Menu className={styles.menu!}>
      {chosen ? (
        <MenuSection
          aria-label={say('components.choices')}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => onChoose(findToggled(chosen, keys))}
        >
          {choices}
        </MenuSection>
      ) : (
        choices
      )}
      {more && (
        <MenuItem textValue={more.name} className={`${styles.item} ${styles.more}`} onAction={more.run}>
          {more.name}
        </MenuItem>
      )}
    </Menu>
  );
}
