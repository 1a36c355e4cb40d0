// The keys of a bump bar, or of any keyboard: which slip or what they mean, and where arrows lead.

/** By what stands on a slip, the slips in their order; letters that German and English keyboards both have. */
export const KEYS = [...'1234567890QWERTZUIOP'];

const OTHERS = { ' ': 'start', Backspace: 'recall', v: 'confirm' };
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** Where keys mean what is written there. */
const WRITES = 'input, select, textarea, [contenteditable]';

/** What a key is pressed for: `{slip}` its number, `{act}`, `{arrow}`; nothing where it has its own meaning. */
export function meant(event) {
  const { key, target, repeat, ctrlKey, altKey, metaKey, defaultPrevented } = event;
  if (repeat || ctrlKey || altKey || metaKey || defaultPrevented || target.closest?.(WRITES)) return undefined;
  if (key === ' ' && target.closest?.('button, a, summary')) return undefined;
  const slip = KEYS.indexOf(key.toUpperCase());
  if (slip >= 0) return { slip };
  if (ARROWS.includes(key)) return { arrow: key };
  const act = OTHERS[key] ?? OTHERS[key.toLowerCase()];
  return act ? { act } : undefined;
}

/** The slip that an arrow leads to; `boxes` are where the slips stand, in their order. */
export function led(arrow, boxes, from) {
  if (boxes.length === 0) return -1;
  if (from < 0) return 0;
  if (arrow === 'ArrowUp') return Math.max(0, from - 1);
  if (arrow === 'ArrowDown') return Math.min(boxes.length - 1, from + 1);
  const { left, top } = boxes[from];
  const there = boxes
    .map((box, at) => ({ ...box, at }))
    .filter((box) => (arrow === 'ArrowLeft' ? box.left < left : box.left > left));
  if (there.length === 0) return from;
  const column = arrow === 'ArrowLeft' ? Math.max(...there.map((one) => one.left)) : Math.min(...there.map((one) => one.left));
  const near = there.filter((one) => one.left === column);
  return near.reduce((best, one) => (Math.abs(one.top - top) < Math.abs(best.top - top) ? one : best)).at;
}
