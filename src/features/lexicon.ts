import { foldSpelling } from '../text/spelling.ts';
import { stemWord } from '../text/stems.ts';

/**
 * Word lists, all written for this program: the vocabulary of news that the readings rest on. Keys are stems
 * where a word has forms, folded words where one form is meant.
 */

const list = (text: string) => text.trim().split(/\s+/);
const stemSet = (text: string) => new Set(list(text).map(stemWord));

/** Words that turn a clause round, as folded words; "n't" is seen apart. */
export const negations = new Set(
  list('not no never neither nor none nobody nothing cannot hardly scarcely barely without'),
);
/** Quantifiers that turn a clause round when they stand for its subject: "few countries are ready". */
export const scantQuantifiers = new Set(list('few little'));
/** Verbs that deny what follows them, with "to" or an object: "failed to pay", "lacks a permit". */
export const denyingVerbs = new Set(list('lack lacks lacked lacking fail fails failed failing unable'));
/** Before these stands no negation: "not only", "nothing more than". */
export const negationBreakers = new Set(list('only just merely solely least more less'));

/** Words that say a statement is untrue. "deny" stands with the stances, because its object may be a wish. */
export const doubts = stemSet(
  'hoax false falsely untrue bogus fake fabricated debunk debunked refute refuted disprove disproved myth unfounded baseless fictitious',
);

/** What may stand between a word of doubt and the claim that it governs. */
export const doubtFrame =
  /\b(?:(?:it|that) (?:is|was)(?: simply| plainly)? (?:false|untrue|not true|not the case)|no evidence|no proof|denie[sd]|deny|denying|disputed|disputes|refute[sd]?|debunked?|dismissed|rejected (?:the |a )?(?:claims?|reports?|suggestions?|allegations?|idea)|hoax|myth|false (?:claims?|reports?|rumou?rs?))\b[^.;]{0,40}$/i;

const axes: Record<string, readonly [string, string]> = {
  'willing-reluctant': [
    'willing willingness ready readiness prepared eager eagerness keen',
    'reluctant reluctance reluctantly hesitant hesitation hesitate hesitates hesitated hesitancy unwilling unwillingness wary',
  ],
  'support-oppose': [
    `support supports supported supporting backs backed backing endorse endorses endorsed favour favours favoured
     welcome welcomes welcomed`,
    'oppose opposes opposed opposing opposition condemn condemns condemned criticise criticises criticised',
  ],
  'accept-reject': [
    'accept accepts accepted accepting acceptance agreed approve approves approved approval ratify ratified',
    'reject rejects rejected rejecting rejection refuse refuses refused refusing refusal veto vetoed rebuffed spurned',
  ],
  'allow-exclude': [
    'allow allows allowed allowing permit permits permitted authorise authorises authorised',
    `exclude excludes excluded excluding ban bans banned banning barred forbid forbids forbidden forbade prohibit
     prohibits prohibited blocked`,
  ],
  'rise-fall': [
    'rise rises rose risen rising increase increases increased increasing grew grow grows grown climbed soared jumped surged',
    'fall falls fell falling drop drops dropped decrease decreases decreased declined shrank shrink plunged tumbled slumped',
  ],
  'confirm-deny': [
    'confirm confirms confirmed admit admits admitted acknowledged',
    'deny denies denied denying denial',
  ],
  'win-lose': ['won winning', 'lose loses lost losing'],
  'open-close': ['opened opens opening reopened reopens reopen', 'closed closes closure shut'],
  'guilty-innocent': ['convicted guilty conviction', 'acquitted innocent acquittal'],
  'begin-end': ['began begun begins started', 'ended halted ceased'],
  'trust-doubt': ['confident confidence trusts', 'sceptical scepticism sceptic distrust distrusts mistrust'],
  'good-bad': ['positive favourable', 'negative unfavourable'],
};

export interface Stance {
  readonly axis: string;
  readonly sign: 1 | -1;
}

/** A stance word's axis and side. The forms are listed, because a stem says too little: "critics" don't criticise. */
export function stanceOf(word: string): Stance | null {
  return stances.get(foldSpelling(word)) ?? null;
}
const stances = new Map<string, Stance>(
  Object.entries(axes).flatMap(([axis, [plus, minus]]) => [
    ...list(plus).map((word) => [foldSpelling(word), { axis, sign: 1 as const }] as const),
    ...list(minus).map((word) => [foldSpelling(word), { axis, sign: -1 as const }] as const),
  ]),
);

