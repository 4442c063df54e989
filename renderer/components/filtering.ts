/** Whether a text, in lower case, holds every word that was typed into a filter. Nothing typed: every text does. */
export function seekWords(typed: string): (lowerCaseText: string) => boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}
