import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Where this person's own things lie that belong to no library: origins, the sample, which library was open
 * last. Follows the XDG base directory specification on Linux, and each other system's own place.
 */
export function findUserFolder(): string {
  const home = homedir();
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Claimbench');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Claimbench');
  return join(process.env.XDG_DATA_HOME || join(home, '.local', 'share'), 'claimbench');
}

/** The person at work as the system knows them; a system that knows nobody of this number has no name for them. */
export function findEditorName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER || 'Editor';
  }
}