/** Axes on which somebody takes a side. The others tell what happened, and need more in common to conflict. */
export const attitudeAxes = new Set([
  'willing-reluctant',
  'support-oppose',
  'accept-reject',
  'allow-exclude',
]);

/** Cues of each modality as folded words or two-word phrases. */
export const modalityCues: ReadonlyMap<
  string,
  'planned' | 'possible' | 'conditional' | 'demanded' | 'predicted'
> = new Map([
  ...list('will planned planning intends intend intended scheduled proposed envisioned envisaged').map(
    (word) => [word, 'planned'] as const,
  ),
  ...list('may might could possibly perhaps potentially potential possible').map(
    (word) => [word, 'possible'] as const,
  ),
  ...list('if unless would provided').map((word) => [word, 'conditional'] as const),
  ...list('must should demands demanded urges urged requires require required calls called').map(
    (word) => [word, 'demanded'] as const,
  ),
  ...list('expected expects likely forecast forecasts predicts predicted projected').map(
    (word) => [word, 'predicted'] as const,
  ),
]);
/** Past this word the cue before it means a plan: "set to", "due to", "going to". */
export const plannedBeforeTo = new Set(list('set due going about plan plans'));
/** These demand only before "for" or "on": "calls for", "called on". */
export const demandedBeforeFor = new Set(list('calls called'));

/** Verbs that tell who says it, as folded words. */
export const sayingVerbs = new Set(
  list(
    `said says say saying told tells tell warned warns warn announced announces announce claimed claims claim argued
     argues argue reported reports stated states added adds insisted insists insist declared declares noted notes
     explained explains emphasised emphasized emphasises emphasizes stressed stresses testified wrote writes
     acknowledged confirmed confirms denied denies revealed suggested suggests believe believes predicted estimated
     estimates concluded found`,
  ),
);
/** Papers that speak. */
export const documents = stemSet(
  'report study letter ruling statement document memo survey poll filing indictment audit',
);
/** Words that end the name of an organisation or stand in it. */
export const organisationWords = new Set(
  list(
    `council ministry party inc ltd corp company court university police agency authority nations union army navy
     force bank institute association committee commission department office bureau group federation congress senate
     parliament assembly board service foundation society league times post journal herald news guard command
     organisation organization network hospital school church airlines airways`,
  ),
);
/** Words that end the name of a place. */
export const placeWords = new Set(
  list(
    'city bank river street bridge valley coast island islands lake bay strip province county district sea gulf strait square port airport mountains',
  ),
);
/** Offices that one person holds at a time, longest first, as they stand before or after a name. */
export const singleHolderRoles = list(
  `prime-minister deputy-prime-minister foreign-minister defence-minister finance-minister interior-minister
   health-minister justice-minister secretary-of-state secretary-of-defense defense-secretary foreign-secretary
   home-secretary vice-president chief-executive-officer chief-executive secretary-general attorney-general
   police-chief fire-chief army-chief head-coach chief-justice president chancellor mayor governor king queen pope
   chairman chairwoman chairperson chair ceo speaker premier captain director goalkeeper`,
)
  .map((role) => role.replaceAll('-', ' '))
  .sort((x, y) => y.length - x.length);
/** Titles and roles that several people may hold. */
export const sharedTitles = list(
  `mr mrs ms dr sir dame lord lady sen senator rep representative gov gen general col colonel lt lieutenant sgt
   sergeant maj major capt minister ambassador envoy envoys judge justice professor prof spokesman spokeswoman
   spokesperson commander officer bishop archbishop imam rabbi sheikh lawmaker analyst economist coach striker
   secretary prince princess deputy inspector superintendent admiral`,
);

