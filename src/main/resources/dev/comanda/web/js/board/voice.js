// Calls numbers aloud. Browsers stay silent until somebody has tapped, and some cannot speak at all.

/** A browser that has said nothing for this long after it was asked to has no voice. */
const SILENCE_MS_MAX = 4_000;

/** What is no failure: somebody has stopped it. */
const STOPPED = ['canceled', 'interrupted'];

export class Voice {
  /** `off` until somebody taps, `on`, or `unable`. */
  state = 'speechSynthesis' in window ? 'off' : 'unable';

  #changed;

  /** `changed()` hears of every other state. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Begins to call, with words that prove it; to be asked for by a tap. */
  arm(words) {
    if (this.state !== 'off') return;
    this.#turn('on');
    const silence = setTimeout(() => this.#fail(), SILENCE_MS_MAX);
    this.#speak(words).onstart = () => clearTimeout(silence);
  }

  mute() {
    if (this.state !== 'on') return;
    speechSynthesis.cancel();
    this.#turn('off');
  }

  say(words) {
    if (this.state === 'on') this.#speak(words);
  }

  #speak(words) {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = document.documentElement.lang;
    utterance.onerror = ({ error }) => !STOPPED.includes(error) && this.#fail();
    speechSynthesis.speak(utterance);
    return utterance;
  }

  #fail() {
    if (this.state === 'on') this.#turn('unable');
  }

  #turn(state) {
    this.state = state;
    this.#changed();
  }
}
