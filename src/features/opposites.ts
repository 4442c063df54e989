import { stemWord } from '../text/stems.ts';

/**
 * Word lists written for this program: words that exclude each other when they are said of the same thing.
 * Any form of a word will do, because stems are compared.
 */

const list = (text: string) => text.trim().split(/\s+/);

/** Two words a line are opposites; of three or more, the first stands against each of the others. */
const oppositePairs = `
accept reject refuse decline rebuff
acquit convict
add remove subtract
admit deny
advance retreat
agree disagree
alive dead
all none
ally enemy rival
allow ban exclude forbid prohibit bar block
always never
appoint dismiss
approve reject veto block
arrive depart
asleep awake
attack defend
begin end finish
best worst
better worse
big small
birth death
boost cut weaken
borrow lend
boy girl
brother sister
build demolish dismantle
buy sell
calm stormy panic
cause prevent
cheap expensive costly
clean dirty contaminate
complete incomplete unfinish
confirm deny refute rebut
create destroy abolish
cured incurable
dangerous safe harmless
daughter son
dead alive survive
deploy withdraw
deterioriate improve
die survive live recover
domestic foreign international
early late
earlier later
east west
eastern western
easy difficult hard
effective ineffective useless
empty full
enter leave exit
expand shrink contract
extend shorten cut
fail succeed pass
failure success
false true
famous unknown obscure
fast slow
father mother
favourable unfavourable
female male
few many
fictional real
first last
free captive detain jail imprison
freeze thaw
friend enemy
front back
gain loss lose
good bad poor
greatest least
grow shrink decline
guilty innocent
happy unhappy sad
healthy sick ill
heavy light
hero villain
high low
higher lower
highest lowest
hire fire dismiss
hot cold
husband wife
import export
improve worsen deteriorate
include exclude omit
increase decrease fall drop cut reduce
indoor outdoor
inside outside
join leave quit
keep drop scrap abandon
king queen
largest smallest
launch cancel scrap
lawful unlawful illegal
lead trail
legal illegal banned
lift impose tighten
likely unlikely
long short
longer shorter
loosen tighten
majority minority
man woman
maximum minimum
mild severe
modern ancient
more less fewer
most least
near far
north south
northern southern
old young new
older younger
open close shut
optimistic pessimistic
original remake
partial complete total
peace war
permanent temporary
permit forbid ban
positive negative
possible impossible
postpone advance
praise criticise condemn
present absent
private public
profit loss
promote demote relegate
public secret
pull push
raise lower cut
rare common
recover relapse
reject accept approve
release detain withhold
renew cancel
resign stay remain
resume suspend halt
retire active
rich poor
right wrong left
rise fall drop sink
rural urban
save lose
same different
scrap keep
single married
sober drunk
soften harden
solo band duo group
speed slow
stable unstable
start stop end finish
stay leave
strengthen weaken
strong weak
support oppose
surplus deficit
temporary permanent
tighten loosen ease relax
together apart
top bottom
unanimous split divided
uphold overturn quash
upper lower
usual unusual
victory defeat
voluntary forced compulsory mandatory
win lose
winner loser
widen narrow
willing reluctant unwilling
`;

const opposites = new Map<string, Set<string>>();
for (const line of oppositePairs.trim().split('\n')) {
  const [first, ...others] = list(line).map(stemWord);
  for (const other of others) {
    if (other === first) continue;
    opposites.set(first!, (opposites.get(first!) ?? new Set()).add(other));
    opposites.set(other, (opposites.get(other) ?? new Set()).add(first!));
  }
}

const none: ReadonlySet<string> = new Set();

/** The stems that stand against a stem; empty for most. */
export function oppositesOf(stem: string): ReadonlySet<string> {
  return opposites.get(stem) ?? none;
}

/** Classes of which one thing has one member: a film is French or it is Danish, a Tuesday is no Friday. */
const exclusiveClasses: Record<string, string> = {
  nationality: `american british english scottish welsh irish french german italian spanish portuguese russian chinese
    japanese israeli canadian mexican indian australian swedish danish norwegian finnish dutch turkish greek polish
    ukrainian iranian iraqi syrian egyptian saudi pakistani brazilian argentine korean indonesian vietnamese thai afghan
    nigerian kenyan cuban colombian hungarian austrian swiss belgian lithuanian latvian estonian african european asian
    bangladeshi filipino malaysian jamaican cypriot czech croatian serbian romanian bulgarian icelandic`,
  work: `film movie book novel album song series show sitcom documentary opera musical play poem game magazine newspaper
    comic painting band website`,
  genre: `comedy drama horror thriller romance fantasy western mystery animated rock pop jazz country rap blues metal folk
    punk reggae electronic classical soul techno`,
  profession: `actor singer rapper director producer writer author journalist politician lawyer doctor nurse soldier painter
    model dancer comedian musician guitarist drummer bassist vocalist pianist footballer cricketer boxer wrestler scientist
    engineer teacher priest chef pilot president governor senator mayor judge athlete swimmer philosopher economist farmer
    fisherman carpenter electrician plumber`,
  rank: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth debut sophomore',
  colour: 'red blue green yellow black white orange purple pink brown grey gold silver bronze',
  direction:
    'north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern',
  weekday: 'monday tuesday wednesday thursday friday saturday sunday',
  month: 'january february march april june july august september october november december',
  season: 'spring summer autumn winter',
  party: 'democrat republican labour conservative liberal libertarian socialist communist',
  religion:
    'christian muslim jewish hindu buddhist catholic protestant atheist sikh islam christianity judaism hinduism',
  animal: 'dog cat horse bird fish bear lion wolf cow pig goat sheep tiger elephant',
  kin: 'father mother son daughter brother sister husband wife uncle aunt cousin grandfather grandmother nephew niece',
  settlement: 'city town village county country state province district region suburb',
  crime:
    'murder manslaughter theft fraud arson burglary robbery rape kidnapping smuggling bribery perjury assault',
  disease: 'measles cholera influenza malaria ebola tuberculosis polio dengue typhoid norovirus salmonella',
  fuel: 'coal gas oil nuclear hydrogen diesel petrol',
  vehicle: 'car bus train plane helicopter truck lorry van ship ferry boat bicycle motorcycle tram',
  sport: 'football cricket tennis rugby basketball baseball hockey golf boxing swimming athletics',
};

const classes = new Map<string, string>();
for (const [name, members] of Object.entries(exclusiveClasses))
  for (const member of list(members)) if (!classes.has(stemWord(member))) classes.set(stemWord(member), name);

/** The class of words that exclude each other to which a stem belongs, e.g. "weekday"; null for most. */
export function classOf(stem: string): string | null {
  return classes.get(stem) ?? null;
}
