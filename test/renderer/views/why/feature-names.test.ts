import { describe, expect, it } from 'vitest';
import { nameFeature, pickFeatures, writeFeature } from '../../../../renderer/views/why/feature-names.ts';
import { companyNames } from '../../../../src/match/ranking.ts';
import { featureNames } from '../../../../src/match/ranking-features.ts';

describe('a part of a score', () => {
  it.each([...featureNames, ...companyNames])('%s has a name in words of its own', (name) => {
    const spelled = name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
    expect(nameFeature(name)).not.toMatch(/[a-z][A-Z]/);
    if (name.includes(' ') || /[A-Z]/.test(name)) expect(nameFeature(name).toLowerCase()).not.toBe(spelled);
  });

  it('that nobody has named is read by its own', () =>
    expect(nameFeature('sameOld-thing')).toBe('Same old thing'));

  it('is a share, or is counted', () => {
    expect(writeFeature('meaning', 0.617)).toBe('62 %');
    expect(writeFeature('count', 1)).toBe('1');
    expect(writeFeature('wordRank', 2.345)).toBe('');
    expect(writeFeature('phrases', 3)).toBe('3');
  });

  it('counts, for or against, or is left out', () => {
    const shares = [0.01, 0.4, -2, 0, 0.11].map((share) => ({ share }));
    expect(pickFeatures(shares).map(({ share }) => share)).toEqual([-2, 0.4, 0.11]);
    expect(pickFeatures(Array.from({ length: 20 }, () => ({ share: 1 })))).toHaveLength(8);
    expect(pickFeatures([])).toEqual([]);
  });
});
