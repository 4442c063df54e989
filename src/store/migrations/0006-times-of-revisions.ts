/** When each text was written, as it says itself: an earlier one finds its place below a later one by it. */
export const timesOfRevisions = `
ALTER TABLE revision ADD COLUMN updated_at TEXT;
`;
