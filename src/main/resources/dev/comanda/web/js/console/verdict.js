// What a person can do about a line: the question in plain words, its answers as buttons.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { now } from '../now.js';
import '../panel/ask-dialog.js';
import { act } from './data.js';
import './edit-dialog.js';
import { keyOf, refusalWords } from './words.js';

/** What is offered, the most likely first; the first is the main button where the line wants a hand. */
const OFFERED = {
  unknown: ['booked', 'absent', 'look', 'clear'],
  error: ['retry', 'edit', 'booked', 'skip', 'clear'],
  held: ['edit', 'skip', 'clear'],
  placed: ['retry', 'edit', 'skip', 'clear'],
  cleared: ['undo'],
};

/** The same of a line that takes another out of the ERP. */
const OFFERED_OUT = {
  unknown: ['gone', 'still', 'look', 'clear'],
  error: ['retry', 'gone', 'skip', 'clear'],
  held: ['skip', 'clear'],
  placed: ['retry', 'skip', 'clear'],
  cleared: ['undo'],
};

const UNWANTED = ['taken_out', 'stays'];

/** What needs no integration: nothing is sent any more. */
const WITHOUT = ['booked', 'gone', 'taken_out', 'stays', 'skip', 'clear', 'undo'];

/** A product without a number, and one whose number the ERP does not know. */
const NUMBERS = { held: 'product_unmapped', error: 'product_unknown' };

const ICONS = {
  booked: 'check',
  gone: 'check',
  still: 'retry',
  absent: 'retry',
  look: 'search',
  retry: 'retry',
  edit: 'note',
  undo: 'undo',
  taken_out: 'check',
  stays: 'slip',
};

/** Acts that ask for a reason first, with what is sent then. */
const REASONED = {
  booked: { deed: 'resolution', more: { booked: true } },
  absent: { deed: 'resolution', more: { booked: false } },
  gone: { deed: 'resolution', more: { booked: false } },
  still: { deed: 'resolution', more: { booked: true } },
  taken_out: { deed: 'resolution', more: { booked: false } },
  stays: { deed: 'resolution', more: { booked: true } },
  skip: { deed: 'skip' },
  clear: { deed: 'clearing' },
};

/** Whose reasons fit as well where a line is taken out. */
const REASONS_OUT = { gone: 'taken_out', still: 'still', skip: 'stays', clear: 'clear' };

const AT_ONCE = { retry: 'retry', look: 'retry', undo: 'clearing/undo' };

/** Errors of which the ERP has surely booked something: whether it is right is the question. */
const STANDS_THERE = ['duplicate', 'mismatch'];

/** Says `changed` with the line as it is now, and `stale` where it was another already. */
class ConsoleVerdict extends View {
  static properties = {
    delivery: { attribute: false },
    way: { attribute: false },
    removed: { type: Boolean },
    asking: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  /** The line as it was when somebody was asked about it. */
  #seen;

  /** What was typed as the reason of an answer that came too late. */
  #reason = '';

  constructor() {
    super();
    this.asking = '';
    this.problem = '';
    this.busy = false;
  }

  willUpdate(changed) {
    const before = changed.get('delivery');
    if (!before || before.id === this.delivery.id) return;
    Object.assign(this, { asking: '', problem: '', busy: false });
    this.#reason = '';
  }

  get #offered() {
    const all = this.#offeredBy(this.delivery);
    return this.removed ? all.filter((one) => WITHOUT.includes(one)) : all;
  }