/** Countries under their short names with their demonyms; Norway and the Norwegian meet at one key. */
const countries: Record<string, string> = {
  usa: 'american americans united_states united_states_of_america',
  uk: 'british britain britons united_kingdom great_britain',
  afghanistan: 'afghan afghans',
  albania: 'albanian albanians',
  algeria: 'algerian algerians',
  argentina: 'argentine argentinian argentines',
  armenia: 'armenian armenians',
  australia: 'australian australians',
  austria: 'austrian austrians',
  azerbaijan: 'azerbaijani azeri azerbaijanis',
  bahrain: 'bahraini',
  bangladesh: 'bangladeshi bangladeshis',
  belarus: 'belarusian belarusians',
  belgium: 'belgian belgians',
  bolivia: 'bolivian',
  brazil: 'brazilian brazilians',
  bulgaria: 'bulgarian bulgarians',
  cambodia: 'cambodian',
  canada: 'canadian canadians',
  chile: 'chilean chileans',
  china: 'chinese',
  colombia: 'colombian colombians',
  croatia: 'croatian croatians',
  cuba: 'cuban cubans',
  cyprus: 'cypriot cypriots',
  czechia: 'czech czechs czech_republic',
  denmark: 'danish danes',
  egypt: 'egyptian egyptians',
  estonia: 'estonian estonians',
  ethiopia: 'ethiopian ethiopians',
  finland: 'finnish finns',
  france: 'french',
  georgia: 'georgian georgians',
  germany: 'german germans',
  ghana: 'ghanaian',
  greece: 'greek greeks',
  haiti: 'haitian haitians',
  hungary: 'hungarian hungarians',
  iceland: 'icelandic icelanders',
  india: 'indian indians',
  indonesia: 'indonesian indonesians',
  iran: 'iranian iranians',
  iraq: 'iraqi iraqis',
  ireland: 'irish',
  israel: 'israeli israelis',
  italy: 'italian italians',
  japan: 'japanese',
  jordan: 'jordanian jordanians',
  kazakhstan: 'kazakh',
  kenya: 'kenyan kenyans',
  kuwait: 'kuwaiti',
  latvia: 'latvian latvians',
  lebanon: 'lebanese',
  libya: 'libyan libyans',
  lithuania: 'lithuanian lithuanians',
  malaysia: 'malaysian malaysians',
  mexico: 'mexican mexicans',
  moldova: 'moldovan',
  morocco: 'moroccan moroccans',
  myanmar: 'burmese burma',
  nepal: 'nepali nepalese',
  netherlands: 'dutch holland',
  nigeria: 'nigerian nigerians',
  'north korea': 'north_korean',
  norway: 'norwegian norwegians',
  oman: 'omani',
  pakistan: 'pakistani pakistanis',
  palestine: 'palestinian palestinians',
  peru: 'peruvian',
  philippines: 'filipino filipinos philippine',
  poland: 'polish poles',
  portugal: 'portuguese',
  qatar: 'qatari qataris',
  romania: 'romanian romanians',
  russia: 'russian russians',
  rwanda: 'rwandan',
  'saudi arabia': 'saudi saudis',
  serbia: 'serbian serbs serb',
  singapore: 'singaporean',
  slovakia: 'slovak',
  slovenia: 'slovenian',
  somalia: 'somali somalis',
  'south africa': 'south_african',
  'south korea': 'south_korean',
  spain: 'spanish',
  sudan: 'sudanese',
  sweden: 'swedish swedes',
  switzerland: 'swiss',
  syria: 'syrian syrians',
  taiwan: 'taiwanese',
  tanzania: 'tanzanian',
  thailand: 'thai',
  tunisia: 'tunisian tunisians',
  turkey: 'turkish turks turkiye',
  uganda: 'ugandan',
  ukraine: 'ukrainian ukrainians',
  uae: 'emirati united_arab_emirates emirates',
  venezuela: 'venezuelan venezuelans',
  vietnam: 'vietnamese',
  yemen: 'yemeni yemenis',
  zimbabwe: 'zimbabwean',
};
/** A country's key by any of its folded names or demonyms. */
export const countryKeys: ReadonlyMap<string, string> = new Map(
  Object.entries(countries).flatMap(([key, names]) => [
    [key, key] as const,
    ...list(names).map((name) => [name.replaceAll('_', ' '), key] as const),
  ]),
);

/** Nouns that count people of no particular kind. */
export const peopleNouns = stemSet(
  'people persons residents passengers inhabitants civilians victims individuals crew',
);
/** Plurals without an s, as folded words. */
export const irregularPlurals = new Set(
  list(
    'people children men women troops police personnel staff crew cattle sheep fish aircraft officials feet votes',
  ),
);

/** A unit of measure by its folded spellings: what it measures, and its size in that measure's base unit. */
export const measures: ReadonlyMap<
  string,
  { readonly unit: string; readonly base: string; readonly factor: number }
