import { words } from './en/index.ts';
import { english, type Language } from './languages.ts';
import { createSpeaker, isolate } from './say.ts';
import type { Saying } from './saying.ts';

const speak = createSpeaker(words);

/** The sentence in a language; a text as it is. */
export function say(what: Saying | string, language: Language): string {
  if (typeof what === 'string') return what;
  const values = Object.entries(what.values ?? {}).map(([name, value]) => [name, put(value, language)]);
  return speak(language, what.word, Object.fromEntries(values)).join('');
}

/** The sentence as logs and scripts have it. */
export const sayInEnglish = (what: Saying): string => say(what, english);

/**
 * What a library has on record as the name of an act: a sentence as JSON. A text is shown as it is: older programs
 * wrote English, and a newer one may have words that this one does not know.
 */
export function sayRecorded(record: string, language: Language): string {
  if (!record.startsWith('{')) return record;
  try {
    return say(JSON.parse(record) as Saying, language);
  } catch {
    return record;
  }
}

function put(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((part: Saying | string) => isolate(say(part, language), language));
    return new Intl.ListFormat(language.formats, { type: 'unit', style: 'short' }).format(parts);
  }
  return isSaying(value) ? say(value, language) : value;
}

const isSaying = (value: unknown): value is Saying =>
  typeof value === 'object' && value !== null && 'word' in value;
