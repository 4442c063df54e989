import { I18nProvider } from 'react-aria-components';
import { useStore } from './components/store.ts';
import { type Parts, Shell } from './views/shell/shell.tsx';
import { language } from './words/index.ts';

/** The whole window. Drawn anew when the language changes; what was typed is kept outside, as drafts. */
export function Workbench(parts: Parts) {
  const { id, locale } = useStore(language);
  return (
    <I18nProvider locale={locale}>
      <Shell key={id} {...parts} />
    </I18nProvider>
  );
}
