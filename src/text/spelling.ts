/** Prefixes that some houses write with a hyphen and others without: re-open, co-operate, multi-national. */
export const gluedPrefixes = new Set(
  'anti bi co counter cyber de e extra hyper inter intra mega micro mid mini mis multi non over para post pre re semi sub super tele trans ultra un under'.split(
    ' ',
  ),
);

/** Compounds of two nouns that are as often written as one word, without their hyphen. */
export const joinedCompounds =
  /^(?:cease|law|peace|wild|gun|bush|back|air|sea|land|earth|flood|ship|work|policy|cross|fire|by|break|build|check|clean|crack|draw|fall|hand|hold|kick|lay|lock|look|pay|press|pull|roll|set|shut|stand|start|take|turn|walk|war|wind)(?:fires?|makers?|making|keep(?:ers?|ing)|strikes?|port|slides?|quakes?|wrecks?|force|places?|bearer|fight(?:ers?|ing)|ground|down|offs?|ups?|outs?|outs|fall|overs?|backs?|elections?|laws?)$/;

/** Word beginnings in which British writers keep a u: colour, labour. */
const ourWords =
  /^(arm|behavi|cand|clam|col|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig)our/;
const reWords = /(cent|met|lit|theat|fib|calib|lust|sab|scept|spect|somb|meag|manoeuv)re(d|s)?$/;
const doubledL =
  /^(travel|cancel|label|model|level|signal|fuel|counsel|marvel|quarrel|total|initial|shovel|dial)l(ed|ing|ers?|or|ors|ation)/;
const singleWords = new Map([
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['grey', 'gray'],
  ['tyre', 'tire'],
  ['tyres', 'tires'],
  ['kerb', 'curb'],
  ['plough', 'plow'],
  ['cheque', 'check'],
  ['aluminium', 'aluminum'],
  ['ageing', 'aging'],
  ['judgement', 'judgment'],
  ['enrol', 'enroll'],
  ['fulfil', 'fulfill'],
  ['jewellery', 'jewelry'],
  ['licence', 'license'],
  ['practise', 'practice'],
  ['storey', 'story'],
  ['sulphur', 'sulfur'],
  ['towards', 'toward'],
]);

/** One of these stands in every British spelling that changes by rule: most words have none. */
const anyBritish = /our|re[ds]?$|ll|[iy]s[aei]|ence|ogue|sceptic|oe|aed|haem/;

/**
 * An American spelling for a British one, so that both meet at one stem; folded lower-case words only. It is
 * for matching: some words that both write alike change too, on both sides in the same way.
 */
export function foldSpelling(word: string): string {
  const single = singleWords.get(word);
  if (single !== undefined) return single;
  if (!anyBritish.test(word)) return word;
  return word
    .replace(ourWords, '$1or')
    .replace(reWords, '$1er$2')
    .replace(doubledL, '$1$2')
    .replace(/^(\p{L}{4,})is(e|ed|es|ing|er|ers|ation|ations)$/u, '$1iz$2')
    .replace(/^(\p{L}{3,})ys(e|ed|es|ing|er|ers)$/u, '$1yz$2')
    .replace(/^(def|off|pret)ence/, '$1ense')
    .replace(/^(catal|dial|anal|monol|epil|prol)ogue/, '$1og')
    .replace(/^sceptic/, 'skeptic')
    .replace(/^(manoeuv|diarrhoe|foet)/, (start) => start.replace('oe', 'e'))
    .replace(/^(p|orthop)aed/, '$1ed')
    .replace(/^haem/, 'hem');
}

const irregular: Record<string, string> = {
  beat: 'beaten',
  become: 'became',
  begin: 'began begun',
  break: 'broke broken',
  bring: 'brought',
  build: 'built',
  burn: 'burnt',
  buy: 'bought',
  catch: 'caught',
  choose: 'chose chosen',
  come: 'came',
  die: 'dying',
  draw: 'drew drawn',
  drink: 'drank drunk',
  drive: 'drove driven',
  eat: 'ate eaten',
  fall: 'fell fallen',
  fight: 'fought',
  flee: 'fled',
  fly: 'flew flown',
  forbid: 'forbade forbidden',
  free: 'freed',
  freeze: 'froze frozen',
  give: 'gave given',
  go: 'went gone goes',
  grow: 'grew grown',
  hide: 'hid hidden',
  hold: 'held',
  keep: 'kept',
  know: 'knew known',
  lay: 'laid',
  lead: 'led',
  leave: 'left',
  lend: 'lent',
  lie: 'lied lying',
  lose: 'lost',
  make: 'made',
  meet: 'met',
  pay: 'paid',
  ride: 'rode ridden',
  ring: 'rang rung',
  rise: 'rose risen',
  seek: 'sought',
  sell: 'sold',
  send: 'sent',
  shake: 'shook shaken',
  shoot: 'shot',
  shrink: 'shrank shrunk',
  sing: 'sang sung',
  sink: 'sank sunk',
  speak: 'spoke spoken',
  spend: 'spent',
  spill: 'spilt',
  stand: 'stood',
  steal: 'stole stolen',
  stick: 'stuck',
  strike: 'struck',
  swear: 'swore sworn',
  swim: 'swam swum',
  take: 'took taken',
  teach: 'taught',
  tear: 'tore torn',
  tell: 'told',
  think: 'thought',
  throw: 'threw thrown',
  understand: 'understood',
  wear: 'wore worn',
  win: 'won',
  withdraw: 'withdrew withdrawn',
  write: 'wrote written',
};
const baseForms = new Map(
  Object.entries(irregular).flatMap(([base, forms]) => forms.split(' ').map((form) => [form, base] as const)),
);

/** The base of an irregular verb form that news uses often ("went": "go"), any other word as it is. */
export function foldVerbForm(word: string): string {
  return baseForms.get(word) ?? word;
}
