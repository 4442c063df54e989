import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './theme.module.css';

const themes = { system: Monitor, light: Sun, dark: Moon } as const;
type Theme = keyof typeof themes;
const storageKey = 'claimbench.theme';

function readTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Gives the page the colours that this user chose; without a choice it follows the system. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = readTheme();
}

/** Chooses between the system's colours, light and dark; remembered for this user on this machine. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme);
  const choose = (chosen: Theme) => {
    localStorage.setItem(storageKey, chosen);
    applyTheme();
    setTheme(chosen);
  };
  return (
    <ToggleButtonGroup
      aria-label="Theme"
      className={styles.group!}
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => choose([...keys][0] as Theme)}
    >
      {(Object.keys(themes) as Theme[]).map((name) => {
        const Icon = themes[name];
        return (
          <ToggleButton key={name} id={name} aria-label={`${name} colours`} className={styles.choice!}>
            <Icon size={15} aria-hidden />
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
