// What the panel does with bills: opens them, takes payments over, takes them back.

import { dueOf, paidOf } from '../bill.js';
import { asStaff } from '../staff.js';
import { sessionOf } from '../store.js';
import { takingBack } from './questions.js';

export class Paying {
  #answered;
  #push;

  /** `answered(type, session_id, data)` takes an answer over, `push(dialog)` opens a dialog. */
  constructor({ answered, push }) {
    this.#answered = answered;
    this.#push = push;
  }

  open(session) {
    this.#push({ kind: 'bill', id: session.id });
  }

  openOrder(order) {
    this.#push({ kind: 'bill', id: sessionOf({ data: order }), order: order.id });
  }

  paid(payment) {
    this.#answered('payment.made', payment.session_id, payment);
  }

  takeBack(payment) {
    const path = `/api/payments/${payment.id}/reversal`;
    const act = async (reason) => {
      const back = await asStaff('POST', path, { body: { reason } });
      this.#answered('payment.taken_back', back.session_id, back);
    };
    this.#push({ kind: 'ask', ...takingBack(payment), act });
  }

  /** What is still to be paid in a session, in minor units; nothing where it is not paid here. */
  static openIn(session, place) {
    return place.payments === 'on' ? dueOf(session) - paidOf(session) : 0;
  }
}
