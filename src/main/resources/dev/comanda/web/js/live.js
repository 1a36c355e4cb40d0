// One live channel: says hello with the last position it has, hands over snapshots and events,
// comes back by itself after a loss, and tells how fresh what it has handed over is.

/** The server pings every 15 s; without any frame for this long the channel counts as dead. */
const SILENCE_MS_MAX = 25_000;
const COME_BACK_MS_MIN = 500;
const COME_BACK_MS_MAX = 15_000;

/** The sign-in has ended, or changed: then it can be renewed. */
const SIGNED_OUT = 4401;

/** Close codes from 4400 to 4499 are final; after any other the client comes back. */
const isFinal = (code) => code >= 4400 && code <= 4499;

/** The number in a position such as `3:1741`. */
export const seqOf = (position) => Number(position.slice(position.lastIndexOf(':') + 1));

/** Whether two positions count in the same epoch: after a restore numbers begin anew. */
export const sameEpoch = (one, other) => one.split(':')[0] === other.split(':')[0];

/**
 * States: `connecting` (never had a frame), `live`, `reconnecting` (the connection was lost a moment
 * ago), `stale` (no frame for 25 s: what is shown may be old), `ended` (the server said for good).
 */
export class Live {
  #options;
  #socket;
  #position;
  #state = 'connecting';
  #lastFrame = Date.now();
  #attempts = 0;
  #renewed = false;
  #watch;
  #comeBack;
  #wake = () => this.wake();

  /** `options`: path, token (guests), position, onSnapshot(data, position), onEvents(events), onState(state, code),
   * renew() for staff: goes on with the sign-in, false when it is over. */
  constructor(options) {
    this.#options = options;
    this.#position = options.position;
  }

  /** How far what was handed over goes. */
  get position() {
    return this.#position;
  }

  /** When it last heard anything, by this device's clock. */
  get heardAt() {
    return this.#lastFrame;
  }

  start() {
    this.#watch = setInterval(() => this.#look(), 1000);
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#open();
  }

  stop() {
    clearInterval(this.#watch);
    this.#watch = undefined;
    clearTimeout(this.#comeBack);
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(1000);
  }

  #open() {
    clearTimeout(this.#comeBack);
    const url = new URL(this.#options.path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onopen = () => {
      const hello = { type: 'hello' };
      if (this.#options.token) hello.token = this.#options.token;
      if (this.#position) hello.position = this.#position;
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (message) => {
      if (socket === this.#socket) this.#take(JSON.parse(message.data));
    };
    socket.onclose = (close) => {
      if (socket === this.#socket) this.#lost(close.code);
    };
  }

  #take(frame) {
    this.#lastFrame = Date.now();
    this.#attempts = 0;
    this.#renewed = false;
    if (frame.type === 'snapshot') {
      this.#position = frame.position;
      this.#options.onSnapshot(frame.data, frame.position);
    } else if (frame.type === 'events') {
      const had = seqOf(this.#position);
      if (frame.from > had + 1) {
        this.#drop();
        return;
      }
      this.#position = frame.position;
      this.#options.onEvents(frame.events.filter((event) => event.seq > had));
    }
    this.#tell('live');
  }

  #lost(code) {
    this.#socket = undefined;
    if (code === SIGNED_OUT && this.#options.renew && !this.#renewed) {
      this.#renew();
      return;
    }
    if (isFinal(code)) {
      this.#end(code);
      return;
    }
    this.#comeBackLater();
  }

  #end(code) {
    this.stop();
    this.#tell('ended', code);
  }

  /** Comes back with a renewed sign-in: once, until there is something to see again. */
  async #renew() {
    this.#renewed = true;
    try {
      const goesOn = await this.#options.renew();
      if (this.#watch === undefined) return;
      if (goesOn) this.#open();
      else this.#end(SIGNED_OUT);
    } catch {
      this.#renewed = false;
      if (this.#watch !== undefined) this.#comeBackLater();
    }
  }

  #comeBackLater() {
    if (this.#state === 'live') this.#tell('reconnecting');
    const wait = Math.min(COME_BACK_MS_MAX, COME_BACK_MS_MIN * 2 ** this.#attempts++);
    this.#comeBack = setTimeout(() => this.#open(), wait * (0.5 + Math.random() / 2));
  }

  #look() {
    if (Date.now() - this.#lastFrame < SILENCE_MS_MAX) return;
    this.#tell('stale');
    if (this.#socket?.readyState === WebSocket.OPEN) this.#drop();
  }

  /** Gives up a connection that is silent or has left something out, and comes back at the position. */
  #drop() {
    const dead = this.#socket;
    this.#lost(1006);
    dead.close();
  }

  /** Comes back at once instead of after the wait. */
  wake() {
    if (document.visibilityState === 'hidden' || this.#socket) return;
    this.#attempts = 0;
    this.#open();
  }

  #tell(state, code) {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state, code);
  }
}
