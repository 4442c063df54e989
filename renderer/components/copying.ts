/**
 * Puts text, and the same as markup, onto the clipboard; call it while a key or button is being pressed. False: the
 * browser refused. By the copy command, since the newer interface asks the host for a permission.
 */
export function copyToClipboard({ text, html }: { readonly text: string; readonly html: string }): boolean {
  let isDone = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
    isDone = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return isDone;
}
