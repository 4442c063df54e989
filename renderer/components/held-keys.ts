/** How long a place may take to appear, in milliseconds; after that the keys go where they would have gone. */
const patience = 2_000;

let held: (KeyboardEvent | DataTransfer)[] | null = null;
let isGiving = false;
let timer = 0;

/** With Ctrl or Cmd a key is a command of the browser or the program, and no page can give the former. */
const isCommand = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');

function holdKey(event: KeyboardEvent): void {
  if (isGiving || event.isComposing || isCommand(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held!.push(event);
}

function holdPasted(event: ClipboardEvent): void {
  if (isGiving || !event.clipboardData) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held!.push(copyData(event.clipboardData));
}

/** What was pasted can be read only while the browser tells of it. */
function copyData(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const type of data.types) if (type !== 'Files') copy.setData(type, data.getData(type));
  for (const file of data.files) copy.items.add(file);
  return copy;
}

/**
 * Keeps every key that is pressed and all that is pasted from now on until `releaseKeys`: for when something has been
 * made that takes the focus as soon as it is there, and whose first letters are typed already. Commands with Ctrl or
 * Cmd are not kept.
 */
export function holdKeys(): void {
  if (held) return;
  held = [];
  window.addEventListener('keydown', holdKey, { capture: true });
  window.addEventListener('paste', holdPasted, { capture: true });
  timer = window.setTimeout(releaseKeys, patience);
}

/** Gives what was kept to what has the focus, in order and before any later key. Without any it does nothing. */
export function releaseKeys(): void {
  clearTimeout(timer);
  const next = held?.shift();
  if (next) {
    isGiving = true;
    if (next instanceof KeyboardEvent) press(next);
    else paste(next);
    isGiving = false;
    // Each by itself, as keys come: what the one before changed is drawn by then.
    timer = window.setTimeout(releaseKeys);
    return;
  }
  held = null;
  window.removeEventListener('keydown', holdKey, { capture: true });
  window.removeEventListener('paste', holdPasted, { capture: true });
}

const focused = () => document.activeElement ?? document.body;

// What a key does to a text field the browser does only for a real one: here its letters are put in by name.
const insert = (text: string) => document.execCommand('insertText', false, text);

function press(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isLetter = [...key].length === 1 && (!altKey || event.getModifierState('AltGraph'));
  const options = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
  if (focused().dispatchEvent(new KeyboardEvent('keydown', options)) && isLetter) insert(key);
}

function paste(clipboardData: DataTransfer): void {
  const options = { clipboardData, bubbles: true, cancelable: true };
  if (focused().dispatchEvent(new ClipboardEvent('paste', options)))
    insert(clipboardData.getData('text/plain'));
}
