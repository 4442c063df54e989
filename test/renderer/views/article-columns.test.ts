import { expect, it } from 'vitest';
import { sortArticles } from '../../../renderer/views/article-columns.ts';
import type { ArticleSummary } from '../../../src/contract/views.ts';

function article(title: string, details: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: title,
    fileName: null,
    title,
    publisher: null,
    author: null,
    publishedAt: null,
    address: null,
    language: 'en',
    collectionIds: [],
    sentencesLeft: 0,
    copyIds: [],
    addedAt: '2026-03-20T10:00:00.000Z',
    revisions: 1,
    claims: 0,
    relations: { agrees: 0, differs: 0, updates: 0, partly: 0, repeats: 0 },
    decided: { agrees: 0, differs: 0, updates: 0, partly: 0, repeats: 0 },
    ...details,
  };
}

const titles = (articles: readonly ArticleSummary[]) => articles.map(({ title }) => title);

it('sorts words as people do, with numbers by value', () => {
  const articles = [article('Day 10'), article('day 9'), article('Äther')];
  expect(titles(sortArticles(articles, { column: 'title', isDescending: false }))).toEqual([
    'Äther',
    'day 9',
    'Day 10',
  ]);
});

it('puts articles without a value last in both directions', () => {
  const articles = [
    article('none'),
    article('early', { publishedAt: '2026-03-14' }),
    article('late', { publishedAt: '2026-03-14T21:40:00.000Z' }),
  ];
  expect(titles(sortArticles(articles, { column: 'published', isDescending: false }))).toEqual([
    'early',
    'late',
    'none',
  ]);
  expect(titles(sortArticles(articles, { column: 'published', isDescending: true }))).toEqual([
    'late',
    'early',
    'none',
  ]);
});

it('sorts relations by their number', () => {
  const relations = { agrees: 1, differs: 2, updates: 0, partly: 0, repeats: 0 };
  const articles = [
    article('few', { relations: { ...relations, differs: 0 } }),
    article('many', { relations }),
  ];
  expect(titles(sortArticles(articles, { column: 'relations', isDescending: true }))).toEqual([
    'many',
    'few',
  ]);
});