  #offeredBy({ aim, state, reason, void_wanted: unwanted, in_flight: busy, attempts, due_at: due }) {
    if (busy) return [];
    if (state === 'created' && unwanted) return UNWANTED;
    const out = aim === 'take_back';
    const offered = (out ? OFFERED_OUT : OFFERED)[state] ?? [];
    if (!out && state === 'error' && STANDS_THERE.includes(reason?.code)) {
      return ['booked', 'absent', 'retry', ...offered.filter((one) => !['booked', 'retry'].includes(one))];
    }
    const waits = state === 'placed' && attempts === 0 && Date.parse(due) <= now();
    return waits ? offered.filter((one) => one !== 'retry') : offered;
  }

  async #do(deed) {
    const { delivery } = this;
    this.busy = true;
    try {
      this.tell('changed', await act(delivery, deed));
    } catch (problem) {
      this.#failed(problem, delivery);
    }
    if (delivery.id === this.delivery.id) this.busy = false;
  }

  #failed(problem, { id }) {
    if (id !== this.delivery.id) return;
    this.problem = problem.status === 412 ? t('verdict.overtaken') : refusalWords(problem);
    if (problem.status === 409 || problem.status === 412) this.tell('stale');
  }

  #press(one) {
    this.problem = '';
    if (AT_ONCE[one]) this.#do(AT_ONCE[one]);
    else {
      this.#seen = this.delivery;
      this.asking = one;
    }
  }

  render() {
    const { delivery, problem, asking } = this;
    const offered = this.#offered;
    const number = this.#number;
    const [first, ...others] = number?.main ? [undefined, ...offered] : offered;
    const wants = offered.length > 0 && ['error', 'unknown', 'held', 'created'].includes(delivery.state);
    if (offered.length === 0 && !problem) return this.#over();
    return html`<footer class="erp-verdict">
        ${wants ? html`<div><h3>${this.#question()}</h3>
          <p class="hint">${t(this.#hint)}</p></div>` : nothing}
        ${problem ? html`<p class="message message-fault" role="alert"><span>${problem}</span></p>` : nothing}
        <div class="erp-acts">
          ${first ? this.#button(first, wants) : number ? this.#mapping(true) : nothing}
          ${others.map((one) => this.#button(one, false))} ${number && first ? this.#mapping(false) : nothing}
        </div>
      </footer>
      ${asking === 'edit' ? this.#edit() : asking ? this.#ask(asking) : nothing}`;
  }

  /** What is over needs nobody. */
  #over() {
    return this.delivery.in_flight
      ? html`<footer class="erp-verdict"><p class="hint" role="status">${t(keyOf(this.delivery, 'verdict', 'busy'))}</p></footer>`
      : nothing;
  }

  #question() {
    const { aim, state, document, reason } = this.delivery;
    if (this.removed) return t('verdict.removed');
    if (aim === 'take_back' && state !== 'held') return t(keyOf(this.delivery, 'verdict', state), { document });
    if (state === 'created') return t('verdict.unwanted', { document });
    if (state === 'held') return t(`verdict.${reason?.code === 'product_unmapped' ? 'unmapped' : 'held'}`);
    if (state === 'unknown') return t('verdict.unknown', { document });
    return t(STANDS_THERE.includes(reason?.code) ? 'verdict.differs' : 'verdict.error', { document });
  }

  get #hint() {
    const { state } = this.delivery;
    if (state === 'held' && !this.removed) return 'verdict.held_words';
    return this.#number ? 'verdict.number_words' : 'verdict.words';
  }

  /** Whether the product's number is what it needs, and whether that alone helps this line. */
  get #number() {
    const { state, reason } = this.delivery;
    if (this.removed || !NUMBERS[state] || NUMBERS[state] !== reason?.code) return undefined;
    return { main: state === 'held' };
  }

  #button(one, main) {
    return html`<button
      class="button ${main ? '' : 'quiet'}"
      type="button"
      ?disabled=${this.busy}
      @click=${() => this.#press(one)}
    >
      ${ICONS[one] ? icon(ICONS[one]) : nothing} ${t(`act.${one}`)}${REASONED[one] && !ICONS[one] ? ' …' : nothing}
    </button>`;
  }

  /** A product gets its number once for all lines. */
  #mapping(main) {
    const { integration_id: id, product_id: product } = this.delivery;
    const to = { part: 'products', line: '', on: this.way.slugOf(id), gaps: main ? 'yes' : 'no', product };
    return html`<a class="button ${main ? '' : 'quiet'}" href=${this.way.href(to)} @click=${(event) => this.way.go(event, to)}>
      ${icon('key')} ${t('act.number')}
    </a>`;
  }

  #ask(one) {
    const { deed, more } = REASONED[one];
    const { delivery } = this;
    const document = delivery.document ?? '';
    const reasons = delivery.aim === 'take_back' ? REASONS_OUT[one] : one;
    return html`<ask-dialog
      heading=${t(keyOf(delivery, 'ask', one), { document })}
      words=${t(keyOf(delivery, 'ask', `${one}_words`), { document })}
      button=${t(`act.${one}`)}
      withReason
      atField
      harmless
      .reason=${this.#reason}
      .reasons=${[1, 2, 3].map((n) => `ask.${reasons}.${n}`)}
      .act=${async (reason) => this.#answer(deed, { ...more, reason })}
      @gone=${() => (this.asking = '')}
    ></ask-dialog>`;
  }

  /** Its words stand in the dialog while that is open; who was overtaken sees how it is now instead, and may answer again. */
  async #answer(deed, body) {
    const seen = this.#seen;
    try {
      this.tell('changed', await act(seen, deed, body));
      this.#reason = '';
    } catch (problem) {
      if (problem.status !== 412) throw { words: refusalWords(problem) };
      this.#reason = body.reason;
      this.#failed(problem, seen);
    }
  }

  #edit() {
    return html`<edit-dialog
      .delivery=${this.delivery}
      @changed=${(event) => this.tell('changed', event.detail)}
      @stale=${() => this.tell('stale')}
      @gone=${() => (this.asking = '')}
    ></edit-dialog>`;
  }
}

customElements.define('console-verdict', ConsoleVerdict);
