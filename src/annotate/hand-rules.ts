/** What speaks for or against a sentence whatever its other words are. */
interface HandRule {
  readonly logOdds: number;
  /** Begins with ^: no sentence is looked at beyond its first words. */
  readonly beginning?: RegExp;
  /** Looked for where a word hints at it: few sentences have one. */
  readonly inside?: { readonly pattern: RegExp; readonly hint: number };
}

/** Bits: what words can hint at. */
const hint = { furniture: 1, day: 2, address: 4, casualties: 8, accidents: 16 } as const;

/**
 * The words of which whatever a rule looks for has one, in lower case, numbers as their kind. What a word hints at is
 * known with all else that is known of it: to look for these words in each sentence took as long as to read it.
 */
const hintedAt: readonly (readonly [bits: number, words: RegExp])[] = [
  [hint.furniture, /rights|newsletter|cookie|terms|privacy|^read(?![a-z])/],
  [hint.day, /^<(?:number|year)>$/],
  [hint.address, /http|www/],
  [hint.casualties, /died|drowned|perished|life|lives|dead|kill|injur|hurt|wound|missing/],
  [
    hint.accidents,
    /^(?:sank|capsized|caught|ran|derailed|left|coll(?:aps|id)ed|crashed|exploded|burn(?:ed|t)|burst|broke|gave|overturned)(?![a-z])/,
  ],
];
const anyHint = new RegExp(hintedAt.map(([, { source }]) => source).join('|'));

/** What a word as the weights know it hints at, as bits; `weighByHand` wants those of all words of a sentence. */
export function hintsOf(folded: string): number {
  let hints = 0;
  if (anyHint.test(folded)) for (const [bits, words] of hintedAt) if (words.test(folded)) hints |= bits;
  return hints;
}

const month = '[A-ZÀ-Þ][a-zß-ɏ]{2,10}\\.?';
const printedDay = `(?:[A-ZÀ-Þ][a-zß-ɏ]{1,12}\\.?,? )?(?:${[
  `\\d{1,2}(?:\\.|st|nd|rd|th)? ${month}(?:,? \\d{4})?`,
  `${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`,
  '\\d{4}-\\d\\d-\\d\\d',
  '\\d{1,2}[./]\\d{1,2}[./](?:\\d\\d)?\\d\\d',
].join('|')})`;
const clockTime = '\\d\\d?[:.h]\\d\\d(?: ?[AaPp]\\.?[Mm]\\.?)?(?: Uhr| h)?(?: \\(?[A-Z]{1,4}\\)?)?';

/** Set by hand: speeches have neither buttons nor web addresses. */
const drawbacks: readonly HandRule[] = [
  {
    logOdds: -5,
    beginning:
      /^(?:subscribe|sign up|log in|read more|see also|share (?:this|the|on)|follow us|click here|advertisement|download our|copyright|©|related (?:articles|stories)|more (?:news|from))\b/i,
    inside: {
      hint: hint.furniture,
      pattern:
        /\b(?:all rights reserved|newsletter|cookies?|terms of (?:use|service)|privacy policy|min(?:ute)?s? read)\b/i,
    },
  },
  {
    // A line that says who wrote it.
    logOdds: -5,
    beginning:
      /^(?:By|BY) \p{Lu}[\p{L}’'.-]*(?: (?:\p{Lu}[\p{L}’'.-]*|and|de|van|von|der|&)){1,8}(?: ?[,|·•–—].*)?(?<!\.)$/u,
  },
  {
    // A line that says when it was written.
    logOdds: -5,
    inside: {
      hint: hint.day,
      pattern: new RegExp(
        `^(?:(?:[Ff]irst |[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate)(?: on)?:? )?(?:${clockTime},? )?${printedDay}(?: ?[,·•|–—-]? ?(?:at |um )?${clockTime})?$`,
      ),
    },
  },
  { logOdds: -1.5, inside: { hint: hint.address, pattern: /\bhttps?:|\bwww\./ } },
  {
    // It only takes up what was said before: "This shows", "Such a step".
    logOdds: -1,
    beginning:
      /^(?:(?:This|That|Such|These|Those|It|All of this) (?:\p{L}+ )?(?:\p{L}+ )?(?:is|are|was|were|reflects?|shows?|underscores?|highlights?|suggests?|represents?|means?|raises?|places?|marks?)\b|(?:Ultimately|Of course|Clearly|Perhaps|Maybe|Indeed|Consequently|Therefore|Alternatively|After all)\b)/u,
  },
];

