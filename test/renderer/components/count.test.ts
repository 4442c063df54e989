import { expect, it } from 'vitest';
import { formatNumber } from '../../../renderer/components/count.ts';

it('groups digits', () => expect(formatNumber(14610)).toBe('14,610'));
