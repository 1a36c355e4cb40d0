// What the panel does with tickets: sends those that are held to a station, says what became of them, and serves what
// is ready.

import { thousandths } from '../format.js';
import { asStaff } from '../staff.js';

/** The stations of a place that take tickets, in its order. */
export async function stationsOf(placeId) {
  const { data } = await asStaff('GET', `/api/locations/${placeId}/stations`);
  return data;
}

/** The lines of a ticket with what is left of each in its order, as the order is now. */
async function toTakeOff({ order_id: id, lines }) {
  const order = await asStaff('GET', `/api/orders/${id}`);
  const wanted = lines.map(({ no, quantity }) => ({ quantity, line: order.lines.find((one) => one.no === no) }));
  return {
    version: order.version,
    lines: wanted
      .filter(({ line }) => line.state !== 'voided')
      .map(({ quantity, line }) => ({
        no: line.no,
        left: (thousandths(line.quantity) - thousandths(quantity)) / 1000,
      })),
  };
}

export class Kitchen {
  #place;
  #page;
  #stations;
  #offs = new Map();

  /** `answered(type, session_id, data)` takes an answer over, `failed(words)` says what went wrong. */
  constructor(place, page) {
    this.#place = place;
    this.#page = page;
  }

  /** Asked for when somebody needs them; those who ask again after a failure get an answer. */
  stations() {
    this.#stations ??= stationsOf(this.#place.id).catch((problem) => {
      this.#stations = undefined;
      throw problem;
    });
    return this.#stations;
  }

  /** What is known of stations is asked for again. */
  changed() {
    this.#stations = undefined;
  }

  /** Answers the ticket; nothing where that failed, which is said. */
  send(ticket, station) {
    return this.#step('PUT', `/api/tickets/${ticket.id}/station`, { station_id: station.id });
  }

  /** Says that a ticket which stands still was made. */
  ready(ticket) {
    return this.#step('POST', `/api/tickets/${ticket.id}/ready`);
  }

  /**
   * Takes what is on a ticket off its order, and off the bill; throws the Problem where that fails. Whoever tries
   * again after an answer was lost takes off the same, and of no order that has changed meanwhile.
   */
  async takeOff(ticket, reason) {
    if (!this.#offs.has(ticket.id)) this.#offs.set(ticket.id, await toTakeOff(ticket));
    const off = this.#offs.get(ticket.id);
    try {
      while (off.lines.length > 0) {
        const { no, left } = off.lines[0];
        const body = left > 0 ? { reason, left } : { reason };
        const path = `/api/orders/${ticket.order_id}/lines/${no}/void`;
        off.version = (await asStaff('POST', path, { body, version: off.version })).version;
        off.lines.shift();
      }
      this.#offs.delete(ticket.id);
    } catch (problem) {
      if (!problem.passing) this.#offs.delete(ticket.id);
      throw problem;
    }
  }

  /** Takes out what is ready of these tickets. */
  serve(tickets) {
    const ready = tickets.filter((one) => one.state === 'ready');
    return Promise.all(ready.map((one) => this.#step('POST', `/api/tickets/${one.id}/served`)));
  }

  async #step(verb, path, body) {
    try {
      const ticket = await asStaff(verb, path, { body });
      this.#page.answered('ticket.changed', ticket.session_id, ticket);
      return ticket;
    } catch (problem) {
      this.#page.failed(problem.words);
      return undefined;
    }
  }
}
