import { perLanguage } from '../words/index.ts';

const numbers = perLanguage((locale) => new Intl.NumberFormat(locale));

/** `14,610`. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}
