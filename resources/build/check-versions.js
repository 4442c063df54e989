// Plain JavaScript, so that an old Node can still read it and say what is wrong.
const [node, npm] = ['node', 'npm'].map((name) =>
  (new RegExp(`${name}/v?(\\d+)\\.(\\d+)`).exec(process.env.npm_config_user_agent ?? '') ?? [])
    .slice(1)
    .map(Number),
);
const isOlder = ([major, minor], wanted) => major < wanted[0] || (major === wanted[0] && minor < wanted[1]);

if (isOlder(node, [20, 19]) || isOlder(npm, [10, 0])) {
  console.error(
    'Claimbench needs Node 20.19 and npm 10 or newer to begin with. Update Node, then run npm ci again.',
  );
  process.exit(1);
}
if (isOlder(process.versions.node.split('.').map(Number), [22, 13])) {
  console.error(
    'The Node that Claimbench brings along is not installed. Run npm ci without --omit=optional.',
  );
  process.exit(1);
}
