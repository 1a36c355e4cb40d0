// What was done last at a station, to be brought back.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Drawer } from '../drawer.js';
import { clock, took } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { dueSince } from '../tickets/ages.js';
import { contents, ticketName } from '../tickets/why.js';

/** Says `recall` with a ticket. */
class DoneDrawer extends Drawer {
  static properties = { tickets: { attribute: false }, robots: { type: Boolean } };

  title() {
    return t('station.done_title');
  }

  under() {
    return html`<p class="hint">${t(this.robots ? 'station.done_robots' : 'station.done_words')}</p>`;
  }

  content() {
    const { tickets } = this;
    return html`<div class="modal-body sunken" tabindex="0">
      ${tickets.length === 0 ? html`<p class="empty">${icon('check')} ${t('station.done_none')}</p>` : nothing}
      <ul class="ticket-products">
        ${repeat(
          tickets,
          (one) => one.id,
          (one) => this.#ticket(one),
        )}
      </ul>
    </div>`;
  }

  #ticket(ticket) {
    const { ready_at: at, order_number: number, state } = ticket;
    return html`<li class="ticket-product">
      <span class="grow"
        ><b>${ticketName(ticket)}</b> <small>${t('station.number', { number })} · ${contents(ticket)}</small>
        ${at
          ? html`<small
              >${t('station.took', { time: clock(at), took: took(Date.parse(at) - dueSince(ticket)) })}
              ${state === 'served' ? html`· ${t('progress.served')}` : nothing}</small
            >`
          : nothing}</span
      >
      ${this.robots
        ? nothing
        : html`<button class="button quiet edged" type="button" @click=${() => this.tell('recall', ticket)}>
            ${icon('undo')} ${t('station.recall')}
            <span class="visually-hidden">: ${ticketName(ticket)}, ${t('station.number', { number })}</span>
          </button>`}
    </li>`;
  }
}

customElements.define('done-drawer', DoneDrawer);
