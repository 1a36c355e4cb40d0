// What happens at a place, told the page at a pace at which people can follow: a moment after the first event, then once
// in a while however many come.

/** So that what one command changes is read once. */
const SOON_MS = 150;

/** Never more often, however many lines are booked. */
const EVERY_MS = 2_000;

/** What changes lines tells how they are afterwards. */
const isLine = (type) => type.startsWith('delivery.');

/** Whether an event is about integrations or their lines. */
const concerns = ({ type }) => isLine(type) || type.startsWith('integration.');

/** `tell(news)`: `changes` are lines as they are now, `all` is whether more than these may be another. */
export class News {
  #tell;
  #changes = new Map();
  #all = false;
  #timer;
  #told = 0;

  constructor(tell) {
    this.#tell = tell;
  }

  /** Of all that happens what is about integrations or their lines. */
  hear(events) {
    for (const { type, data } of events.filter(concerns)) {
      if (isLine(type) && data.id) this.#changes.set(data.id, data);
      else this.#all = true;
      this.#soon();
    }
  }

  /** Anything may be another: the connection was lost for a while, or somebody here has changed something. */
  everything() {
    this.#all = true;
    this.#soon();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changes.clear();
    this.#all = false;
  }

  #soon() {
    if (this.#timer) return;
    const wait = Math.max(SOON_MS, this.#told + EVERY_MS - performance.now());
    this.#timer = setTimeout(() => this.#now(), wait);
  }

  #now() {
    this.#timer = undefined;
    this.#told = performance.now();
    const news = { changes: [...this.#changes.values()], all: this.#all };
    this.#changes.clear();
    this.#all = false;
    this.#tell(news);
  }
}
