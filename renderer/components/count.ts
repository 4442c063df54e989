const numbers = new Intl.NumberFormat('en');

/** `14,610`. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `1 article`, `12 articles`, `2 matches`; for nouns whose plural is made by an ending. */
export function formatCount(count: number, noun: string): string {
  const ending = /(?:ch|s|x)$/.test(noun) ? 'es' : 's';
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : ending}`;
}
