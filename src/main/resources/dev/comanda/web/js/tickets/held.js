// Tickets that stand still, above the board of the panel: why, and one tap that sends each somewhere.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { age } from '../format.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { contents, ticketName, whatToDo, why } from './why.js';

/** `kitchen` knows the stations and sends a ticket to one. */
class PanelHeld extends View {
  static properties = {
    panel: { attribute: false },
    kitchen: { attribute: false },
    tick: { type: Number },
    stations: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.stations = [];
    this.busy = new Set();
  }

  get #held() {
    return (this.panel.tickets ?? [])
      .filter((one) => one.state === 'held')
      .sort((a, b) => a.placed_at.localeCompare(b.placed_at));
  }

  /** Places without anything held ask for no stations. */
  async willUpdate(changed) {
    if (!changed.has('panel') || this.#held.length === 0) return;
    try {
      this.stations = await this.kitchen.stations();
    } catch {
      // Asked again with the next change; the words below say what to do meanwhile.
    }
  }

  async #send(ticket, station) {
    this.busy = new Set([...this.busy, ticket.id]);
    await this.kitchen.send(ticket, station);
    this.busy = new Set([...this.busy].filter((id) => id !== ticket.id));
  }

  render() {
    const held = this.#held;
    if (held.length === 0) return nothing;
    return html`<section class="asks" aria-labelledby="held-title">
      <h2 id="held-title">${t('held.title')} <span class="count" data-s="call">${held.length}</span></h2>
      <ul>
        ${repeat(
          held,
          (one) => one.id,
          (one) => this.#ticket(one),
        )}
      </ul>
    </section>`;
  }

  #ticket(ticket) {
    return html`<li class="ask">
      <span class="ask-words"
        >${ticketName(ticket)}: ${contents(ticket)} <small>${age(ticket.placed_at)}</small>
        <small class="ask-why">${icon('warning')} ${why(ticket)} ${whatToDo(ticket)}</small></span
      >
      ${this.stations.map((station) => this.#button(ticket, station))}
    </li>`;
  }

  #button(ticket, station) {
    return html`<button
      class="button dark"
      type="button"
      ?disabled=${this.busy.has(ticket.id)}
      @click=${() => this.#send(ticket, station)}
    >
      ${t('held.send', { station: station.name })}
      <span class="visually-hidden">: ${ticketName(ticket)}, ${contents(ticket)}</span>
    </button>`;
  }
}

customElements.define('panel-held', PanelHeld);
