// What a phone keeps of the last request that it made at a spot, so that a reload goes on waiting.

const PREFIX = 'comanda.spot.';

export class AskedHere {
  #name;
  #data;

  constructor(code) {
    this.#name = PREFIX + code;
    this.#data = read(this.#name);
  }

  get id() {
    return this.#data.id;
  }

  get token() {
    return this.#data.token;
  }

  keep(id, token) {
    this.#data = { id, token };
    try {
      localStorage.setItem(this.#name, JSON.stringify(this.#data));
    } catch {
      // A full or forbidden storage: the page goes on with what it has in memory.
    }
  }

  forget() {
    this.#data = {};
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // As above.
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
