import { foldSpelling } from '../text/spelling.ts';
import { stemWord } from '../text/stems.ts';

/**
 * Word lists, all written for this program: the vocabulary of news that the readings rest on. Keys are stems
 * where a word has forms, folded words where one form is meant.
 */

const list = (text: string) => text.split(/\s+/).filter(Boolean);
const stemSet = (text: string) => new Set(list(text).map(stemWord));

/** Words that turn a clause round, as folded words; "n't" is seen apart. */
export const negations = new Set(
  list('not no never neither nor none nobody nothing cannot hardly scarcely barely without'),
);
/** Quantifiers that turn a clause round when they stand for its subject: "few countries are ready". */
export const scantQuantifiers = new Set(list('few little'));
/** Words that deny what follows them: "lacks a permit", "unable to pay". */
export const denyingVerbs = new Set(list('lack lacks lacked lacking unable'));
/** What "failed" governs: "to pay", "in her attempt to pay", "the children". What fails by itself denies nothing. */
export const governedByFailing =
  /^(?: \p{L}+ly| again)?(?= to\b)|^ in (?:an?|the|his|her|its|their) (?:attempts?|bids?|efforts?)(?= to\b)|^(?= (?:an?|the|all|his|her|its|their|our|my|your|this|these|those)\b)/u;
/** Verbs that, before a noun, are none: "did not last" and "the last truce", "left the bank" and "the left bank". */
export const adjectiveForms = new Set(
  list(
    `last close open lead live fast left wound clean clear dry empty free cool warm slow own mean present secure separate
     complete correct direct double equal level light narrow quiet smooth near right lower fit sound net rival`,
  ),
);
/** Before these stands no negation: "not only", "nothing more than". */
export const negationBreakers = new Set(list('only just merely solely least more less since until'));
/** Verbs that deny what stands behind their "from": "prevented her from leaving". */
export const preventingVerbs = new Set(
  list(
    'prevent prevents prevented preventing stop stops stopped keep kept barred banned blocked prohibited barring',
  ),
);
/** Verbs that turn a verdict or a ban into its opposite: "overturned the conviction", "the ban was lifted". */
export const undoingVerbs = new Set(
  list(
    'overturn overturns overturned quash quashed annul annulled reverse reversed lift lifts lifted revoke revoked rescinded',
  ),
);

/** Words that say a statement is untrue. "deny" stands with the stances, because its object may be a wish. */
export const doubts = stemSet(
  'hoax false falsely untrue bogus fake fabricated debunk debunked refute refuted disprove disproved myth unfounded baseless fictitious',
);

const untrue = 'false|untrue|incorrect|not (?:true|correct|accurate|the case)';

/** What may stand between a word of doubt and the claim that it governs. */
export const doubtFrame = new RegExp(
  String.raw`\b(?:(?:it|that) (?:is|was)(?: simply| plainly)? (?:${untrue})|no evidence|no proof|denie[sd]|deny|denying|disputed|disputes|doubt(?:s|ed)? that|refute[sd]?|debunked?|dismissed|rejected (?:the |a )?(?:claims?|reports?|suggestions?|allegations?|idea)|hoax|myth|false (?:claims?|reports?|rumou?rs?))\b(?::\s*|[^.;:]{0,40})$`,
  'i',
);

/** The same inside the claim, where nothing but a clause can follow. */
export const denialFrame = new RegExp(
  String.raw`\b(?:it|that) (?:is|was) (?:simply |plainly )?(?:${untrue}) that\b|\b(?:no (?:evidence|proof|truth)|doubt(?:s|ed)) that\b`,
  'gi',
);

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
    'accept accepts accepted accepting acceptance agreed granted approve approves approved approval ratify ratified',
    'reject rejects rejected rejecting rejection refuse refuses refused refusing refusal veto vetoed rebuffed spurned',
  ],
  'allow-exclude': [
    'allow allows allowed allowing permit permits permitted authorise authorises authorised',
    `exclude excludes excluded excluding ban bans banned banning barred forbid forbids forbidden forbade prohibit
     prohibits prohibited blocked`,
  ],
  'rise-fall': [
    `rise rises rose risen rising increase increases increased increasing grew grow grows grown climbed soared jumped surged
     raise raises raised raising hiked`,
    `fall falls fell falling fallen drop drops dropped decrease decreases decreased declined shrank shrink plunged tumbled
     slumped cut cuts cutting lower lowers lowered lowering slashed`,
  ],
  'confirm-deny': [
    'confirm confirms confirmed admit admits admitted acknowledged',
    'deny denies denied denying denial',
  ],
  'win-lose': ['won winning', 'lose loses lost losing'],
  'open-close': [
    'opened opens opening reopened reopens reopen',
    'close closed closes closing closure shut shuts',
  ],
  'guilty-innocent': ['convicted convicts guilty conviction', 'acquitted acquits innocent acquittal'],
  'begin-end': ['began begun begins started', 'ended halted ceased'],
  'resume-suspend': ['resume resumes resumed resuming reinstated', 'suspend suspends suspended suspending'],
  'stable-fragile': ['stable solid', 'fragile delicate shaky precarious brittle unstable'],
  'safe-unsafe': ['safe safely', 'unsafe dangerous'],
  'found-missing': ['', 'missing'],
  'unanimous-divided': ['unanimous unanimously', ''],
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

