// Tickets that stand still, above the board of the panel and in the administration: why, and what each can become: sent
// to a station, made again, ready, or taken off its order.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { age } from '../format.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import '../panel/ask-dialog.js';
import { comesBack, sentWords } from './sending.js';
import { contents, ticketName, whatToDo, why } from './why.js';

/** How long it is said where something was sent, and that can be undone. */
const SENT_MS = 8_000;

/** `kitchen` knows the stations and does it. */
class PanelHeld extends View {
  static properties = {
    panel: { attribute: false },
    kitchen: { attribute: false },
    tick: { type: Number },
    stations: { state: true },
    busy: { state: true },
    asking: { state: true },
    sent: { state: true },
  };

  #forgetting;

  constructor() {
    super();
    this.stations = [];
    this.busy = new Set();
  }

  disconnectedCallback() {
    clearTimeout(this.#forgetting);
    super.disconnectedCallback();
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

  async #do(ticket, act) {
    this.busy = new Set([...this.busy, ticket.id]);
    await act();
    this.busy = new Set([...this.busy].filter((id) => id !== ticket.id));
  }

  /** What went elsewhere is said where it stood, so that it covers nothing. */
  async #sendTo(ticket, station) {
    const from = this.stations.find((one) => one.id === ticket.station_id);
    const done = await this.kitchen.send(ticket, station);
    if (!done || station === from) return;
    this.sent = { ticket: done, station, from: comesBack(ticket, from) ? from : undefined };
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => (this.sent = undefined), SENT_MS);
  }

  #undo({ ticket, from }) {
    this.sent = undefined;
    return this.kitchen.send(ticket, from);
  }

  render() {
    return html`${this.#list(this.#held)} ${this.sent ? this.#said(this.sent) : nothing}`;
  }

  #said(sent) {
    return html`<div class="asks">
      <p class="ask">
        <span class="ask-words" role="status">${icon('check')} ${sentWords(sent.ticket, sent.station)}</span>
        ${sent.from ? this.#button(sent.ticket, 'quiet', t('station.undo'), () => this.#undo(sent)) : nothing}
      </p>
    </div>`;
  }

  #list(held) {
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
      ${this.asking ? this.#ask(this.asking) : nothing}
    </section>`;
  }

  #ticket(ticket) {
    return html`<li class="ask">
      <span class="ask-words"
        >${ticketName(ticket)}: ${contents(ticket)} <small>${age(ticket.placed_at)}</small>
        <small class="ask-why">${icon('warning')} ${why(ticket)} ${whatToDo(ticket)}</small></span
      >
      ${this.stations.filter((one) => mayGo(ticket, one)).map((station) => this.#send(ticket, station))}
      ${this.#isHere(ticket)
        ? this.#button(ticket, 'quiet', t('station.it_is_ready'), () => this.#do(ticket, () => this.kitchen.ready(ticket)))
        : nothing}
      ${this.#button(ticket, 'danger quiet', t('held.take_off'), () => (this.asking = ticket))}
    </li>`;
  }

  /** Whether it stands at a station that there still is. */
  #isHere = ({ station_id: id }) => this.stations.some((one) => one.id === id);

  #send(ticket, station) {
    const words = t(station.id === ticket.station_id ? 'held.again' : 'held.send', { station: station.name });
    return this.#button(ticket, 'dark', words, () => this.#do(ticket, () => this.#sendTo(ticket, station)));
  }

  #button(ticket, look, words, act) {
    return html`<button class="button ${look}" type="button" ?disabled=${this.busy.has(ticket.id)} @click=${act}>
      ${words}
      <span class="visually-hidden">: ${ticketName(ticket)}, ${contents(ticket)}</span>
    </button>`;
  }

  /** Of several units of one line another one goes, if nobody has begun it. */
  #ask(ticket) {
    const isUnitOfMore = (this.panel.tickets ?? []).some(
      (one) => one.state === 'queued' && one.serial && one.order_id === ticket.order_id && one.lines[0].no === ticket.lines[0].no,
    );
    return html`<ask-dialog
      heading=${t('held.take_off_title', { what: contents(ticket) })}
      words=${t(isUnitOfMore ? 'held.take_off_one' : 'held.take_off_words', { name: ticketName(ticket) })}
      button=${t('held.take_off')}
      withReason
      .act=${(reason) => this.kitchen.takeOff(ticket, reason)}
      @gone=${() => (this.asking = undefined)}
    ></ask-dialog>`;
  }
}

/** What was too many for robots stays so. */
const mayGo = ({ held, station_id: here }, station) => held !== 'too_many' || station.id !== here;

customElements.define('panel-held', PanelHeld);
