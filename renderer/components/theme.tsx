import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Settings } from '../../src/contract/views.ts';
import { say } from '../words/index.ts';
import styles from './theme.module.css';

const themes = { system: Monitor, light: Sun, dark: Moon } as const;
type Theme = Settings['theme'];

interface Props {
  readonly theme: Theme;
  readonly onChoose: (theme: Theme) => void;
}

/** Chooses between the system's colours, light and dark. */
export function ThemeSwitch({ theme, onChoose }: Props) {
  return (
    <ToggleButtonGroup
      aria-label={say('components.theme')}
      className={styles.group!}
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => onChoose([...keys][0] as Theme)}
    >
      {(Object.keys(themes) as Theme[]).map((name) => {
        const Icon = themes[name];
        return (
          <ToggleButton
            key={name}
            id={name}
            aria-label={say(`components.${name}Colours`)}
            className={styles.choice!}
          >
            <Icon size={15} aria-hidden />
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
