// What a tap does to a ticket: it is shown at once and sent; what the server refuses is taken back, and said.

import { now } from '../now.js';
import { asStaff } from '../staff.js';

/** How long what was bumped stays where it stood, to be brought back. */
export const UNDO_MS = 6_000;

/** Whoever taps one after the other finds each where it was: nothing leaves so soon after a tap. */
const CALM_MS = 1_500;

export class Steps {
  /** By a ticket's id, what a tap makes of it that the server has not answered yet. */
  expected = new Map();

  /**
   * By a ticket's id, until when what was bumped stays, by this device's clock, whether it was held, and how high it
   * is: it stays as high.
   */
  leaving = new Map();

  #page;
  #turns = new Map();
  #tapped = 0;

  /** `changed()` shows anew, `took(ticket)` takes an answer over, `refused(ticket, problem)` says why not. */
  constructor(page) {
    this.#page = page;
  }

  /** Whether a ticket has been bumped a moment ago. */
  isLeaving = (ticket) => this.leaving.has(ticket.id);

  /** What has a height stays for a moment; what a robot has made cannot be brought back, and does not. */
  bump(ticket, height) {
    this.#tap();
    const stay = { until: Date.now() + UNDO_MS, held: ticket.state === 'held', height };
    if (height) this.leaving = new Map(this.leaving).set(ticket.id, stay);
    return this.#step(ticket, 'POST', 'ready', undefined, { state: 'ready', ready_at: this.#now() });
  }

  start(ticket) {
    return this.#step(ticket, 'POST', 'start', undefined, { state: 'fired', fired_at: this.#now() });
  }

  /** Brings back what is done; what is served goes back by two steps. */
  recall(ticket) {
    this.#forget(ticket);
    const undone = { state: 'fired', ready_at: undefined, served_at: undefined };
    const back = (from) => this.#step(ticket, 'POST', 'recall', { from }, { ...undone });
    if (ticket.state === 'served') back('served');
    return back('ready');
  }

  confirm(ticket) {
    return this.#step(ticket, 'POST', 'confirmation', undefined, { unconfirmed: false });
  }

  rush(ticket, rush) {
    return this.#step(ticket, 'PUT', 'rush', { rush }, { rush });
  }

  /** Sends it to a station; one that is held and sent to its own is made again. */
  send(ticket, station) {
    const again = { station_id: station.id, state: 'queued', held: undefined };
    return this.#step(ticket, 'PUT', 'station', { station_id: station.id }, again);
  }

  /** What was bumped leaves when its time is over and nobody is tapping. */
  sweep() {
    if (Date.now() - this.#tapped < CALM_MS) return;
    const staying = [...this.leaving].filter(([, { until }]) => until > Date.now());
    if (staying.length !== this.leaving.size) this.leaving = new Map(staying);
  }

  #now() {
    return new Date(now()).toISOString();
  }

  #tap() {
    this.#tapped = Date.now();
  }

  #forget(ticket) {
    this.#tap();
    this.leaving = new Map([...this.leaving].filter(([id]) => id !== ticket.id));
  }

  /** Steps of one ticket follow each other; what is expected is that of the last one. */
  #step(ticket, verb, what, body, change) {
    this.expected = new Map(this.expected).set(ticket.id, change);
    this.#page.changed();
    const before = this.#turns.get(ticket.id) ?? Promise.resolve();
    const turn = before.then(() => this.#call(ticket, verb, what, body, change));
    this.#turns.set(ticket.id, turn);
    return turn;
  }

  async #call(ticket, verb, what, body, change) {
    try {
      this.#page.took(await asStaff(verb, `/api/tickets/${ticket.id}/${what}`, { body }));
      this.#over(ticket, change);
    } catch (problem) {
      this.#over(ticket, change);
      this.#forget(ticket);
      this.#page.refused(ticket, problem);
    }
    this.#page.changed();
  }

  #over(ticket, change) {
    if (this.expected.get(ticket.id) !== change) return;
    this.expected = new Map([...this.expected].filter(([id]) => id !== ticket.id));
    this.#turns.delete(ticket.id);
  }
}
