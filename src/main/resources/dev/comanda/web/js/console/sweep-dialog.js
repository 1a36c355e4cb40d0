// What is done to all lines that are meant: first how many these are, then it is done, with how far it is and what came
// of it.

import { html, nothing } from 'lit';
import { Drawer } from '../drawer.js';
import { waiting } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { sweep } from './data.js';
import { statesOf } from './wanted.js';

/** Characters a reason may have; the server's own bound. */
const REASON_LENGTH_MAX = 200;

/** The states that each act can change. */
const CHANGES = {
  retry: ['placed', 'error', 'unknown'],
  clear: ['held', 'placed', 'error', 'unknown'],
  undo: ['cleared'],
};

/** What narrows the list narrows what is done, too: as the address and as the API name it. */
const NARROWED = [
  ['document', 'document', String],
  ['reason', 'reason_code', String],
  ['q', 'q', String],
  ['attempts_min', 'attempts_min', Number],
  ['due_before', 'due_before', String],
  ['older_than', 'older_than', Number],
];

const keyOf = (meaning) => meaning && JSON.stringify([meaning.on.map((one) => one.integration_id).sort(), meaning.filter]);

/** `on` are the integrations that are meant. Says `done` after something was done, `undo` to bring back what was put aside. */
class SweepDialog extends Drawer {
  static properties = {
    kind: {},
    on: { attribute: false },
    wanted: { attribute: false },
    news: { attribute: false },
    plans: { state: true },
    problem: { state: true },
    doing: { state: true },
    outcome: { state: true },
    heard: { state: true },
    reason: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
    this.reason = '';
    this.heard = 0;
  }

  /** What was planned is what is done, whatever is shown by then. */
  #meaning;

