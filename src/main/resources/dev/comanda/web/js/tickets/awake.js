// Holds the screen awake while a page is looked at, and knows whether it does.

export class Awake {
  /** `held`, `asleep` where the device refused, `unable` where it cannot be asked: mostly over plain http. */
  state = 'wakeLock' in navigator ? 'asleep' : 'unable';

  #changed;
  #ask = () => this.#hold();

  /** `changed()` hears of every other state. */
  constructor(changed) {
    this.#changed = changed;
  }

  start() {
    document.addEventListener('visibilitychange', this.#ask);
    document.addEventListener('pointerdown', this.#ask);
    this.#hold();
  }

  async #hold() {
    if (this.state !== 'asleep' || document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      lock.addEventListener('release', () => this.#turn('asleep'));
      this.#turn('held');
    } catch {
      this.#turn('asleep'); // a battery that is low; the next tap asks again
    }
  }

  #turn(state) {
    if (state === this.state) return;
    this.state = state;
    this.#changed();
  }
}
