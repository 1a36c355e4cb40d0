// Who waits to be let in, above the board: one tap lets in, one refuses.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { age } from '../format.js';
import { t } from '../i18n.js';
import { atSpot } from '../store.js';

/** `answer(request, how)` sends an answer and comes back when it is known. */
class PanelAsks extends View {
  static properties = {
    panel: { attribute: false },
    answer: { attribute: false },
    tick: { type: Number },
    busy: { state: true },
  };

  constructor() {
    super();
    this.busy = new Set();
  }

  async #answer(request, how) {
    this.busy = new Set([...this.busy, request.id]);
    await this.answer(request, how);
    this.busy = new Set([...this.busy].filter((id) => id !== request.id));
  }

  render() {
    const { requests } = this.panel;
    if (requests.length === 0) return nothing;
    return html`<section class="asks" aria-labelledby="asks-title">
      <h2 id="asks-title">${t('asks.title')} <span class="count" data-s="call">${requests.length}</span></h2>
      <ul>
        ${repeat(
          requests,
          (one) => one.id,
          (one) => this.#ask(one),
        )}
      </ul>
    </section>`;
  }

  #ask(request) {
    const spot = this.panel.spots.find((one) => one.id === request.spot_id);
    const name = spot?.name ?? request.spot_name;
    const words = atSpot(this.panel, request.spot_id) ? 'asks.join' : 'asks.open';
    return html`<li class="ask">
      <span class="ask-words">${t(words, { name })} <small>${age(request.made_at)}</small></span>
      ${this.#button(request, 'refusal', 'asks.refuse', name)}
      ${this.#button(request, 'acceptance', 'asks.accept', name)}
    </li>`;
  }

  #button(request, how, words, name) {
    return html`<button
      class="button ${how === 'refusal' ? 'quiet' : 'dark'}"
      type="button"
      ?disabled=${this.busy.has(request.id)}
      aria-label=${t(`${words}_at`, { name })}
      @click=${() => this.#answer(request, how)}
    >
      ${t(words)}
    </button>`;
  }
}

customElements.define('panel-asks', PanelAsks);
