// What people type and paste, counted and cleaned as the server does it.

/** Characters of Unicode, not halves of them: an emoji counts as those it is made of. */
export const lengthOf = (text) => [...text].length;

/** A text's beginning of at most so many characters; none that a reader sees is cut in parts. */
export function beginning(text, charsMax) {
  if (lengthOf(text) <= charsMax) return text;
  const seen = Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text), (one) => one.segment) : [...text];
  let kept = '';
  let left = charsMax;
  for (const one of seen) {
    left -= lengthOf(one);
    if (left < 0) break;
    kept += one;
  }
  return kept;
}

/** Read by whole characters, so that only what is none of them is found. */
const HALF = /[\ud800-\udfff]/gu;

/** A text without what no server takes: NUL, and halves of characters. */
export const sendable = (text) => text.replaceAll('\0', '').replace(HALF, '');

/**
 * Fields with `data-chars` take so many characters; a browser's `maxlength` would count halves of
 * them. What is still being composed from several keys is let be until it is done.
 */
function hold({ target, isComposing }) {
  const max = Number(target.dataset?.chars);
  if (!max || isComposing) return;
  const held = beginning(target.value, max);
  if (held !== target.value) target.value = held;
}

for (const type of ['compositionend', 'input']) document.addEventListener(type, hold, { capture: true });
