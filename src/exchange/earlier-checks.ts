import { z } from 'zod';
import { EarlierCheck } from '../contract/model.ts';
import { type Saying, saying } from '../words/saying.ts';

/** One line as publishers of checks give it; fields that are not named here are not looked at. */
const CheckLine = z.object({
  text: EarlierCheck.shape.text.trim().min(1),
  verdict: EarlierCheck.shape.rating,
  publisher: EarlierCheck.shape.publisher.optional(),
  date: EarlierCheck.shape.publishedAt.optional(),
  address: EarlierCheck.shape.address.optional(),
});

/** What a line is, as its fields are written; names are the same in every language. */
export const checkForm = '{text, verdict, publisher?, date?, address?}';

export type ReadCheck =
  | { readonly line: number; readonly check: Omit<EarlierCheck, 'id'>; readonly reason: null }
  | { readonly line: number; readonly check: null; readonly reason: Saying };

/**
 * Reads earlier checks, one JSON object a line: {text, verdict, publisher?, date?, address?}. Each line that is not
 * empty comes back with its number, counted from 1: as a check, or with what is wrong with it and what to do.
 */
export function readEarlierChecks(jsonLines: string): ReadCheck[] {
  return jsonLines
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((text, index) => (text.trim() === '' ? [] : [readLine(text, index + 1)]));
}

function readLine(text: string, line: number): ReadCheck {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { line, check: null, reason: saying('intake.checkNotJson', { reason: why }) };
  }
  const parsed = CheckLine.safeParse(value);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    const isMissing =
      typeof value === 'object' && value !== null && (value as Record<string, unknown>)[field] === undefined;
    const word = isMissing ? 'intake.checkFieldMissing' : 'intake.checkFieldUnfit';
    return {
      line,
      check: null,
      reason: saying(word, { field: field || saying('intake.theLine'), form: checkForm }),
    };
  }
  const { verdict, publisher, date, address, text: said } = parsed.data;
  const check = {
    text: said,
    rating: verdict,
    publisher: publisher ?? null,
    publishedAt: date ?? null,
    address: address ?? null,
  };
  return { line, check, reason: null };
}
