// Which orders have been looked at on this device, by location; kept only for sessions still shown.

/** Ids that are kept, the latest. */
const IDS_MAX = 2_000;

/** Immutable: what has been looked at, or `told` of; a change gives a new one and is kept. */
export class Seen {
  #name;
  #ids;

  constructor(locationId, what = 'seen', ids = undefined) {
    this.#name = { id: locationId, what };
    this.#ids = ids ?? new Set(read(this.#key));
  }

  get #key() {
    return `comanda.${this.#name.what}.${this.#name.id}`;
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

  /** With what somebody has ordered, who needs no telling; also where its event came before its answer. */
  withOwn(sessions, { id }) {
    return this.with(sessions.flatMap((session) => session.orders).filter((order) => order.placed_by === id));
  }

  /** Without orders that are shown nowhere any more. */
  only(sessions) {
    const shown = new Set(sessions.flatMap((session) => session.orders.map((order) => order.id)));
    return this.#kept([...this.#ids].filter((id) => shown.has(id)));
  }

  #kept(all) {
    const ids = all.slice(-IDS_MAX);
    try {
      localStorage.setItem(this.#key, JSON.stringify(ids));
    } catch {
      // Without storage the badges begin anew with each load.
    }
    return new Seen(this.#name.id, this.#name.what, new Set(ids));
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}
