/** What a reader's eye sees in one article: offsets only, so that none of its text stands here. */
export interface SeenBlocks {
  /** Where the headline stands; null where the article has none. */
  readonly title: readonly [number, number] | null;
  /** The blocks that are no part of the article, without the line ends around them, in order. */
  readonly setAside: readonly (readonly [number, number])[];
}

/** The five seed articles, looked through by eye. */
export const seedBlocks: Readonly<Record<string, SeenBlocks>> = {
  '000_f1e0c39767c65e3f.txt': {
    title: [20, 88],
    setAside: [
      [0, 18],
      [1159, 1210],
      [1211, 1287],
      [2384, 2421],
      [2422, 2485],
      [4262, 4300],
      [4302, 4318],
      [4320, 4321],
      [4322, 4323],
      [4324, 4325],
      [4326, 4327],
      [4328, 4329],
      [4330, 4331],
      [4332, 4333],
      [4334, 4335],
    ],
  },
  '001_9f3de0e99da90133.txt': { title: null, setAside: [] },
  '002_f8147afa1327e9b0.txt': { title: [0, 65], setAside: [] },
  '003_6f0e3049346190ea.txt': {
    title: [0, 55],
    setAside: [
      [6505, 6526],
      [6528, 6543],
      [6545, 6554],
      [6556, 6565],
    ],
  },
  '004_f67e8efe8d679abc.txt': {
    title: null,
    setAside: [
      [1, 115],
      [3482, 3493],
    ],
  },
};
