import type { Settings } from '../src/contract/views.ts';
import { chooseLanguage } from '../src/words/languages.ts';
import { operationQuery, queryClient, runCommand } from './api.ts';
import { keySettings } from './components/key-table.ts';
import { createStore } from './components/store.ts';
import { tellFailed } from './components/toast.tsx';
import { language, say } from './words/index.ts';

/** How the person at work likes the program, as it is applied to this page. */
export const settings = createStore<Settings>({
  theme: 'system',
  language: 'system',
  textSize: 100,
  readingWidth: 'normal',
  hasLetterKeys: true,
  keys: {},
});

/** What the element `html` says of them. */
export function attributesOf({ language: choice, theme, readingWidth }: Settings): Record<string, string> {
  const { locale, direction } = chooseLanguage(choice);
  return { lang: locale, dir: direction, 'data-theme': theme, 'data-reading-width': readingWidth };
}

/** What is drawn from now on follows them: its words, its keys. */
export function followSettings(chosen: Settings): void {
  settings.update(() => chosen);
  keySettings.update(() => chosen);
  language.update(() => chooseLanguage(chosen.language));
}

/** Gives the page the language, the colours, the size and width of text, and the keys that were chosen. */
export function applySettings(chosen: Settings): void {
  followSettings(chosen);
  const page = document.documentElement;
  for (const [name, value] of Object.entries(attributesOf(chosen))) page.setAttribute(name, value);
  page.style.setProperty('--text-scale', String(chosen.textSize / 100));
}

/** Applies what was chosen before; call it before anything is drawn. Without an answer the page stays as usual. */
export async function loadSettings(): Promise<void> {
  applySettings(await queryClient.fetchQuery(operationQuery('settings.read', {})).catch(settings.get));
}

/** Applies a choice at once, and keeps it in the user's folder. */
export async function changeSettings(changed: Partial<Settings>): Promise<void> {
  applySettings({ ...settings.get(), ...changed });
  const result = await runCommand('settings.update', changed);
  if (!result.ok) tellFailed(say('program.thisWasNotKept', { message: result.error.message }));
}
