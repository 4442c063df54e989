/** Gives the focus to the article that is read, as soon as it is drawn: its keys are the next that are wanted. */
export function focusText(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=document]')?.focus());
}
