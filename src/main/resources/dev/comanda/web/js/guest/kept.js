// What a guest's phone keeps for one session code, so that a reload or a lost connection loses
// nothing: the token, the chosen language, the cart, and orders the server has not answered yet.

/** Sessions whose keepings stay on the phone; the oldest go first. */
const CODES_MAX = 5;
const PREFIX = 'comanda.guest.';

export class Kept {
  #name;
  #data;

  constructor(code) {
    this.#name = PREFIX + code;
    this.#data = { language: '', token: '', cart: [], outbox: [], ...read(this.#name) };
  }

  get language() {
    return this.#data.language;
  }

  set language(tag) {
    this.#keep({ language: tag });
  }

  get token() {
    return this.#data.token;
  }

  set token(token) {
    this.#keep({ token });
  }

  /** Lines `{id, product_id, quantity, note}`, the quantity in thousandths. */
  get cart() {
    return this.#data.cart;
  }

  set cart(cart) {
    this.#keep({ cart });
  }

  /** Orders on their way `{key, lines, shown, amount}`, the first one next. */
  get outbox() {
    return this.#data.outbox;
  }

  set outbox(outbox) {
    this.#keep({ outbox });
  }

  #keep(change) {
    this.#data = { ...this.#data, ...change, at: Date.now() };
    try {
      localStorage.setItem(this.#name, JSON.stringify(this.#data));
      forgetOldest();
    } catch {
      // A full or forbidden storage: the page goes on with what it has in memory.
    }
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

function forgetOldest() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  const byAge = names.map((name) => [read(name).at ?? 0, name]).sort((a, b) => b[0] - a[0]);
  byAge.slice(CODES_MAX).forEach(([, name]) => localStorage.removeItem(name));
}