const anyOf = (...parts: readonly string[]) => `(?:${parts.join('|')})`;
/** Of English and of foreign names in it. Before a pattern of all letters there are is ready, V8 works for a tenth of a second. */
const letters = 'a-zÀ-ɏ';
/** "five", "1,200", "dozens of", "nobody", "a young woman"; no year, and no measure of time or money. */
const howMany = `${anyOf(
  '(?!(?:19|20)\\d\\d\\b)\\d[\\d.,]*',
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen',
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?',
  '(?:a )?(?:hundred|dozen)|dozens|scores|hundreds|thousands|several|no[ -]one|nobody',
  `(?:an?|one|another) (?:[${letters}]+[ -]){0,3}(?:person|man|woman|child|boy|girl|baby|resident|worker|soldier|officer|driver|passenger|pedestrian|pupil|student)`,
)}(?! (?:years?|months?|weeks?|days?|hours?|minutes?|times|per cent|percent|dollars|pounds|euros|jobs)\\b)`;
const between = `(?: [${letters}\\d'’-]+){0,5}?`;
const harmed = '(?:dead|killed|injured|hurt|wounded|missing)';
const died = 'died|drowned|perished|lost their li(?:fe|ves)';
const being = '(?:are|is|was|were|been|being|left|feared|still|reported)';

/** How many died, were hurt or are missing. Set by hand: debates and speeches tell of few accidents. */
const casualties: HandRule = {
  logOdds: 2.5,
  inside: {
    hint: hint.casualties,
    pattern: new RegExp(
      `\\b${anyOf(
        `${howMany}${between} ${anyOf(died, `${being} (?:[a-z]+ly )?${harmed}`)}`,
        `(?:kill(?:ed|s|ing)|injur(?:ed|es|ing)|wound(?:ed|s|ing)) (?:(?:at least|more than|about|nearly|up to|some|as many as) )?${howMany}`,
        `(?:left|leaving|leaves|claimed|cost|took) ${howMany}${between} (?:${harmed}|lives)`,
      )}\\b`,
      'i',
    ),
  },
};

/** What gives way, sinks or burns. Set by hand like the casualties: without any, too, an accident is news. */
const accidents: HandRule = {
  logOdds: 1.5,
  inside: {
    hint: hint.accidents,
    pattern: new RegExp(
      `\\b${anyOf(
        'boat|ship|ferry|ferries|barge|vessel|tanker|trawler|yacht|dinghy|dinghies|train|tram|bus|buses|coach|coaches',
        'car|van|lorry|lorries|truck|plane|aircraft|jet|helicopter|bridge|dam|roof|wall|building|house|tower|tunnel|crane',
        'mine|factory|factories|plant|warehouse|pipeline|levee|dyke|quay|fire|blaze',
      )}s?\\b[^.;:!?]{0,60}? ${anyOf(
        'sank|capsized|ran aground|(?:was |were )?derailed|left the (?:rails|tracks)|collapsed|crashed|collided|exploded',
        'caught fire|burn(?:ed|t) down|broke out|gave way|overturned|burst',
      )}\\b`,
    ),
  },
};

const rulesByLanguage = { english: [casualties, accidents, ...drawbacks], anyLanguage: drawbacks };

/**
 * The log odds that are set by hand: what speaks for or against a sentence whatever its other words are.
 * @param hints what `hintsOf` says of its words, together
 */
export function weighByHand(sentence: string, hints: number, isEnglish: boolean): number {
  let sum = 0;
  for (const { logOdds, beginning, inside } of rulesByLanguage[isEnglish ? 'english' : 'anyLanguage'])
    if (
      beginning?.test(sentence) ||
      (inside !== undefined && (inside.hint & hints) !== 0 && inside.pattern.test(sentence))
    )
      sum += logOdds;
  return sum;
}
