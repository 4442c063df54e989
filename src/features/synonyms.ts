import { stemWord } from '../text/stems.ts';
import { countryKeys } from './countries.ts';

const list = (text: string) => text.trim().split(/\s+/);

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
