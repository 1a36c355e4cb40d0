// All about one ticket, and what else can be done with it.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { clock, counted } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { isOff } from '../tickets/ages.js';
import { ticketName, whatToDo, why } from '../tickets/why.js';
import { contains } from './slip.js';
import { whyWaits } from './unmatched.js';

/** Says `start`, `bump`, `rush` with whether, `send` with a station, `product` with `{id, name, available}`. */
class TicketDrawer extends Drawer {
  static properties = {
    ticket: { attribute: false },
    station: { attribute: false },
    stations: { attribute: false },
    gone: { attribute: false },
  };

  title() {
    return ticketName(this.ticket);
  }

  under() {
    const { order_number: number, placed_at: at, minutes, worker } = this.ticket;
    return html`<p class="hint">
      ${t('station.number', { number })} · ${t('station.ordered_at', { time: clock(at) })}
      ${minutes ? html`· ${t('station.target', { minutes })}` : nothing} ${worker ? html`· ${worker.name}` : nothing}
    </p>`;
  }

  content() {
    const { ticket } = this;
    return html`<div class="modal-body" tabindex="0">
      ${ticket.state === 'held'
        ? html`<p class="message" data-s="call">${icon('warning')} <span>${why(ticket)} ${whatToDo(ticket)}</span></p>`
        : nothing}
      ${whyWaits(ticket) ? html`<p class="message">${icon('clock')} <span>${whyWaits(ticket)}</span></p>` : nothing}
      ${this.#steps()}
      <ul class="ticket-products">
        ${ticket.lines.map((line) => this.#line(line))}
      </ul>
      ${this.#elsewhere()}
    </div>`;
  }

  #steps() {
    const { state, rush } = this.ticket;
    if (isOff(this.ticket)) return nothing;
    return html`<div class="modal-buttons">
      ${state === 'queued' ? this.#button('start', 'pan', t('station.start')) : nothing}
      ${this.#button('bump', 'check', t('station.it_is_ready'))}
      ${this.#button('rush', 'bolt', t(rush ? 'station.no_rush' : 'station.do_rush'), !rush)}
    </div>`;
  }

  #button(what, picture, words, detail) {
    return html`<button class="button quiet" type="button" @click=${() => this.#say(what, detail)}>
      ${icon(picture)} ${words}
    </button>`;
  }

  /** What is done is done: the drawer goes, and the slip shows it. */
  #say(what, detail) {
    this.tell(what, detail);
    this.close();
  }

  #line(line) {
    const { product_id: id, name, allergens = [], note, modifiers = [] } = line;
    const available = !this.gone.has(id);
    return html`<li class="ticket-product">
      <span class="grow"
        ><b>${counted(line, name)}</b> ${modifiers.length > 0 ? html`<small>${modifiers.join(', ')}</small>` : nothing}
        ${note ? html`<small>“${note}”</small>` : nothing}
        ${allergens.length > 0 ? html`<small>${contains(allergens)}</small>` : nothing}</span
      >
      ${id
        ? html`<button
            class="button quiet"
            type="button"
            @click=${() => this.tell('product', { id, name, available: !available })}
          >
            ${icon(available ? 'soldout' : 'undo')} ${t(available ? 'station.sold_out' : 'station.sold_again')}
            <span class="visually-hidden">: ${name}</span>
          </button>`
        : nothing}
    </li>`;
  }

  #elsewhere() {
    const others = this.stations.filter((one) => one.id !== this.station.id);
    const made = this.station.kind === 'robots' && this.ticket.state === 'fired';
    if (others.length === 0 || made || isOff(this.ticket)) return nothing;
    return html`<h3>${t('station.send')}</h3>
      <div class="chips wrap">
        ${others.map(
          (one) =>
            html`<button class="chip" type="button" @click=${() => this.#say('send', one)}>${one.name}</button>`,
        )}
      </div>`;
  }
}

customElements.define('ticket-drawer', TicketDrawer);
