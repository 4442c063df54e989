/** `1 article`, `12 articles`; for nouns that take a plain s. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
