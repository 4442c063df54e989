/** Whether words bring a quotation mark of their own, at either end. */
export const isQuoted = (words: string) => /^["“”„«»]|["“”„«»]$/u.test(words.trim());

/** Words between quotation marks, unless they begin or end with one themselves. */
export const quote = (words: string) => (isQuoted(words) ? words : `“${words}”`);
