import { stemWord, type Token } from '../text/stems.ts';
import { countryKeys } from './countries.ts';

const list = (text: string) => text.trim().split(/\s+/);

/** Words of one meaning in news, a group a line: stems of a group count as the same word when claims are compared. */
const synonymGroups = `
country nation state government capital
troop soldier personnel serviceman
send deploy deployment contribute dispatch provide commit
kill die dead death fatality fatal slain perish deadly lethal
injure wound hurt injury casualty maim hospitalise
child kid youngster
ceasefire truce armistice
fragile delicate shaky precarious brittle
bolster strengthen shore reinforce
envoy emissary delegate
visit trip tour
centre centrepiece hub facility headquarters
coordinate coordination
aid relief assistance help
deliver delivery distribute distribution
law legislation bill act statute
vote ballot poll
big large huge major
meet talk negotiation discussion
deal agreement accord pact treaty
attack assault raid airstrike
strike walkout stoppage hit
blast explosion explode bombing detonate
hostage captive
release free liberate
arrest detain
prisoner detainee inmate
funding money finance fund
house home dwelling
town village city municipality
worker employee staff labourer workforce
police officer
flood inundate deluge
fire blaze wildfire bushfire inferno
car vehicle
ship vessel boat freighter
plane aircraft jet airliner aeroplane
doctor physician medic
pupil student schoolchild
firm company business corporation enterprise
job post
price cost expense
increase rise
leave withdraw withdrawal pull depart
resign resignation quit
begin start open
need require depend necessary
security safety
disarm disarmament demilitarise
weapon arm gun firearm rifle
fight combat confront confrontation engage
evacuate evacuation flee
destroy ruin wreck demolish raze
lawmaker legislator deputy
fear concern worry
plan proposal blueprint scheme
storm hurricane cyclone typhoon gale tempest
quake earthquake tremor
sick ill
build construct construction erect
rebuild reconstruct reconstruction
accident crash collision collide
accuse blame
adopt enact
affair scandal
afraid frightened scared
allegedly reportedly
amend amendment revise revision
anger outrage fury angry
announce announcement declare declaration
apartment flat
apologise apology
appoint appointment nominate nomination name
approve approval
archaeologist archaeology
army military
arson arsonist
artist painter
attempt try
baby infant newborn
bankrupt bankruptcy insolvent insolvency
beat defeat
birth born
blackout outage
border frontier
breach violate violation infringe
bribe bribery kickback
buy purchase acquire acquisition buyer
cancel scrap axe abandon
cargo freight
cause trigger spark provoke prompt
celebrate celebration
clash skirmish
climber mountaineer alpinist
collapse crumble
collect gather
compensation reparation payout
complain complaint
conceal hide
concert gig
confess confession
conflict war warfare
contaminate contamination pollute pollution
corrupt corruption graft
court tribunal
create creation establish establishment
crime offence felony
crop harvest
customer client
damage harm
danger hazard peril
decide decision
delay postpone postponement defer
deport deportation expel expulsion
disappear vanish
discover discovery detect
discuss discussion
disease illness
dismiss dismissal sack oust
donate donation
double twice twofold
earn earnings profit
economy economic
education educate
elect election
electricity power
epidemic outbreak pandemic
erupt eruption
examine examination
expert specialist
extradite extradition
factory plant
family relative kin
farm farmer
film movie
fine penalty
firefighter fireman
football soccer
forest woodland
forge counterfeit falsify
forecast predict prediction
fraud swindle scam
funeral burial bury
harbour port
helicopter chopper
highway motorway
holiday vacation
hospital clinic ward infirmary
hunger famine starvation starve
hotel inn
identify identification
illegal unlawful illicit
imprison jail prison incarcerate custody
improve improvement
income revenue turnover
independent independence
infect infection
inspect inspection inspector check
investigate investigation inquiry enquiry probe
kidnap abduct abduction
landslide mudslide landslip
lawsuit sue litigation
lawyer attorney solicitor barrister
leak spill seep
licence permit
lift elevator
lorry truck
maker manufacturer manufacture
march marcher
marry marriage wedding wed
medicine medication
migrant immigrant
mine colliery
missile rocket
mistake error
mountain mount peak
murder murderer homicide assassinate assassination
naval navy
night overnight
nuclear atomic
oil petroleum crude
operate operation run
overturn quash annul
pardon amnesty
passenger traveller commuter
pay payment
pension pensioner
plead plea
pledge promise vow
poor poverty
pope papal
president presidential presidency
prize award
proof evidence
protect protection
protest protester demonstrate demonstration demonstrator rally
publish publication
railway rail railroad
rain rainfall downpour
ratify ratification
rebel insurgent guerrilla
recover recovery retrieve
recruit enlist
refurbish renovate renovation modernise
remain stay
repair mend fix
replace replacement
rescue rescuer save
resident inhabitant villager
retire retirement
rich wealthy
riot unrest
risk jeopardy
roman rome
rule ruling verdict judgement
salary wage
sale sell seller
sanction embargo
seize seizure confiscate impound
settle settlement
shell shelling bombard bombardment
shoot shooting gunfire
shop store
shortage scarcity
sign signature
smuggle smuggler smuggling
spend spending expenditure
spy espionage
stab knife
statue monument
steal theft thief rob robbery burglar burglary
stone rock boulder
strand stuck aground
survive survivor survival
tax levy
teach teacher
terrorist terrorism
threat threaten
trade commerce
travel journey
unemployment unemployed jobless joblessness
university college
vaccine vaccination vaccinate jab inoculate
victory winner
video footage clip
violence violent
visitor guest attendee spectator
voter electorate turnout
vulnerable unprotected
waste rubbish garbage trash
weak feeble
witness eyewitness
chief boss head top
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

/**
 * Words that mean one thing together, each with the single word that says the same: "step down = resign". In any
 * form; small words such as "the" and "their" may stand between.
 */
const phrases = `
step down = resign
stand down = resign
step aside = resign
put off = postpone
push back = postpone
call off = cancel
walk out = walkout
down tools = walkout
break out = begin
kick off = begin
get under way = begin
lay off = dismiss
let go = dismiss
set fire = arson
set on fire = arson
set alight = arson
death toll = death
lose life = die
pass away = die
know to have = reportedly
come ashore = land
go ashore = land
air strike = airstrike
drone strike = airstrike
missile strike = airstrike
behind bars = prison
take over = acquire
set up = establish
give birth = birth
call home = recall
run aground = aground
run out = lack
try again = retrial
power cut = blackout
interest rate = rate
policy rate = rate
lose job = unemployed
out of work = unemployed
as high as = reach
look into = investigate
crack down = crackdown
carry out = perform
blow up = explode
burn down = destroy
write off = destroy
sweep away = destroy
make up = invent
take to hospital = hospitalise
civil servant = official
police officer = police
`;

interface Phrase {
  readonly stems: readonly string[];
  readonly meaning: string;
}
const phrasesByFirst = new Map<string, Phrase[]>();
for (const line of phrases.trim().split('\n')) {
  const [words, single] = line.split(' = ');
  const stems = list(words!).map(stemWord);
  const found = { stems, meaning: meaningOf(stemWord(single!)) };
  phrasesByFirst.set(stems[0]!, [...(phrasesByFirst.get(stems[0]!) ?? []), found]);
}
const mayStandBetween = /^(?:an?|the|his|her|its|their|our|my)$/;

/** The meaning that the words from `at` on have together, and the index of the last; null for most. */
export function phraseAt(tokens: readonly Token[], at: number): { meaning: string; last: number } | null {
  for (const { stems, meaning } of phrasesByFirst.get(tokens[at]!.stem) ?? []) {
    let i = at;
    let matched = 1;
    while (matched < stems.length && i + 1 < tokens.length) {
      i += 1;
      if (tokens[i]!.stem === stems[matched]) matched += 1;
      else if (!mayStandBetween.test(tokens[i]!.word)) break;
    }
    if (matched === stems.length) return { meaning, last: i };
  }
  return null;
}

const groupNouns = new Set(
  list(
    'official lawmaker resident expert member farmer ally critic scientist teacher voter organiser delegate officer export import',
  ).map(stemWord),
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

/** What happens, in news: two claims that tell two of these may well be of two events, or of two sums. */
export const eventMeanings = new Set(
  list(
    `arrest trial die born marry resign elect appoint convict acquit sentence sign ratify publish launch visit arrive depart
     strike protest explode crash sink erupt flood earn debt owe donate borrow spend buy sell fine steal bribe`,
  ).map((word) => meaningOf(stemWord(word))),
);

/** Where a thing that lasts stands: its beginning is on another day than its end. */
export const phaseMeanings = new Set(['begin', 'end'].map((word) => meaningOf(stemWord(word))));
