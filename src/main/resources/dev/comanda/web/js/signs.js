// What the server says of itself and staff should hear: what is nearly full, and what stands still.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from './element.js';
import { icon } from './icons.js';
import { has, t } from './i18n.js';

const LOOK_EVERY_MS = 30_000;
const ANSWER_MS_MAX = 5_000;

class ServerSigns extends View {
  static properties = { signs: { state: true } };

  #timer;
  #look = () => this.#ask();

  constructor() {
    super();
    this.signs = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(this.#look, LOOK_EVERY_MS);
    this.#ask();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  /** Whether nothing answers at all is told by the live channel. */
  async #ask() {
    try {
      const answer = await fetch('/readyz', { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
      const said = await answer.json();
      this.signs = answer.ok ? said.signs : [said.code];
    } catch {
      this.signs = [];
    }
  }

  render() {
    const told = this.signs.filter((sign) => has(`sign.${sign}`));
    if (told.length === 0) return nothing;
    return repeat(
      told,
      (sign) => sign,
      (sign) =>
        html`<p class="strip" role="alert">${icon('warning')} <span>${t(`sign.${sign}`)}</span></p>`,
    );
  }
}

customElements.define('server-signs', ServerSigns);
