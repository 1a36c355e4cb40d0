// What staff take back of orders: a line, or all of one. Both are asked first, and a reason is kept.

import { asStaff } from '../staff.js';
import { cancelling, voiding } from './questions.js';

export class Changing {
  #push;
  #ordered;

  /** `push(dialog)` opens a dialog, `ordered(order)` takes over what became of the order. */
  constructor({ push, ordered }) {
    this.#push = push;
    this.#ordered = ordered;
  }

  cancel(order) {
    this.#ask(cancelling(order), `/api/orders/${order.id}/cancellation`);
  }

  voidLine({ order, line }) {
    this.#ask(voiding(order, line), `/api/orders/${order.id}/lines/${line.no}/void`);
  }

  #ask(question, path) {
    const act = async (reason) => this.#ordered(await asStaff('POST', path, { body: { reason } }));
    this.#push({ kind: 'ask', ...question, act });
  }
}
