// Which orders have been looked at on this device, by location; kept only for sessions still shown.

const PREFIX = 'comanda.seen.';

/** Immutable: what has been looked at; a change gives a new one and is kept. */
export class Seen {
  #name;
  #ids;

  constructor(locationId, ids) {
    this.#name = PREFIX + locationId;
    this.#ids = ids ?? new Set(read(this.#name));
  }

  has(id) {
    return this.#ids.has(id);
  }

  /** With these orders looked at. */
  with(orders) {
    const fresh = orders.filter((order) => !this.#ids.has(order.id));
    if (fresh.length === 0) return this;
    return this.#kept([...this.#ids, ...fresh.map((order) => order.id)]);
  }

  /** Without orders that are shown nowhere any more. */
  only(sessions) {
    const shown = new Set(sessions.flatMap((session) => session.orders.map((order) => order.id)));
    return this.#kept([...this.#ids].filter((id) => shown.has(id)));
  }

  #kept(ids) {
    try {
      localStorage.setItem(this.#name, JSON.stringify(ids));
    } catch {
      // Without storage the badges begin anew with each load.
    }
    return new Seen(this.#name.slice(PREFIX.length), new Set(ids));
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}