> = new Map(
  (
    [
      ['millimetre', 'metre', 0.001, 'mm millimetre millimetres millimeter millimeters'],
      ['centimetre', 'metre', 0.01, 'cm centimetre centimetres centimeter centimeters'],
      ['metre', 'metre', 1, 'm metre metres meter meters'],
      ['kilometre', 'metre', 1000, 'km kms kilometre kilometres kilometer kilometers'],
      ['mile', 'metre', 1609.344, 'mile miles'],
      ['foot', 'metre', 0.3048, 'ft foot feet'],
      ['inch', 'metre', 0.0254, 'inch inches'],
      ['yard', 'metre', 0.9144, 'yard yards'],
      ['gram', 'kilogram', 0.001, 'gram grams'],
      ['kilogram', 'kilogram', 1, 'kg kilo kilos kilogram kilograms'],
      ['pound', 'kilogram', 0.45359237, 'lb lbs'],
      ['tonne', 'kilogram', 1000, 'tonne tonnes ton tons'],
      ['hectare', 'hectare', 1, 'hectare hectares ha'],
      ['acre', 'hectare', 0.40468564, 'acre acres'],
      ['litre', 'litre', 1, 'litre litres liter liters'],
      ['second', 'day', 1 / 86400, 'seconds'],
      ['minute', 'day', 1 / 1440, 'minute minutes'],
      ['hour', 'day', 1 / 24, 'hour hours'],
      ['day', 'day', 1, 'day days'],
      ['week', 'day', 7, 'week weeks'],
      ['month', 'month', 1, 'month months'],
      ['year', 'month', 12, 'year years'],
      ['megawatt', 'megawatt', 1, 'mw megawatt megawatts'],
      ['gigawatt', 'megawatt', 1000, 'gw gigawatt gigawatts'],
      ['degree', 'degree', 1, 'degree degrees'],
    ] as const
  ).flatMap(([unit, base, factor, spellings]) =>
    list(spellings).map((spelling) => [spelling, { unit, base, factor }] as const),
  ),
);

/** Words of one meaning in news, a group a line: stems of a group count as the same word when claims are compared. */
const synonymGroups = `
country nation state government capital
troop soldier personnel serviceman
send deploy contribute dispatch provide commit
kill die dead death fatality slain perish deadly lethal
injure wound hurt injury casualty
child kid youngster
ceasefire truce armistice
fragile delicate shaky precarious brittle
bolster strengthen shore reinforce
envoy emissary delegate
visit trip tour
centre hub facility headquarters
coordinate coordination
aid relief assistance help
deliver delivery distribute distribution
humanitarian
law legislation bill act statute
vote ballot poll
big large huge major
meet talk negotiation discussion
deal agreement accord pact treaty
attack strike assault raid
blast explosion bombing
hostage captive
release free liberate
arrest detain
prisoner detainee inmate
funding money finance fund
house home dwelling
town village city municipality
worker employee staff labourer
police officer
flood inundate
fire blaze
car vehicle
ship vessel boat
plane aircraft jet airliner
doctor physician medic
pupil student
firm company business corporation
job post
price cost
increase rise
leave withdraw withdrawal pull depart
resign quit
begin start open
need require depend necessary
security safety
disarm disarmament demilitarise
weapon arm gun
fight combat confront confrontation engage
evacuate flee
destroy ruin wreck demolish
sign
lawmaker legislator deputy
fear concern worry
plan proposal blueprint scheme
storm hurricane cyclone typhoon
quake earthquake
sick ill
build construct construction erect
rebuild reconstruct reconstruction
`;
const demonymStems = new Map(
  [...countryKeys].filter(([name]) => !name.includes(' ')).map(([name, key]) => [stemWord(name), key]),
);
const groupByStem = new Map<string, string>();
for (const line of synonymGroups.trim().split('\n')) {
  const stems = list(line).map(stemWord);
  for (const stem of stems) if (!groupByStem.has(stem)) groupByStem.set(stem, stems[0]!);
}
/** The first word's stem for every stem of a group of synonyms, the stem itself for all others. */
export function meaningOf(stem: string): string {
  return groupByStem.get(stem) ?? countryKeys.get(stem) ?? demonymStems.get(stem) ?? stem;
}

const groupNouns = stemSet(
  'official lawmaker resident expert member farmer ally critic scientist teacher voter organiser delegate officer export import',
);
/** Words that open sentences with a capital and are no names: "Residents said". */
export function isCommonNoun(stem: string): boolean {
  return groupNouns.has(stem) || groupByStem.has(stem);
}

/** What can happen to people and things that are counted; two of these are two counts. */
export const outcomeMeanings = new Set(
  list(
    'kill injure missing arrest evacuate rescue detain displace infect destroy damage freed release hire dismiss charge convict',
  ).map((word) => meaningOf(stemWord(word))),
);
