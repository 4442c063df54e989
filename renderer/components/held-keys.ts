/** How long a place may take to appear, in milliseconds; after that the keys go where they would have gone. */
const patience = 2_000;

let held: KeyboardEvent[] | null = null;
let isPressing = false;
let timer = 0;

function hold(event: KeyboardEvent): void {
  if (isPressing || event.isComposing) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held!.push(event);
}

/**
 * Keeps every key that is pressed from now on until `releaseKeys`: for when something has been made that takes the
 * focus as soon as it is there, and whose first letters are typed already.
 */
export function holdKeys(): void {
  if (held) return;
  held = [];
  window.addEventListener('keydown', hold, { capture: true });
  timer = window.setTimeout(releaseKeys, patience);
}

/** Gives the kept keys to what has the focus, in order and before any later one. Without any it does nothing. */
export function releaseKeys(): void {
  clearTimeout(timer);
  const key = held?.shift();
  if (key) {
    isPressing = true;
    press(key);
    isPressing = false;
    // Each by itself, as keys come: what the one before changed is drawn by then.
    timer = window.setTimeout(releaseKeys);
    return;
  }
  held = null;
  window.removeEventListener('keydown', hold, { capture: true });
}

/** What a key does to a text field the browser does only for a real one: here its letter is put in by name. */
function press({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const options = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
  const isLetter = [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
  if (target.dispatchEvent(new KeyboardEvent('keydown', options)) && isLetter) {
    document.execCommand('insertText', false, key);
  }
}
