import type { KeyName } from '../../components/key-table.ts';

/** One thing that the palette can do, or place where it can go. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: 'command' | 'view' | 'collection' | 'article' | 'claim';
  readonly name: string;
  /** Stands behind the name. */
  readonly detail?: string | null;
  /** Does the same. */
  readonly shortcut?: KeyName;
  readonly run: () => void;
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How well letters stand for a name, higher is better; null: they don't. Each word of what was typed has to occur:
 * best at the beginning of a word, then inside one, then with its letters in order and others in between.
 */
export function rateName(name: string, typed: string): number | null {
  const text = fold(name);
  let total = 0;
  for (const word of fold(typed).split(/\s+/).filter(Boolean)) {
    const rate = rateWord(text, word);
    if (rate === null) return null;
    total += rate;
  }
  // Of names that fit as well, the shorter is meant more often.
  return total - text.length / 1000;
}

function rateWord(text: string, word: string): number | null {
  if (text.startsWith(word)) return 4;
  if (text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) return 3;
  if (text.includes(word)) return 2;
  if (word.length < 3) return null;
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
  }
  return 0;
}

/**
 * Claims are many, and their words hold almost any letters in order. What can be done comes before any title when each
 * word that was typed begins one of its own: articles about anything are many, too.
 */
function rateKind({ kind, name }: PaletteEntry, typed: string): number {
  if (kind === 'claim') return 0;
  if (kind === 'article' || kind === 'collection') return 1;
  const own = fold(name).split(/[^\p{L}\p{N}]+/u);
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return words.every((word) => own.some((part) => part.startsWith(word))) ? 1 + 4 * words.length : 2;
}

/** The entries that what was typed may mean, best first; with nothing typed, the commands and views. */
export function findEntries(entries: readonly PaletteEntry[], typed: string, limit: number): PaletteEntry[] {
  if (typed.trim() === '')
    return entries.filter(({ kind }) => kind === 'command' || kind === 'view' || kind === 'collection');
  return entries
    .flatMap((entry) => {
      const rate = rateName(`${entry.name} ${entry.detail ?? ''}`, typed);
      // Letters in order mean little in a claim's many words.
      if (rate === null || (entry.kind === 'claim' && rate < 1)) return [];
      return [{ entry, rate: rate + rateKind(entry, typed) }];
    })
    .sort((x, y) => y.rate - x.rate)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
