/** Has the browser save a text or bytes as a file. @throws when there is no room for it */
export function saveFile(fileName: string, mediaType: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download reads the address after this turn; a minute is ample for it to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
