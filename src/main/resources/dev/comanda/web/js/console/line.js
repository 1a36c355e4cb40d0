// One line for an ERP: what it is, its life with all that was seen, and what can be done about it.

import { html, nothing } from 'lit';
import { View, waiting } from '../element.js';
import { Reader } from '../erp/reader.js';
import { dated, money } from '../format.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { now } from '../now.js';
import { readWaiters, waiterOf } from '../panel/waiters.js';
import { asStaff } from '../staff.js';
import { orderOf } from './data.js';
import { shot } from './evidence.js';
import { evidenceOf, lifeOf } from './life.js';
import { stateTag, whatOf } from './words.js';
import './verdict.js';

/** What was tried is written down a moment after what came of it. */
const NOTES_MS = 1_200;

/** Says `read` with the delivery whenever it is read, and `undo` with what can be undone. */
class ConsoleLine extends View {
  static properties = {
    line: {},
    place: { attribute: false },
    healths: { attribute: false },
    news: { attribute: false },
    way: { attribute: false },
    delivery: { state: true },
    of: { state: true },
    problem: { state: true },
    looking: { state: true },
    copied: { state: true },
  };

  #timer;
  #reader = new Reader(
    () => asStaff('GET', `/api/deliveries/${this.line}`),
    (delivery) => this.#take(delivery),
    (problem) => (this.problem = problem.words ?? t('problem.unexpected')),
  );

  constructor() {
    super();
    this.problem = '';
    this.copied = false;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#reader.leave();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('line')) {
      Object.assign(this, { delivery: undefined, of: undefined, looking: undefined, copied: false, problem: '' });
      clearTimeout(this.#timer);
      this.#reader.afresh();
    } else if (changed.has('news') && this.#concerned()) this.#load();
  }

  #concerned() {
    const { delivery, news } = this;
    if (!delivery || news.all) return true;
    return news.changes.some((one) => one.id === delivery.id);
  }

  #load() {
    clearTimeout(this.#timer);
    this.#reader.again();
  }

  /** What was asked before something was done here may be answered after it. */
  #take(delivery) {
    if (this.delivery?.version > delivery.version) return;
    const changed = this.delivery?.version !== delivery.version;
    this.delivery = delivery;
    this.problem = '';
    this.tell('read', delivery);
    if (!this.of) this.#order(delivery);
    if (changed) this.#timer = setTimeout(() => this.#load(), NOTES_MS);
  }

  /** Whose it is: a line can be read without it. */
  async #order(delivery) {
    try {
      const of = await orderOf(delivery);
      await readWaiters([of.order]);
      if (delivery.id === this.delivery?.id) this.of = of;
    } catch {
      // Then the head says less.
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.delivery.mark);
      this.copied = true;
    } catch {
      getSelection().selectAllChildren(this.querySelector('.erp-mark code'));
      this.copied = document.execCommand('copy');
    }
  }

  // What is shown.

  render() {
    const { delivery, problem } = this;
    if (!delivery) {
      return html`<header class="erp-head">${this.#back()}</header>
        ${problem ? this.#trouble() : waiting()}`;
    }
    const life = lifeOf(delivery, this.of?.order);
    const removed = !this.#on(delivery);
    return html`${this.#head(delivery)} ${problem ? this.#trouble() : nothing}
      ${removed ? html`<p class="message erp-removed">${icon('warning')} <span>${t('line.removed')}</span></p>` : nothing}
      <div class="erp-life-scroll" tabindex="0" role="region" aria-label=${t('life.title')}>
        <ol class="erp-life" role="list">
          ${life.map((one, i) => this.#moment(one, life.slice(0, i).findLast(({ at }) => at)?.at ?? now()))}
        </ol>
      </div>
      <console-verdict
        .delivery=${delivery}
        .way=${this.way}
        .removed=${removed}
        @changed=${(event) => this.#changed(event.detail)}
        @stale=${() => this.#load()}
      ></console-verdict>
      ${this.looking
        ? html`<evidence-viewer
            .steps=${evidenceOf(life)}
            .at=${this.looking}
            @gone=${() => (this.looking = undefined)}
          ></evidence-viewer>`
        : nothing}`;
  }

  /** What an act answers has no attempts; these stay until it is read again. It may be of the line before this one. */
  #changed(answer) {
    if (answer.id === this.delivery?.id) this.#take({ ...answer, tried: this.delivery.tried });
    this.tell('acted');
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#load()}>${t('failed.retry')}</button>
    </p>`;
  }

  #back() {
    return html`<a
      class="icon-button erp-back"
      href=${this.way.href({ line: '' })}
      aria-label=${t('console.to_list')}
      title=${t('console.to_list')}
      @click=${(event) => this.way.go(event, { line: '' })}
      >${icon('back')}</a
    >`;
  }

  /** Its integration; none where that was removed. */
  #on({ integration_id: id }) {
    return this.healths.find((one) => one.integration_id === id);
  }

  #head(delivery) {
    const on = this.#on(delivery);
    const order = this.of?.order;
    const line = order?.lines.find((one) => one.no === delivery.line_no);
    const where = [on?.workshop, delivery.document ? t('line.document', { document: delivery.document }) : t('line.no_document')];
    return html`<header class="erp-head">
      ${this.#back()}
      <div class="erp-title">
        <p class="hint">${where.filter(Boolean).join(' · ')}</p>
        <h2>${whatOf(delivery)} ${stateTag(delivery)}</h2>
        <p class="hint">${this.#whose(order)}</p>
      </div>
      <div class="erp-facts">
        ${line ? html`<strong>${money(line.total)}</strong>` : nothing}
        <button class="erp-mark" type="button" aria-label=${t('line.copy', { mark: delivery.mark })} @click=${() => this.#copy()}>
          <code>${delivery.mark}</code> ${icon(this.copied ? 'check' : 'copy')}
          <span class="visually-hidden" role="status">${this.copied ? t('qr.copied') : ''}</span>
        </button>
      </div>
    </header>`;
  }

  #whose(order) {
    const { delivery, of } = this;
    const facts = [];
    if (order) facts.push(t('order.number', { number: order.number }), of.session?.name, waiterOf(order) ?? t(`source.${order.source}`));
    facts.push(delivery.product_number ? t('line.number', { number: delivery.product_number }) : t('line.no_number'));
    return facts.filter(Boolean).join(' · ');
  }

  /** `before` is when the moment was whose time stands above. */
  #moment(one, before) {
    return html`<li class="erp-moment ${one.hollow ? 'is-next' : ''} ${one.step ? 'is-step' : ''}">
      <time>${one.at ? timeOf(one.at, before) : nothing}</time>
      <span class="erp-point ${one.act ? 'act' : ''}" data-s=${one.tone ?? nothing}>${one.icon ? icon(one.icon) : nothing}</span>
      <div class="erp-said">
        <h3>${one.title}</h3>
        ${one.words ? html`<p>${one.words}</p>` : nothing} ${one.further ? html`<p class="erp-detail">${one.further}</p>` : nothing}
      </div>
      ${one.step ? shot(one.step, (key) => (this.looking = key)) : nothing}
    </li>`;
  }
}

customElements.define('console-line', ConsoleLine);

/** In the form of lists and logs, which are compared with this; to the second, as in logs. */
const TIME = { timeStyle: 'medium' };

/** The time of day; where it is another day than before the day too. */
function timeOf(at, before) {
  const same = dated(at, { dateStyle: 'short' }) === dated(before, { dateStyle: 'short' });
  return same
    ? dated(at, TIME)
    : html`${dated(at, TIME)} <span>${dated(at, { day: 'numeric', month: 'short' })}</span>`;
}