  /** Whatever else is shown before anything was done is planned anew. */
  willUpdate(changed) {
    const meaning = { on: this.on, filter: this.#filter };
    if (!this.doing && !this.outcome && keyOf(meaning) !== keyOf(this.#meaning)) {
      this.#meaning = meaning;
      this.#plan();
    }
    if (changed.has('news') && this.doing) this.heard += this.news.changes.filter((one) => this.#meant(one)).length;
  }

  /** Its one field comes with the plan. */
  updated(changed) {
    if (changed.has('plans') && this.plans && !changed.get('plans')) this.toField();
  }

  #meant({ integration_id: id }) {
    return this.#meaning.on.some((one) => one.integration_id === id);
  }

  title() {
    return t(`sweep.${this.kind}_title`);
  }

  get #filter() {
    const { wanted, kind } = this;
    const states = statesOf(wanted).filter((one) => CHANGES[kind].includes(one));
    const filter = { states: states.length > 0 ? states : CHANGES[kind] };
    for (const [name, field, read] of NARROWED) if (wanted[name]) filter[field] = read(wanted[name]);
    return filter;
  }

  async #plan() {
    const meaning = this.#meaning;
    const { on, filter } = meaning;
    this.problem = '';
    this.plans = undefined;
    try {
      const plans = await Promise.all(on.map((one) => sweep(one, this.kind, filter)));
      if (meaning !== this.#meaning) return;
      this.plans = on.map((each, i) => ({ on: each, plan: plans[i] })).filter(({ plan }) => plan.count > 0);
    } catch (problem) {
      if (meaning === this.#meaning) this.problem = problem.words ?? t('problem.unexpected');
    }
  }

  get #count() {
    return this.plans.reduce((sum, { plan }) => sum + plan.count, 0);
  }

  async #do(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    if (this.kind === 'clear' && !reason) {
      this.problem = t('reason.missing');
      this.querySelector('input').focus();
      return;
    }
    this.problem = '';
    this.heard = 0;
    this.doing = true;
    const outcome = { changed: 0, left: 0, why: new Map() };
    try {
      for (const { on, plan } of this.plans) this.#add(outcome, await this.#one(on, plan, reason));
      this.outcome = outcome;
    } catch (problem) {
      this.problem = problem.words ?? t('problem.unexpected');
      if (problem.code === 'plan_changed') await this.#again();
    }
    this.doing = false;
    this.tell('done');
  }

  #one(on, plan, reason) {
    const body = { ...this.#meaning.filter, confirm: plan.count };
    return sweep(on, this.kind, this.kind === 'clear' ? { ...body, reason } : body);
  }

  /** More are meant by now: the words stay beside the new plan. */
  async #again() {
    const words = this.problem;
    await this.#plan();
    this.problem ||= words;
  }

  #add(outcome, { changed = 0, left = 0, why = {} }) {
    outcome.changed += changed;
    outcome.left += left;
    for (const [code, count] of Object.entries(why)) outcome.why.set(code, (outcome.why.get(code) ?? 0) + count);
  }

  content() {
    const { plans, outcome, problem } = this;
    if (outcome) return this.#outcome(outcome);
    if (!plans) {
      return html`<div class="modal-body">
        ${problem
          ? html`<p class="message message-fault" role="alert">
              <span>${problem}</span>
              <button class="button quiet" type="button" @click=${() => this.#plan()}>${t('failed.retry')}</button>
            </p>`
          : waiting()}
      </div>`;
    }
    return this.#count === 0 ? this.#nothing() : this.#planned();
  }

  #nothing() {
    return html`<div class="modal-body"><p class="empty">${icon('check')} ${t(`sweep.${this.kind}_none`)}</p></div>
      <footer class="modal-foot">
        <button class="button" type="button" @click=${() => this.close()}>${t('close')}</button>
      </footer>`;
  }

  #planned() {
    const { kind, problem, doing } = this;
    const count = this.#count;
    return html`<form @submit=${this.#do} novalidate>
      <div class="modal-body">
        <p class="sweep-count"><strong>${count}</strong> ${t('sweep.lines', { count })}</p>
        <ul class="sweep-plan">${this.plans.map((one) => this.#part(one))}</ul>
        <p>${t(`sweep.${kind}_words`)}</p>
        ${kind === 'clear' ? this.#reasons() : nothing}
        ${doing ? this.#progress(count) : nothing}
        ${problem ? html`<p class="message message-fault" role="alert"><span>${problem}</span></p>` : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${doing}>${t(`sweep.${kind}`, { count })}</button>
      </footer>
    </form>`;
  }

  #part({ on, plan }) {
    const states = Object.entries(plan.states).map(([state, count]) => `${count} ${t(`state.${state}`)}`);
    return html`<li><strong>${on.workshop}</strong> <span>${states.join(' · ')}</span></li>`;
  }

  /** Each line that is another is told of on the log; what has been heard of is how far it is. */
  #progress(count) {
    const done = Math.min(this.heard, count);
    return html`<div class="sweep-progress">
      <progress max=${count} .value=${done} aria-label=${t('sweep.progress')}></progress>
      <p class="hint" role="status">${t('sweep.at', { done, count })}</p>
    </div>`;
  }

  #reasons() {
    return html`<label class="field"
        ><span>${t('reason.label')}</span>
        <input
          data-chars=${REASON_LENGTH_MAX}
          autocomplete="off"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
      /></label>
      <div class="chips wrap">
        ${[1, 2, 3].map((n) => {
          const words = t(`clear.reason.${n}`);
          return html`<button
            class="chip"
            type="button"
            aria-pressed=${this.reason === words ? 'true' : 'false'}
            @click=${() => (this.reason = words)}
          >
            ${words}
          </button>`;
        })}
      </div>`;
  }

  #outcome({ changed, left, why }) {
    return html`<div class="modal-body">
        <p class="sweep-count" role="status"><strong>${changed}</strong> ${t(`sweep.${this.kind}_done`, { count: changed })}</p>
        ${why.size > 0
          ? html`<ul class="sweep-plan">
              ${[...why].map(([code, count]) => html`<li><strong>${count}</strong> <span>${t(`whynot.${code}`)}</span></li>`)}
            </ul>`
          : nothing}
        ${left > 0 ? html`<p class="message">${t('sweep.left', { count: left })}</p>` : nothing}
      </div>
      <footer class="modal-foot">
        ${this.kind === 'clear' && changed > 0
          ? html`<button class="button quiet" type="button" @click=${() => this.tell('undo')}>${icon('undo')} ${t('undo')} …</button>`
          : nothing}
        <button class="button" type="button" @click=${() => this.close()}>${t('close')}</button>
      </footer>`;
  }
}

customElements.define('sweep-dialog', SweepDialog);
