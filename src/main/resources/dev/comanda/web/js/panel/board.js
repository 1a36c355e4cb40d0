// The three columns; on a phone one at a time, behind tabs that carry the counts.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dueOf } from '../bill.js';
import { View } from '../element.js';
import { age, clock, money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { countOf, freeSpots, isGathered, unseenOf } from '../store.js';
import { countMarks } from '../tickets/marks.js';
import { Seen } from './seen.js';
import { nameOf, paidMark } from './session-parts.js';

const STATES = ['opened', 'verified', 'closed'];
const SINCE = { opened: 'opened_at', verified: 'verified_at', closed: 'closed_at' };
const NAME_LENGTH_MAX = 60;

const since = (session) => (session.state === 'closed' ? clock(session.closed_at) : age(session.opened_at));

/** Of orders without a session only the latest are shown, so neither their count nor their sum says anything. */
const lastOf = ({ orders: [last] }) =>
  last ? t('panel.scans_last', { time: clock(last.placed_at) }) : t('panel.scans_none');

/**
 * When something last came to a session without the staff's doing. By that cards are sorted, so that
 * looking at one moves none.
 */
const newsAt = (session) =>
  session.orders
    .filter((order) => order.source !== 'waiter')
    .reduce((last, { placed_at: at }) => (at > last ? at : last), session.verified_at);

const timeOf = (session, state) => (state === 'verified' ? newsAt(session) : session[SINCE[state]]);

const narrow = matchMedia('(max-width: 55rem)');

/**
 * Says `pick` with a session, `openat` with a free spot; `current` is the session that is shown beside; `open(name)` opens a session and may throw a
 * Problem.
 */
class PanelBoard extends View {
  static properties = {
    panel: { attribute: false },
    seen: { attribute: false },
    open: { attribute: false },
    tick: { type: Number },
    current: {},
    column: { state: true },
    problem: { state: true },
    ringing: { state: true },
  };

  /** The orders that this device has rung for. */
  #told;
  #narrowed = () => this.requestUpdate();

  constructor() {
    super();
    this.problem = '';
    this.ringing = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    narrow.addEventListener('change', this.#narrowed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    narrow.removeEventListener('change', this.#narrowed);
  }

  /** A card rings once for an order that nobody has seen, also when the page is loaded again. */
  willUpdate(changed) {
    this.column ??= this.#first;
    if (!changed.has('panel') && !changed.has('seen')) return;
    const { location, sessions } = this.panel;
    this.#told ??= new Seen(location.id, 'told');
    const untold = sessions.filter(
      (one) => one.state === 'verified' && unseenOf(one, this.seen).some((order) => !this.#told.has(order.id)),
    );
    if (untold.length === 0) return;
    this.#told = this.#told.with(untold.flatMap((one) => one.orders));
    this.ringing = new Set([...this.ringing, ...untold.map((one) => one.id)]);
  }

  #rung(session) {
    this.ringing = new Set([...this.ringing].filter((id) => id !== session.id));
  }

  /** Where there is something to do: of what is closed there is nothing, and of an empty place the way to begin. */
  get #first() {
    return ['opened', 'verified'].find((state) => this.#of(state).length > 0) ?? 'opened';
  }

  #of(state) {
    return this.panel.sessions
      .filter((session) => session.state === state)
      .sort((a, b) => timeOf(b, state).localeCompare(timeOf(a, state)));
  }

  render() {
    return html`${narrow.matches ? this.#tabs() : nothing}
      <div class="board">${STATES.map((state) => this.#column(state))}</div>`;
  }

  #tabs() {
    return html`<div class="tabs" role="tablist" aria-label=${t('panel.columns')} @keydown=${this.#arrow}>
      ${STATES.map((state) => {
        const sessions = this.#of(state);
        const fresh =
          state === 'verified' ? sessions.reduce((sum, one) => sum + unseenOf(one, this.seen).length, 0) : 0;
        return html`<button
          class="tab"
          role="tab"
          type="button"
          id="tab-${state}"
          data-state=${state}
          aria-controls="column-${state}"
          aria-selected=${state === this.column ? 'true' : 'false'}
          tabindex=${state === this.column ? 0 : -1}
          @click=${() => this.#turn(state)}
        >
          ${t(`panel.${state}`)} <span class="count">${sessions.length}</span>
          ${fresh > 0
            ? html`<span class="new-dot"></span
                ><span class="visually-hidden">${t('panel.new_orders', { count: fresh })}</span>`
            : nothing}
        </button>`;
      })}
    </div>`;
  }

  #turn(state) {
    this.column = state;
    scrollTo(0, 0);
  }

  async #arrow(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const way = document.documentElement.dir === 'rtl' ? -by : by;
    this.#turn(STATES[(STATES.indexOf(this.column) + way + STATES.length) % STATES.length]);
    await this.updateComplete;
    this.querySelector(`#tab-${this.column}`).focus();
  }

  #column(state) {
    const sessions = this.#of(state);
    const tabbed = narrow.matches;
    return html`<section
      class="column column-${state}"
      id="column-${state}"
      role=${tabbed ? 'tabpanel' : 'region'}
      aria-labelledby=${tabbed ? `tab-${state}` : `title-${state}`}
      ?hidden=${tabbed && state !== this.column}
    >
      <h2 class="column-head" id="title-${state}" ?hidden=${tabbed}>
        ${t(`panel.${state}`)} <span class="count">${sessions.length}</span>
      </h2>
      ${state === 'opened' ? html`${this.#form()} ${this.#free()}` : nothing}
      ${sessions.length === 0 ? html`<p class="empty">${t(`panel.none_${state}`)}</p>` : nothing}
      <ul class="cards">
        ${repeat(
          sessions,
          (one) => one.id,
          (one) => html`<li>${this.#card(one)}</li>`,
        )}
      </ul>
    </section>`;
  }

  /** The field is free for the next name at once; a name that was refused comes back into it. */
  async #opened(event) {
    event.preventDefault();
    const input = event.target.elements.name;
    const name = input.value.trim();
    this.problem = name ? '' : t('panel.open_empty');
    input.value = '';
    input.focus();
    if (!name) return;
    try {
      await this.open(name);
    } catch (problem) {
      this.problem = problem.words;
      input.value ||= name;
    }
  }

  #form() {
    return html`<form class="open-form ${this.problem ? 'is-wrong' : ''}" novalidate @submit=${this.#opened}>
      <label class="visually-hidden" for="open-name">${t('panel.open_name')}</label>
      <input
        id="open-name"
        name="name"
        data-chars=${NAME_LENGTH_MAX}
        autocomplete="off"
        enterkeyhint="go"
        placeholder=${t('panel.open_example')}
        aria-invalid=${this.problem ? 'true' : 'false'}
        aria-describedby="open-fault"
        @input=${() => (this.problem = '')}
      />
      <button
        class="round-button filled"
        type="submit"
        aria-label=${t('panel.open_button')}
        title=${t('panel.open_button')}
      >
        ${icon('plus')}
      </button>
      <p id="open-fault" class="fault" role="alert">${this.problem}</p>
    </form>`;
  }

  /** Free tables, one tap each. */
  #free() {
    const spots = freeSpots(this.panel);
    if (spots.length === 0) return nothing;
    return html`<div class="chips free-spots" role="group" aria-label=${t('spots.free')} tabindex="0">
      ${spots.map(
        (spot) =>
          html`<button
            class="chip"
            type="button"
            aria-label=${t('spots.open_at', { name: spot.name })}
            @click=${() => this.tell('openat', spot)}
          >
            ${icon('plus')} ${spot.name}
          </button>`,
      )}
    </div>`;
  }

  #card(session) {
    const fresh = session.state === 'verified' ? unseenOf(session, this.seen).length : 0;
    const count = countOf(session);
    const orders =
      count > 0
        ? t('panel.orders', { count })
        : session.state === 'opened'
          ? t('panel.scan_waiting')
          : t('panel.no_orders');
    return html`<button
      class="card ${fresh > 0 ? 'is-new' : ''} ${fresh > 0 && this.ringing.has(session.id) ? 'is-ringing' : ''}"
      type="button"
      aria-current=${session.id === this.current ? 'true' : nothing}
      @animationend=${() => this.#rung(session)}
      @click=${() => this.tell('pick', session)}
    >
      <span class="card-name">${nameOf(session)}</span>
      ${session.state === 'opened' ? html`<span class="card-mark">${icon('qr')}</span>` : nothing}
      ${fresh > 0
        ? html`<span class="badge"
            ><span aria-hidden="true">${fresh}</span
            ><span class="visually-hidden">${t('panel.new_orders', { count: fresh })}</span></span
          >`
        : nothing}
      <span class="card-facts"
        >${isGathered(session) ? lastOf(session) : `${since(session)} · ${session.merged_into ? t('session.merged_away') : orders}`}</span
      >
      <span class="card-total"
        >${count > 0 && !isGathered(session)
          ? money({ amount: dueOf(session), currency: this.panel.location.currency })
          : nothing}</span
      >
      ${this.#states(session)}
    </button>`;
  }

  /** How far its lines are, also of what was closed before all was made, and whether it is paid. */
  #states(session) {
    const paid = isGathered(session) ? nothing : paidMark(session);
    const marks = countMarks(session.orders, this.panel.tickets);
    if (paid === nothing && marks.length === 0) return nothing;
    return html`<span class="card-states">${marks} ${paid}</span>`;
  }
}

customElements.define('panel-board', PanelBoard);
