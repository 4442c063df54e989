const triplesByWord = new Map<string, Float64Array>();

/**
 * The distinct letter triples of a word, its start and end included, as ascending numbers: two words' are compared
 * far faster so than as strings. Kept, for words come again and again.
 */
export function triplesOf(word: string): Float64Array {
  const known = triplesByWord.get(word);
  if (known !== undefined) return known;
  const framed = `^${word}$`;
  const codes = new Set<number>();
  for (let i = 0; i + 3 <= framed.length; i++)
    codes.add((framed.charCodeAt(i) * 65_536 + framed.charCodeAt(i + 1)) * 65_536 + framed.charCodeAt(i + 2));
  const triples = Float64Array.from(codes).sort();
  if (triplesByWord.size > 50_000) triplesByWord.clear();
  triplesByWord.set(word, triples);
  return triples;
}

/** From 0 to 1: twice the triples in common over those of both (Dice). */
export function shareOfTriples(a: Float64Array, b: Float64Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}
