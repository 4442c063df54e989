/**
 * The prints of a text stand with it, as JSON: a row for each lay on a page of its own in a large library, and every
 * article that came in had dozens of them written. They are derived anew.
 */
export const printsWithTexts = `
DROP TABLE text_print;
ALTER TABLE indexed_text ADD COLUMN prints TEXT NOT NULL DEFAULT '[]';
`;
