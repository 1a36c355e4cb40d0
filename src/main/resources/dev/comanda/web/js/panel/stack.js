// What stands beside the board: dialogs that follow each other, the last one is shown. The page holds them as
// `dialogs`, and as `fresh` the orders that nobody had seen when they came before somebody's eyes.

export class Stack {
  #page;

  constructor(page) {
    this.#page = page;
  }

  push(dialog) {
    this.#page.dialogs = [...this.#page.dialogs, dialog];
    this.#page.look();
  }

  clear() {
    this.#page.dialogs = [];
    this.#page.fresh = new Set();
  }

  /** What was opened of a session goes; what somebody has opened since stays. */
  left(id) {
    const { dialogs } = this.#page;
    const at = dialogs.findIndex((one) => one.id === id);
    if (at >= 0) this.#page.dialogs = dialogs.slice(0, at);
  }

  /** Where a session's code was shown, what was placed for it is. */
  placed(order) {
    this.#page.dialogs = this.#page.dialogs.map((one) =>
      one.kind === 'qr' && one.id === order.session_id ? { ...one, kind: 'orders' } : one,
    );
    return order;
  }

  gone(dialog) {
    this.#page.dialogs = this.#page.dialogs.filter((one) => one !== dialog);
    if (dialog.kind === 'orders') this.#page.fresh = new Set();
  }
}
