// Sends a guest's orders, one after the other, each under its own key until the server has answered:
// a retry after a lost connection is the same order, never a second one. Several tabs may send the
// same order, under the same key; whichever hears the answer first tells of it.

const WAIT_MS_MIN = 1000;
const WAIT_MS_MAX = 15_000;

/** An order that another tab has made is that tab's to send; after this long it may be gone. */
const OTHERS_MS = 4000;

export class Outbox {
  #kept;
  #send;
  #hooks;
  #attempts = 0;
  #timer;
  #sending = false;

  /** `send(entry)` resolves with the order; hooks: onChange(), onSent(order), onRefused(problem, entry). */
  constructor(kept, send, hooks) {
    this.#kept = kept;
    this.#send = send;
    this.#hooks = hooks;
    addEventListener('online', () => this.now());
  }

  get entries() {
    return this.#kept.outbox;
  }

  /** Whether the first entry has been tried in vain and waits for its next try. */
  get waiting() {
    return this.#attempts > 0;
  }

  add(entry) {
    this.#kept.send(entry);
    this.#hooks.onChange();
    this.now();
  }

  /** Another tab has changed something. */
  heard() {
    if (this.entries.length === 0) this.#attempts = 0;
    if (this.waiting) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), OTHERS_MS);
  }

  /** Tries at once instead of after the wait. */
  now() {
    clearTimeout(this.#timer);
    this.#next();
  }

  async #next() {
    if (this.#sending || this.entries.length === 0) return;
    const [entry] = this.entries;
    this.#sending = true;
    try {
      const order = await this.#send(entry);
      if (this.#done(entry)) this.#hooks.onSent(order);
    } catch (problem) {
      if (problem.passing) this.#later(problem.retryAfterSeconds * 1000);
      else if (this.#done(entry)) this.#hooks.onRefused(problem, entry);
    } finally {
      this.#sending = false;
      this.#hooks.onChange();
    }
    if (!this.waiting) this.#next();
  }

  #done(entry) {
    this.#attempts = 0;
    return this.#kept.answered(entry.key);
  }

  #later(asked) {
    const wait = Math.min(WAIT_MS_MAX, WAIT_MS_MIN * 2 ** this.#attempts++);
    this.#timer = setTimeout(() => this.#next(), Math.max(asked, wait * (0.5 + Math.random() / 2)));
  }
}
