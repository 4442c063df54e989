import { rarity } from './weights.ts';

const rarestLevel = rarity.length;
const levelByStem = new Map(
  rarity.flatMap((stems, level) => stems.split(' ').map((stem) => [stem, level] as const)),
);

/** From 0 to 1: how rare a stem is in news; of the same passages it says the same in every library. */
export const rarityInNews = (stem: string) => (levelByStem.get(stem) ?? rarestLevel) / rarestLevel;
