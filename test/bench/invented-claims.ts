import { createRandom } from '../../src/match/embedding.ts';

const onsets = 'b br c ch d dr f fl g gr h j k l m n p pl pr r s sk st t tr v w'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', 'n', 'r', 'l', 'm', 'st', 'nd', 'rt', 'ck', 'x'];
const small = 'the of in and a to for on by with at from its after as that'.split(' ');
const verbs =
  'said killed opened closed signed blocked approved denied reached cut raised delayed sold moved'.split(' ');
const counted = 'people workers homes soldiers ships schools patients dollars tonnes votes'.split(' ');
const claimsPerEvent = 8;

/**
 * Invented claims, always the same: words of an invented language, as frequent as words are (Zipf), between
 * English small words. Each eight tell of one event with the same names and much the same words.
 */
export function* inventClaims(count: number): Generator<string> {
  const random = createRandom(23);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const inventWord = (syllables: number) =>
    Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas)).join('');
  const words = Array.from({ length: 30_000 }, (_, rank) =>
    inventWord(rank < 2000 ? 1 + (rank % 2) : 2 + (rank % 2)),
  );
  const weights = words.map((_, rank) => 1 / (rank + 8));
  const sums: number[] = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  const pickWord = () => {
    const wanted = random() * sums.at(-1)!;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low]!;
  };
  const toName = (word: string) => word[0]!.toUpperCase() + word.slice(1);
  const names = Array.from({ length: 4000 }, () => toName(inventWord(2)));

  for (let made = 0; made < count; ) {
    const event = {
      names: [pick(names), pick(names)],
      words: Array.from({ length: 9 }, pickWord),
      number: 2 + Math.floor(random() ** 3 * 3000),
      noun: pick(counted),
      verb: pick(verbs),
    };
    for (let i = 0; i < claimsPerEvent && made < count; i++, made++) {
      const own = Array.from({ length: 4 + Math.floor(random() * 5) }, pickWord);
      const shared = event.words.filter(() => random() < 0.6);
      const number = random() < 0.8 ? event.number : event.number + 1 + Math.floor(random() * 50);
      const body = [...shared, ...own].flatMap((word) => (random() < 0.45 ? [pick(small), word] : [word]));
      const subject = random() < 0.5 ? `The ${body.shift()} in ${event.names[0]}` : `${event.names[0]}`;
      const tail = random() < 0.5 ? ` near ${event.names[1]}` : '';
      yield `${subject} ${event.verb} ${number} ${event.noun} ${body.join(' ')}${tail}.`;
    }
  }
}
