import { foldForMatching } from '../text/normalise.ts';

/** An agency whose text an article says that it carries. */
export interface Credit {
  /** Under which two ways of writing it meet. */
  readonly agency: string;
  /** As the article prints it. */
  readonly words: string;
}

/** News agencies by the names and letters under which papers credit them. */
const agencies: Readonly<Record<string, readonly string[]>> = {
  'associated press': ['the associated press', 'ap'],
  reuters: ['thomson reuters'],
  'agence france-presse': ['agence france presse', 'afp'],
  dpa: ['deutsche presse-agentur', 'dpa international'],
  'pa media': ['press association', 'the press association', 'pa'],
  'united press international': ['upi'],
  bloomberg: ['bloomberg news'],
  xinhua: ['xinhua news agency'],
  tass: ['itar-tass'],
  interfax: [],
  'kyodo news': ['kyodo'],
  'jiji press': ['jiji'],
  efe: ['agencia efe'],
  ansa: [],
  'anadolu agency': ['anadolu', 'aa'],
  'press trust of india': ['pti'],
  ani: ['asian news international'],
  'australian associated press': ['aap'],
  belga: ['belga news agency'],
  ritzau: [],
  ntb: [],
  tt: ['tt news agency'],
  apa: ['austria press agency'],
  'keystone-sda': ['sda'],
  'the canadian press': ['canadian press', 'cp'],
  yonhap: ['yonhap news agency'],
};
const keyByName = new Map(
  Object.entries(agencies).flatMap(([key, names]) => [key, ...names].map((name) => [name, key] as const)),
);

const fold = (words: string) => foldForMatching(words).replace(/\s+/g, ' ').trim();
const alternatives = [...keyByName.keys()]
  .filter((name) => name.length > 3)
  .sort((x, y) => y.length - x.length)
  .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|');

/** "NORVIK, March 4 (NNA) –": whatever agency stands in a dateline. */
const dateline =
  /(?:^|\n)\p{Lu}[\p{L}\p{M}\d .,'’/-]{1,60}\(([\p{L}][\p{L}\p{M} .&-]{1,40})\)\s*[-–—:]\s*\S/u;
/** In brackets, only letters that are known: "(see page 3)" credits nobody. */
const bracketed = /[([]([\p{L}][\p{L}\p{M} .&-]{1,40})[)\]]/gu;
const worded = new RegExp(
  `(?:©|\\bcopyright|\\bsource:|\\bvia|\\breporting by|\\bfrom|\\bmaterial (?:from|by)|\\bfiles from|\\bby) (?:\\d{4} )?(${alternatives})\\b|(?:^|\\n)[–—-]? ?(${alternatives})\\.?(?=\\n|$)`,
  'iu',
);
/** Credits stand at the beginning or at the end. In UTF-16 units. */
const nearBeginning = 600;
const nearEnd = 400;

/** The agency that a name is of; null for any other name. */
export function agencyOf(name: string): string | null {
  return keyByName.get(fold(name)) ?? null;
}

/** Little words that letters of a name leave out. */
const unsaid = new Set(['the', 'of', 'and', 'for', 'de', 'da', 'di']);

/** True when the agency that is credited is a publisher of this name, in full or by its letters: "NNA", Norvik News Agency. */
export function isCreditTo({ agency }: Credit, publisher: string): boolean {
  const name = fold(publisher).replace(/^(?:the|by) /, '');
  const words = name.split(/[\s-]+/).filter((word) => !unsaid.has(word));
  const isByLetters = words.length > 2 && words.map(([letter]) => letter).join('') === agency;
  return isByLetters || agency === (agencyOf(publisher) ?? name);
}

/**
 * The agency that an article credits: in its dateline, its by-line, in brackets or in words near its beginning or
 * its end; the first that is found, in this order. Null where none is.
 */
export function readCredit(text: string, author: string | null): Credit | null {
  const [beginning, end] = [text.slice(0, nearBeginning), text.slice(-nearEnd)];
  const dated = dateline.exec(beginning)?.[1];
  if (dated !== undefined) return { agency: agencyOf(dated) ?? fold(dated), words: dated };
  for (const part of author?.split(/[,;/|]| for | and /) ?? []) {
    const agency = agencyOf(part);
    if (agency !== null) return { agency, words: part.trim() };
  }
  for (const part of [beginning, end]) {
    for (const [, name] of part.matchAll(bracketed)) {
      const agency = agencyOf(name!);
      if (agency !== null && (name!.length > 2 || name === name!.toUpperCase()))
        return { agency, words: name! };
    }
  }
  const [found, inWords, alone] = worded.exec(end) ?? worded.exec(beginning) ?? [];
  return found === undefined ? null : { agency: agencyOf(inWords ?? alone!)!, words: found.trim() };
}
