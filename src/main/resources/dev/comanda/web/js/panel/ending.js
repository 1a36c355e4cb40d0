// How a session ends: at once where nobody has come, after a question otherwise.

import { asStaff } from '../staff.js';
import { countOf } from '../store.js';
import { toMakeOf } from '../tickets/progress.js';
import { Paying } from './paying.js';
import { closing } from './questions.js';

export class Ending {
  #page;
  #paying;

  /** `answered(type, session_id, data)` takes the answer over; `push`, `left` and `failed` are those of dialogs. */
  constructor(page, paying) {
    this.#page = page;
    this.#paying = paying;
  }

  async end(session, place, tickets) {
    const open = Paying.openIn(session, place);
    const making = toMakeOf(session.orders ?? [], tickets);
    const act = async () => {
      const body = { confirm: open > 0 || making > 0 };
      const ended = await asStaff('POST', `/api/sessions/${session.id}/closure`, { body });
      this.#page.answered('session.closed', session.id, ended);
      this.#page.left(session.id);
    };
    if (session.state === 'verified' || countOf(session) > 0) {
      const pay = () => this.#paying.open(session);
      this.#page.push({ kind: 'ask', ...closing(session, place.currency, open, pay, making), act });
      return;
    }
    try {
      await act();
    } catch (problem) {
      this.#page.failed(problem.words);
    }
  }
}
