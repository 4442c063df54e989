import { bin } from './bin.ts';
import { claim } from './claim.ts';
import { claims } from './claims.ts';
import { compare } from './compare.ts';
import { components } from './components.ts';
import { keys } from './keys.ts';
import { library } from './library.ts';
import { link } from './link.ts';
import { program } from './program.ts';
import { read } from './read.ts';
import { reading } from './reading.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { sideBySide } from './side-by-side.ts';
import { sources } from './sources.ts';
import { timeline } from './timeline.ts';
import { triage } from './triage.ts';
import { why } from './why.ts';

/** All that the page says, by the room that says it. Each message is ICU MessageFormat. */
export const words = {
  bin,
  claim,
  claims,
  compare,
  components,
  keys,
  library,
  link,
  program,
  read,
  reading,
  search,
  settings,
  shell,
  sideBySide,
  sources,
  timeline,
  triage,
  why,
} as const;
