// What a session has beyond the orders that the panel had room for: asked for when somebody looks.

import { withOlder } from '../bill.js';
import { asStaff } from '../staff.js';
import { latestFirst, readAnew, withSession } from '../store.js';

export class Older {
  #page;
  #asked = new Map();

  /** `page` has a panel, takes orders as `looked(orders)` and trouble as `failed(words)`. */
  constructor(page) {
    this.#page = page;
  }

  /** Reads a session anew, of which something is left out; once more where something happens meanwhile. */
  async read(session) {
    const { id } = session;
    if (this.#asked.has(id)) {
      this.#asked.set(id, true);
      return;
    }
    await this.#once(session, async () => {
      const read = await asStaff('GET', `/api/sessions/${id}`);
      return (now) => readAnew(now, read, session);
    });
  }

  /** Reads the orders before the oldest that is shown. */
  async more(session) {
    if (session.orders.length === 0) await this.read(session);
    else if (!this.#asked.has(session.id)) {
      await this.#once(session, async () => {
        const before = latestFirst(session.orders).at(-1).id;
        const answer = await asStaff('GET', `/api/sessions/${session.id}/orders?cursor=${before}`);
        this.#page.looked(answer.data);
        return (now) => withOlder(now, answer.data, answer.has_more);
      });
    }
  }

  async #once(session, ask) {
    const { id } = session;
    this.#asked.set(id, false);
    let again = false;
    try {
      const change = await ask();
      const now = this.#page.panel?.sessions.find((one) => one.id === id);
      if (now) this.#page.panel = withSession(this.#page.panel, change(now));
    } catch (problem) {
      this.#page.failed(problem.words);
    } finally {
      again = this.#asked.get(id);
      this.#asked.delete(id);
    }
    if (again) await this.read(session);
  }
}
