// Whether the way through the ERP is as it should be: the last look, and one now, step by step.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { now } from '../now.js';
import { asStaff } from '../staff.js';
import { shots } from './evidence.js';
import { stepWords } from './life.js';
import { reasonDetail, reasonWords } from './words.js';

/** Says `checked` after a look. */
class ConsoleCheck extends View {
  static properties = {
    on: { attribute: false },
    news: { attribute: false },
    checked: { state: true },
    checking: { state: true },
    problem: { state: true },
    looking: { state: true },
  };

  #of = '';
  #before;
  #kept;

  constructor() {
    super();
    this.problem = '';
    this.checking = false;
  }

  willUpdate() {
    if (this.#of === this.on.integration_id) this.#turn(this.on.canary?.at);
    else this.#other();
  }

  #other() {
    this.#of = this.on.integration_id;
    Object.assign(this, { checked: undefined, checking: false, problem: '', looking: undefined });
  }

  /** The look of now is kept once health tells of another than before; after one more it is the last no longer. */
  #turn(at) {
    if (!this.checked || at === this.#before) return;
    this.#kept ??= at;
    if (at !== this.#kept) this.checked = undefined;
  }

  get #path() {
    return `/api/integrations/${this.on.integration_id}`;
  }

  async #check() {
    const of = this.#of;
    this.checking = true;
    this.problem = '';
    this.checked = undefined;
    this.#before = this.on.canary?.at;
    this.#kept = undefined;
    try {
      const checked = await asStaff('POST', `${this.#path}/check`, { slow: true });
      if (of !== this.#of) return;
      this.checked = { ...checked, at: now() };
      this.tell('checked');
    } catch (problem) {
      if (of === this.#of) this.problem = problem.words ?? t('problem.unexpected');
    }
    if (of === this.#of) this.checking = false;
  }

  /**
   * The steps of the look, or of the last one that which it failed at. Each look takes the place of the pictures before;
   * one that is not kept has none.
   */
  get #steps() {
    const { checked } = this;
    const { canary } = this.on;
    const last = canary?.picture === undefined ? [] : [{ step: canary.step ?? 'check', text: canary.reason?.text ?? '', picture: canary.picture }];
    return (checked?.steps ?? last).map((one, i) => ({
      ...one,
      key: String(i),
      src: one.picture === undefined || (checked && !this.#kept) ? '' : `${this.#path}/canary/pictures/${one.picture}?at=${encodeURIComponent(canary.at)}`,
    }));
  }

  render() {
    const { checking, problem, checked } = this;
    const { canary } = this.on;
    const steps = this.#steps;
    return html`<section class="erp-section" aria-labelledby="erp-check">
      <header class="erp-check-head">
        <h3 id="erp-check">${t('check.title')}</h3>
        <button class="button quiet" type="button" ?disabled=${checking} @click=${() => this.#check()}>
          ${checking ? html`<span class="spinner" aria-hidden="true"></span>` : icon('search')} ${t('check.now')}
        </button>
      </header>
      <div role="status">
        ${checking
          ? html`<p class="hint">${t('check.under_way')}</p>`
          : checked
            ? this.#said(checked.ok, moment(checked.at), checked)
            : canary
              ? this.#said(canary.ok, moment(canary.at), canary)
              : html`<p class="hint">${t('check.never')}</p>`}
      </div>
      ${problem ? html`<p class="message message-fault" role="alert"><span>${problem}</span></p>` : nothing}
      ${!checking && steps.length > 0 ? shots(steps, (key) => (this.looking = key)) : nothing}
      ${this.looking
        ? html`<evidence-viewer .steps=${steps} .at=${this.looking} @gone=${() => (this.looking = undefined)}></evidence-viewer>`
        : nothing}
    </section>`;
  }

  #said(ok, when, { reason, step }) {
    const detail = reason ? reasonDetail(reason) : '';
    return html`<p class="erp-checked">
        <span class="tag ${ok ? '' : 'act'}" data-s=${ok ? 'ready' : 'preparing'}>${t(ok ? 'check.ok' : 'check.failed')}</span>
        <span class="hint">${when}</span>
      </p>
      ${ok
        ? nothing
        : html`<p>
            ${step ? html`<strong>${stepWords(step)}:</strong>` : nothing} ${reason ? reasonWords(reason) : ''}
            ${detail ? html`<small class="erp-detail">${detail}</small>` : nothing}
          </p>`}`;
  }
}

customElements.define('console-check', ConsoleCheck);