/** Axes that say how a thing is: one thing cannot be both. */
export const qualityAxes = new Set(['stable-fragile', 'safe-unsafe']);

/** Cues of each modality as folded words or two-word phrases. */
export const modalityCues: ReadonlyMap<
  string,
  'planned' | 'possible' | 'conditional' | 'demanded' | 'predicted'
> = new Map([
  ...list('will planned planning intends intend intended scheduled proposed envisioned envisaged').map(
    (word) => [word, 'planned'] as const,
  ),
  ...list(
    'may might could possibly perhaps potentially potential possible considering considers mulls mulling weighing',
  ).map((word) => [word, 'possible'] as const),
  ...list('if unless would provided').map((word) => [word, 'conditional'] as const),
  ...list(
    'must should demand demands demanded demanding urge urging urges urged requires require required calls called',
  ).map((word) => [word, 'demanded'] as const),
  ...list('expected expects likely forecast forecasts predicts predicted projected').map(
    (word) => [word, 'predicted'] as const,
  ),
]);
/** Past this word the cue before it means a plan: "set to", "due to", "going to". */
export const plannedBeforeTo = new Set(list('set due going about plan plans are is'));
/** These demand only before "for" or "on": "calls for", "called on". */
export const demandedBeforeFor = new Set(list('calls called'));

/** Verbs that tell who says it, as folded words. */
export const sayingVerbs = new Set(
  list(
    `said says say saying told tells tell warned warns warn announced announces announce claimed claims claim argued
     argues argue reported reports stated states added adds insisted insists insist declared declares noted notes
     explained explains emphasised emphasized emphasises emphasizes stressed stresses testified wrote writes
     acknowledged confirmed confirms denied denies revealed suggested suggests believe believes predicted estimated
     estimates concluded found accused accuses doubts doubted forecast forecasts reckons complained complains`,
  ),
);
/** Verbs that name a speaker only where they close the sentence: "..., the records show". */
export const closingVerbs = new Set(
  list('ruled promised pledged vowed calculates calculated estimate reckon show shows showed recalled added'),
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

/** Nouns that count people of no particular kind. */
export const peopleNouns = stemSet(
  `people persons residents passengers inhabitants civilians victims individuals crew visitors guests spectators
   attendees marchers protesters demonstrators`,
);
/** All nouns that count people, of whatever kind: together they make a number of people. */
export const personNouns = stemSet(
  `people residents passengers civilians crew visitors guests spectators pupils students teachers children adults women men
   boys girls workers employees officers soldiers policemen firefighters patients nurses doctors members staff tourists`,
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
      ['month', 'day', 30.44, 'month months'],
      ['year', 'day', 365.25, 'year years'],
      ['megawatt', 'megawatt', 1, 'mw megawatt megawatts'],
      ['gigawatt', 'megawatt', 1000, 'gw gigawatt gigawatts'],
      ['degree', 'degree', 1, 'degree degrees'],
      ['celsius', 'celsius', 1, 'celsius centigrade'],
      ['fahrenheit', 'celsius', 5 / 9, 'fahrenheit'],
    ] as const
  ).flatMap(([unit, base, factor, spellings]) =>
    list(spellings).map((spelling) => [spelling, { unit, base, factor }] as const),
  ),
);

/** Codes of currencies by sign and word; a word where several countries share the name. */
export const currencies = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'JPY'],
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['pounds', 'GBP'],
  ['yen', 'JPY'],
  ['yuan', 'CNY'],
  ['francs', 'franc'],
  ['franc', 'franc'],
  ['kronor', 'SEK'],
  ['kroner', 'krone'],
  ['crowns', 'crown'],
  ['pesos', 'peso'],
  ['rupees', 'rupee'],
  ['roubles', 'RUB'],
  ['rubles', 'RUB'],
  ['lira', 'TRY'],
  ['zloty', 'PLN'],
  ['forints', 'HUF'],
  ['won', 'KRW'],
  ['rand', 'ZAR'],
  ['shekels', 'ILS'],
]);
/** Dollars of other countries than the United States, by the word before or the letter in the sign. */
export const otherDollars = new Map([
  ['canadian', 'CAD'],
  ['australian', 'AUD'],
  ['singapore', 'SGD'],
]);

/** Words that refute or unmask what a text speaks of, beside the negations. */
export const refutingWords = stemSet(
  `hoax fake false falsely bogus untrue fabricated fabrication debunk refute disprove myth deny denial dispute satire
   satirical spoof prank staged photoshop retract wrong incorrect mistaken misleading mislead exaggerated fooled duped
   misidentified unfounded baseless discredited contradict dismiss reject doubt doubtful lie lied liar fiction invented
   scam fraud rubbish nope despite`,
);
/** Words by which a text keeps its distance from what it reports. */
export const hedgingWords = stemSet(
  `reportedly rumour alleged allegedly claim purported supposedly apparently unconfirmed suspected unclear whether if may
   might could possible possibly perhaps probably likely unlikely source sources insider speculation reports report said
   says say according believed thought seems appears suggests hints considering`,
);
/** Words by which a text vouches for what it reports. */
export const confirmingWords = stemSet(
  'confirm confirmed confirms official officially prove proved proof verified announce announced reveal authentic admit indeed',
);
/** Quantifiers that leave no exception. */
export const absoluteWords = new Set(
  list('all every only always entire entirely exclusively sole solely never none any'),
);
