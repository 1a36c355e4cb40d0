// The drinks that are being made, above the codes: each with its place in the queue, or how far it is.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { Live } from '../live.js';
import { told } from '../now.js';
import { ordinal } from '../tickets/ordinal.js';
import { promiseWords } from '../tickets/promise.js';
import { applyToBoard, numberOf, placeOf } from '../tickets/queue.js';

/** Those that are shown; whoever has a later one sees it on the phone that scanned. */
const SHOWN_MAX = 24;

/** What comes first is what somebody can fetch. */
const STATES = ['ready', 'fired', 'queued'];
const TONES = { ready: 'ready', fired: 'preparing', queued: 'new' };

class ScanMaking extends View {
  static properties = { slug: {}, board: { state: true } };

  #live;

  connectedCallback() {
    super.connectedCallback();
    this.#live = new Live({
      path: `/live/boards/${encodeURIComponent(this.slug)}`,
      onSnapshot: (board) => this.#began(board),
      onEvents: (events) => (this.board = events.reduce(applyToBoard, this.board)),
      onState: (state) => this.#turned(state),
    });
    this.#live.start();
  }

  disconnectedCallback() {
    this.#live.stop();
    super.disconnectedCallback();
  }

  #began(board) {
    told(board.now);
    this.board = board;
  }

  /** What may be old is not shown: the drinks can be ordered all the same. */
  #turned(state) {
    if (state === 'stale' || state === 'ended') this.board = undefined;
  }

  render() {
    const { board } = this;
    const drinks = (board?.tickets ?? [])
      .filter((one) => one.serial !== undefined && STATES.includes(one.state))
      .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.serial - b.serial)
      .slice(0, SHOWN_MAX);
    if (drinks.length === 0) return nothing;
    return html`<section class="scan-making" aria-labelledby="scan-making-title">
      <h2 id="scan-making-title">${t('scan.making')}</h2>
      <ul>
        ${repeat(
          drinks,
          (one) => one.id,
          (one) => this.#drink(one),
        )}
      </ul>
    </section>`;
  }

  #drink(ticket) {
    return html`<li class="scan-made">
      <strong>${numberOf(ticket)}</strong>
      <span class="grow">${ticket.name} ${this.#promise(ticket)}</span>
      <span class="tag ${ticket.state === 'ready' ? 'act' : ''}" data-s=${TONES[ticket.state]}>${this.#words(ticket)}</span>
    </li>`;
  }

  #words(ticket) {
    if (ticket.state === 'ready') return t('progress.ready');
    if (ticket.state === 'fired') return t('progress.preparing');
    return t('scan.place', { place: ordinal(placeOf(this.board, ticket), document.documentElement.lang) });
  }

  /** As it was said when it was ordered. */
  #promise(ticket) {
    const { state, promise } = ticket;
    if (!promise || state === 'ready') return nothing;
    return html`<small class="hint">${promiseWords(promise, [ticket])}</small>`;
  }
}

customElements.define('scan-making', ScanMaking);
