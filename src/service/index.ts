import { type OperationName, operations, type Service } from '../contract/operations.ts';
import type { Store } from '../store/index.ts';
import { createActing } from './acting.ts';
import { aliasOperations } from './aliases.ts';
import { articleOperations } from './articles.ts';
import { binOperations } from './bin.ts';
import { claimSetOperations } from './claim-sets.ts';
import { claimOperations } from './claims.ts';
import { collectionOperations } from './collections.ts';
import { createContext, type ServiceOptions } from './context.ts';
import { decisionOperations } from './decisions.ts';
import { earlierCheckOperations } from './earlier-checks.ts';
import { evidenceOperations } from './evidence.ts';
import { createFinding } from './finding.ts';
import { importOperations } from './imports.ts';
import { libraryOperations } from './library.ts';
import { createLinking, linkOperations } from './links.ts';
import { createPoints, pointOperations } from './points.ts';
import { createReadings } from './readings.ts';
import { revisedOperations } from './revised.ts';
import { saidElsewhereOperations } from './said-elsewhere.ts';
import { savedSearchOperations } from './saved-searches.ts';
import { createClaimIndex, searchOperations } from './search.ts';
import { createSentenceIndex } from './sentence-index.ts';
import { createSources, sourceOperations } from './sources.ts';
import { staleCopyOperations } from './stale-copies.ts';
import { tagOperations } from './tags.ts';
import { createTextIndex } from './texts.ts';
import { timelineOperations } from './timeline.ts';
import { createVoices } from './voices.ts';

export type { Fetching, Parsing, Upload } from './context.ts';

/** Some of the contract's operations. */
export type Operations = Partial<Service>;

/** The contract, put into effect: joins the stages and the store. */
export function createService(options: ServiceOptions): Service {
  const context = createContext(options);
  const readings = createReadings(context);
  const sentenceIndex = createSentenceIndex(context);
  const finding = createFinding(context, sentenceIndex);
  const linking = createLinking(context, readings, finding);
  const textIndex = createTextIndex(context);
  const claimIndex = createClaimIndex(context);
  const sources = createSources(context, textIndex);
  const points = createPoints(context, sources);
  const voices = createVoices(context, textIndex, sources, points);
  const acting = createActing(context, [linking, textIndex, claimIndex, finding, sources]);
  textIndex.fill();
  finding.fill();
  const service: Service = {
    ...libraryOperations(context, acting, linking),
    ...binOperations(context, acting),
    ...collectionOperations(context, acting),
    ...importOperations(context, acting, textIndex),
    ...articleOperations(context, acting, textIndex, sources),
    ...claimOperations(context, acting, readings, voices),
    ...revisedOperations(context, acting),
    ...evidenceOperations(context, acting),
    ...tagOperations(context, acting),
    ...aliasOperations(context, acting),
    ...linkOperations(context, readings, linking),
    ...decisionOperations(context, acting, readings),
    ...pointOperations(context, acting, points, voices),
    ...sourceOperations(context, acting, voices),
    ...staleCopyOperations(context, readings, textIndex),
    ...earlierCheckOperations(context, acting, readings, finding),
    ...saidElsewhereOperations(context, readings, finding),
    ...timelineOperations(context),
    ...savedSearchOperations(context, acting),
    ...searchOperations(context, textIndex, claimIndex, sentenceIndex),
    ...claimSetOperations(context, acting, linking, points),
  };
  return commandsAsTransactions(service, options.store);
}

/** An act and what is derived from it are saved together or not at all. */
function commandsAsTransactions(service: Service, store: Store): Service {
  const entries = Object.entries(service).map(([name, run]) => {
    const isCommand = operations[name as OperationName].kind === 'command';
    const command = run as (input: unknown) => unknown;
    return [name, isCommand ? (input: unknown) => store.transact(() => command(input)) : run];
  });
  return Object.fromEntries(entries) as Service;
}
