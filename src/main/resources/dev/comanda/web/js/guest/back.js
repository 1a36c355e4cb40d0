// The phone's Back closes what lies above the page, one layer at a time, before it leaves the page.

/** Holds the browser's history to the number of layers that are open. */
export class Back {
  #depth = 0;
  #ours = false;
  #close;

  /** `close()` closes the top layer. */
  constructor(close) {
    this.#close = close;
    history.scrollRestoration = 'manual';
    if (history.state?.layer) history.replaceState(null, '');
    addEventListener('popstate', ({ state }) => this.#went(state?.layer ?? 0));
  }

  /** So many layers are open now. */
  hold(depth) {
    for (; this.#depth < depth; this.#depth++) history.pushState({ layer: this.#depth + 1 }, '');
    if (this.#depth > depth) {
      this.#ours = true;
      history.go(depth - this.#depth);
      this.#depth = depth;
    }
  }

  #went(layer) {
    const ours = this.#ours;
    this.#ours = false;
    if (ours || layer >= this.#depth) return;
    this.#depth = layer;
    this.#close();
  }
}
