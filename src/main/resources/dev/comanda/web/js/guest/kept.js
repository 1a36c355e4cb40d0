// What a guest's phone keeps for one session code, so that a reload or a lost connection loses
// nothing: the token, the chosen language, the cart, and orders the server has not answered yet.
//
// A code may be open in several tabs. Each line and each order has an entry of its own, so that no
// tab writes over what another one has kept, and every tab hears of every change.

/** Sessions whose keepings stay on the phone; the oldest go first. */
const CODES_MAX = 5;
const PREFIX = 'comanda.guest.';

const CART = 'cart';
const OUTBOX = 'outbox';

export class Kept {
  #name;
  /** What the storage does not take: it may be full or forbidden. */
  #memory = new Map();
  #seen = new Map();

  constructor(code) {
    this.#name = PREFIX + code;
    this.#split();
  }

  /** Calls `heard()` when another tab has changed something, or may have while this one slept. */
  listen(heard) {
    addEventListener('storage', ({ key }) => (key === null || key.startsWith(this.#name)) && heard());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && heard());
  }

  get language() {
    return this.#head().language ?? '';
  }

  set language(tag) {
    this.#change({ language: tag });
  }

  get token() {
    return this.#head().token ?? '';
  }

  set token(token) {
    this.#change({ token });
  }

  /** Lines `{id, product_id, quantity, note}`, the quantity in thousandths; not those on their way. */
  get cart() {
    const onTheirWay = new Set(this.outbox.flatMap((order) => (order.cart ?? []).map((line) => line.id)));
    const lines = this.#all(CART).filter((line) => !onTheirWay.has(line.id));
    this.#seen = new Map(lines.map((line) => [line.id, JSON.stringify(line)]));
    return lines;
  }

  /** Keeps what differs from the cart as it was read last; what other tabs have added stays. */
  set cart(lines) {
    const gone = new Set(this.#seen.keys());
    for (const line of lines) {
      gone.delete(line.id);
      if (this.#seen.get(line.id) !== JSON.stringify(line)) this.#put(CART, line.id, line);
    }
    for (const id of gone) this.#drop(CART, id);
    this.#change({});
  }

  /** Orders on their way `{key, cart, lines, shown}`, the first one next. */
  get outbox() {
    return this.#all(OUTBOX);
  }

  /** Takes lines out of the cart and on their way. A page that ends in between has them there only. */
  send(order) {
    this.#put(OUTBOX, order.key, order);
    for (const line of order.cart) this.#drop(CART, line.id);
    this.#change({});
  }

  /** An order has its answer; false when another tab has had it already. */
  answered(key) {
    return this.#drop(OUTBOX, key);
  }

  #head() {
    return this.#read(this.#name) ?? {};
  }

  #change(change) {
    this.#write(this.#name, { ...this.#head(), ...change, at: Date.now() });
    forgetOldest();
  }

  #all(kind) {
    const prefix = `${this.#name}/${kind}/`;
    return [...new Set([...names(), ...this.#memory.keys()])]
      .filter((name) => name.startsWith(prefix))
      .map((name) => this.#read(name))
      .filter(Boolean)
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  }

  /** An entry keeps its place among the others. */
  #put(kind, id, value) {
    const name = `${this.#name}/${kind}/${id}`;
    const at = this.#read(name)?.at ?? Math.max(Date.now(), ...this.#times(kind));
    this.#write(name, { at, value });
  }

  #times(kind) {
    const prefix = `${this.#name}/${kind}/`;
    const there = [...names(), ...this.#memory.keys()].filter((name) => name.startsWith(prefix));
    return there.map((name) => (this.#read(name)?.at ?? 0) + 1);
  }

  #drop(kind, id) {
    const name = `${this.#name}/${kind}/${id}`;
    const was = this.#read(name) !== null;
    this.#memory.delete(name);
    remove(name);
    return was;
  }

  #read(name) {
    return this.#memory.get(name) ?? read(name);
  }

  #write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      this.#memory.delete(name);
    } catch {
      this.#memory.set(name, value);
    }
  }

  /** Until now one entry had all. */
  #split() {
    const { cart, outbox, ...head } = this.#head();
    cart?.forEach((line) => this.#put(CART, line.id, line));
    outbox?.forEach((order) => this.#put(OUTBOX, order.key, order));
    if (cart || outbox) this.#write(this.#name, head);
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing can be removed nothing was kept.
  }
}

function names() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function forgetOldest() {
  const heads = names().filter((name) => !name.includes('/'));
  const byAge = heads.map((name) => [read(name)?.at ?? 0, name]).sort((a, b) => b[0] - a[0]);
  for (const [, head] of byAge.slice(CODES_MAX)) {
    names()
      .filter((name) => name === head || name.startsWith(`${head}/`))
      .forEach(remove);
  }
}
