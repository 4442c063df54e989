import { type OperationName, operations, type Service } from '../contract/operations.ts';
import type { Store } from '../store/index.ts';
import { articleOperations } from './articles.ts';
import { claimSetOperations } from './claim-sets.ts';
import { claimOperations } from './claims.ts';
import { createContext, type ServiceOptions } from './context.ts';
import { libraryOperations } from './library.ts';
import { createLinking, linkOperations } from './links.ts';

/** Some of the contract's operations. */
export type Operations = Partial<Service>;

/** The contract, put into effect: joins the stages and the store. */
export function createService(options: ServiceOptions): Service {
  const context = createContext(options);
  const linking = createLinking(context);
  const imports = { running: 0 };
  const service: Service = {
    ...libraryOperations(context, linking, imports),
    ...articleOperations(context, linking, imports),
    ...claimOperations(context, linking),
    ...linkOperations(context, linking),
    ...claimSetOperations(context, linking),
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
