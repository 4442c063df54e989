/** `1 article`, `12 articles`, `2 matches`; for nouns whose plural is made by an ending. */
export function formatCount(count: number, noun: string): string {
  const ending = /(?:ch|s|x)$/.test(noun) ? 'es' : 's';
  return `${count} ${noun}${count === 1 ? '' : ending}`;
}
