import { makeStrict } from './strict.ts';

type RequestHandler = (contents: unknown, permission: string, decide: (isGranted: boolean) => void) => void;
type CheckHandler = (contents: unknown, permission: string) => boolean;

// Electron grants what nobody denies.
let requestHandler: RequestHandler = (_contents, _permission, decide) => decide(true);
let checkHandler: CheckHandler = () => true;

export const session = makeStrict('session', {
  defaultSession: makeStrict('session.defaultSession', {
    setPermissionRequestHandler(handler: RequestHandler) {
      requestHandler = handler;
    },
    setPermissionCheckHandler(handler: CheckHandler) {
      checkHandler = handler;
    },
    // Devices are out of reach of a page under test; that a handler can be set is all that is shown.
    setDevicePermissionHandler() {},
  }),
});

/** What the program's handlers say to a page's wish. */
export async function isPermitted(contents: unknown, permission: string, isCheck: boolean): Promise<boolean> {
  if (isCheck) return checkHandler(contents, permission);
  return new Promise((resolve) => requestHandler(contents, permission, resolve));
}
