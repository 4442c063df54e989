import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '..', 'resources', 'build', 'check-versions.js');

test.each([
  ['npm/11.19.1 node/v20.20.2 linux x64', 0],
  ['npm/10.0.0 node/v20.19.0 linux x64', 0],
  ['npm/10.8.2 node/v20.18.3 linux x64', 1],
  ['npm/9.9.4 node/v22.13.0 linux x64', 1],
  ['npm/10.2.4 node/v18.20.8 linux x64', 1],
])('started by %s', (agent, status) => {
  const result = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_user_agent: agent },
  });
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(status ? 'Claimbench needs Node 20.19 and npm 10 or newer' : '');
});
