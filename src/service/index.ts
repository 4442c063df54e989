import type { Service } from '../contract/operations.ts';
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
  return {
    ...libraryOperations(context, linking, imports),
    ...articleOperations(context, linking, imports),
    ...claimOperations(context, linking),
    ...linkOperations(context, linking),
    ...claimSetOperations(context, linking),
  };
}
