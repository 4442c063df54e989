/** The tags of every language that has one of two letters, by its English and its own name, in lower case. */
let tagByName: ReadonlyMap<string, string> | null = null;

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

function nameLanguages(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const tags = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((tag) => english.of(tag) !== undefined);
  return new Map(
    tags.flatMap((tag) => {
      const own = new Intl.DisplayNames(tag, { type: 'language' }).of(tag)!;
      const canonical = Intl.getCanonicalLocales(tag)[0]!;
      return [own, english.of(tag)!].map((name) => [name.toLowerCase(), canonical] as const);
    }),
  );
}

/**
 * The one form that BCP 47 has for a language that somebody gives by its tag, its English name or its own
 * ("pt-br", "English", "Deutsch"); null for anything else.
 */
export function readLanguageTag(given: string): string | null {
  const text = given.trim();
  try {
    const canonical = Intl.getCanonicalLocales(text)[0] ?? '';
    // BCP 47 keeps languages of five to eight letters for later; none is registered.
    if (/^[a-z]{2,3}\b/.test(canonical)) return canonical;
  } catch {
    // Not well-formed.
  }
  tagByName ??= nameLanguages();
  return tagByName.get(text.toLowerCase()) ?? null;
}

/** Which of two figures is the day. */
export type DayOrder = 'day first' | 'month first';

/**
 * Which of the two figures before a year is the day, in "08/03/2026"; null where it could be either.
 * @param mark what stands between them; a dot stands behind the day
 * @param language in which it is written, as BCP 47 has it: the United States write the month first, and of English
 * without a country nobody knows
 */
export function findDayOrder(
  first: number,
  mark: string,
  second: number,
  language: string | null,
): DayOrder | null {
  if (mark === '.' || first > 12 || first === second) return 'day first';
  if (second > 12 || (language && /^en-us$/i.test(language))) return 'month first';
  return language === null || /^en$/i.test(language) ? null : 'day first';
}
