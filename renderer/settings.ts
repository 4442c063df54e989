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

/** Gives the page the language, the colours, the size and width of text, and the keys that were chosen. */
export function applySettings(chosen: Settings): void {
  settings.update(() => chosen);
  keySettings.update(() => chosen);
  language.update(() => chooseLanguage(chosen.language));
  document.documentElement.lang = language.get().locale;
  document.documentElement.dir = language.get().direction;
  document.documentElement.dataset.theme = chosen.theme;
  document.documentElement.dataset.readingWidth = chosen.readingWidth;
  document.documentElement.style.setProperty('--text-scale', String(chosen.textSize / 100));
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
