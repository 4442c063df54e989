import type { Article } from './model.ts';

/** What is said of an article beside its text, where nothing is known of it. */
export const unknownDetails = {
  author: null,
  publishedAt: null,
  publishedZone: null,
  updatedAt: null,
  updatedZone: null,
  address: null,
  canonicalAddress: null,
  language: null,
} as const satisfies Partial<Article>;
