// A live channel as a screen on a wall needs it: it knows since when it has listened, and when nothing is heard.

import { Live } from '../live.js';
import { now } from '../now.js';

/** A connection that is lost for longer than a breath is told. */
const DEAF_AFTER_MS = 4_000;

export class Ear {
  /** As `Live` says; empty before it listens. */
  freshness = '';

  /** Whether what is shown may be old. */
  deaf = false;

  /** When it was last certain to hear, and since when it has, by the server's clock in milliseconds. */
  lastLive;
  since;

  #live;
  #hooks;
  #deafening;

  /** Hooks: changed(), onSnapshot(data), onEvents(events), ended(code), and for staff renew(). */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  /** Listens from a position on; what was heard before is over. */
  listen(path, position) {
    this.stop();
    this.freshness = 'connecting';
    this.since = now();
    this.lastLive = this.since;
    const { onSnapshot, onEvents, renew } = this.#hooks;
    const onState = (state, code) => this.#turn(state, code);
    this.#live = new Live({ path, position, onSnapshot, onEvents, onState, renew });
    this.#deafSoon();
    this.#live.start();
  }

  stop() {
    this.#live?.stop();
    clearTimeout(this.#deafening);
    Object.assign(this, { freshness: '', deaf: false });
  }

  /** Whole seconds since anything was heard. */
  get silentFor() {
    return Math.max(0, Math.round((Date.now() - this.#live.heardAt) / 1000));
  }

  #turn(state, code) {
    if (this.freshness === 'live') this.lastLive = now();
    this.freshness = state;
    clearTimeout(this.#deafening);
    if (state === 'live') this.#hear();
    else if (state === 'reconnecting') this.#deafSoon();
    else this.deaf = true;
    this.#hooks.changed();
    if (state === 'ended') this.#hooks.ended(code);
  }

  #hear() {
    if (this.deaf) this.since = now();
    this.deaf = false;
  }

  #deafSoon() {
    clearTimeout(this.#deafening);
    this.#deafening = setTimeout(() => {
      this.deaf = true;
      this.#hooks.changed();
    }, DEAF_AFTER_MS);
  }
}
