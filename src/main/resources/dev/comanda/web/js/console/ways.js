// The ways within the console: what is shown stands in the address, each step can be gone back, and whoever comes back
// from a line finds the list where it was left.

import { read, write } from './wanted.js';

/** What only changes how the same is shown makes no step of its own in the way back. */
const LOOKS = ['q', 'show', 'reason', 'document', 'attempts_min', 'due_before', 'older_than', 'gaps', 'product', 'date'];

export class Ways {
  #page;
  #scrolled = 0;

  /** `page` has what is `wanted`, `healths`, and `delivery`, the line that is shown. */
  constructor(page) {
    this.#page = page;
  }

  /** What an integration is called in addresses. */
  slugOf(id) {
    return this.#page.healths.find((one) => one.integration_id === id)?.slug ?? '';
  }

  /** The address of what is shown after a change. */
  href(change) {
    return location.pathname + write(read(write({ ...this.#page.wanted, ...change })));
  }

  /** Goes there by a link, unless somebody wants it in a window of its own. */
  go(event, change) {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    this.want(change);
  }

  want(change) {
    const address = this.href(change);
    if (address === this.href({})) return;
    const looks = Object.keys(change).every((name) => LOOKS.includes(name));
    if (looks) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.turn(read(new URL(address, location.href).search));
  }

  /** Shows something else. */
  async turn(wanted) {
    const page = this.#page;
    const before = page.wanted;
    if (!before.line && wanted.line) this.#scrolled = this.#scroller.scrollTop;
    if (before.line !== wanted.line) page.delivery = undefined;
    page.wanted = wanted;
    await page.updateComplete;
    if (before.line && !wanted.line) this.#scroller.scrollTop = this.#scrolled;
    else if (['line', 'on', 'part'].some((name) => before[name] !== wanted[name])) this.#arrive();
  }

  /** What is new begins at its top, and is where the keyboard goes on. */
  #arrive() {
    this.#scroller.scrollTop = 0;
    const titles = [...this.#page.querySelectorAll('.console-mid h2')];
    titles.find((one) => one.checkVisibility())?.focus({ preventScroll: true });
  }

  /** Where there is one column, the page itself is scrolled. */
  get #scroller() {
    const mid = this.#page.querySelector('.console-mid');
    return mid && getComputedStyle(mid).overflowY === 'auto' ? mid : document.scrollingElement;
  }
}
