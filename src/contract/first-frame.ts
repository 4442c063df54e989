import type { Output } from './operations.ts';

/** What the page asks before it draws anything, each with `{}`. */
export const firstQuestions = [
  'settings.read',
  'library.summary',
  'collection.list',
  'article.list',
] as const;

export type FirstAnswers = { readonly [N in (typeof firstQuestions)[number]]: Output<N> };

/** The page as it is first seen, drawn by the host so that it stands there while the page's own program loads. */
export interface FirstFrame {
  /** HTML of what the page itself will draw. Nothing in it can be used yet. */
  readonly markup: string;
  /** CSS rules that belong to it: the page's policy refuses style attributes. */
  readonly rules: string;
  /** Of the element `html`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What it was drawn from; the page need not ask again. */
  readonly answers: FirstAnswers;
}
