// The integrations of a place, whoever needs a person first; all of them stand still and go on by one button.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import '../panel/ask-dialog.js';
import { asStaff } from '../staff.js';
import { kindWords, manyOf, needsYou, standingOf, waitingWords, worstFirst } from './standing.js';
import { EVERY } from './wanted.js';

const PICTURES = { tryton: 'code', trytonweb: 'screen', sqlledger: 'screen', demoerp: 'screen', lines: 'plug' };

/** Says `changed` after all were paused or resumed, `add` when another one is to be made. */
class ConsoleSide extends View {
  static properties = {
    user: { attribute: false },
    place: { attribute: false },
    healths: { attribute: false },
    known: { attribute: false },
    here: {},
    way: { attribute: false },
    tick: { type: Number },
    asking: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.asking = false;
    this.problem = '';
    this.busy = false;
  }

  get #paused() {
    return this.healths.some((one) => one.wanted.paused);
  }

  async #all(deed) {
    await asStaff('POST', `/api/locations/${this.place.id}/integrations/${deed}`);
    this.tell('changed');
  }

  async #resume() {
    this.busy = true;
    this.problem = '';
    try {
      await this.#all('resume');
    } catch (problem) {
      this.problem = problem.words;
    }
    this.busy = false;
  }

  render() {
    const { healths } = this;
    return html`<header class="erp-side-head">
        <h1>${t('console.title')}</h1>
        ${this.user.role === 'admin' && healths.length > 0 ? this.#pause() : nothing}
      </header>
      ${this.problem ? html`<p class="message message-fault" role="alert"><span>${this.problem}</span></p>` : nothing}
      ${healths.length > 1 ? this.#every() : nothing}
      <ul class="erp-all" aria-label=${t('console.title')}>
        ${repeat(
          worstFirst(healths),
          (one) => one.integration_id,
          (one) => this.#one(one),
        )}
      </ul>
      ${this.user.role === 'admin' && healths.length > 0 ? this.#add() : nothing} ${this.asking ? this.#ask() : nothing}`;
  }

  #pause() {
    return this.#paused
      ? html`<button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#resume()}>
          ${icon('play')} ${t('console.resume')}
        </button>`
      : html`<button class="button quiet" type="button" @click=${() => (this.asking = true)}>
          ${icon('pause')} ${t('console.pause')}
        </button>`;
  }

  #add() {
    return html`<button class="button quiet erp-add" type="button" @click=${() => this.tell('add')}>
      ${icon('plus')} ${t('console.add')}
    </button>`;
  }

  #ask() {
    return html`<ask-dialog
      heading=${t('console.pause_title', { place: this.place.name })}
      words=${t('console.pause_words')}
      button=${t('console.pause')}
      harmless
      .act=${() => this.#all('pause')}
      @gone=${() => (this.asking = false)}
    ></ask-dialog>`;
  }

  /** What all of them have, as one. */
  #every() {
    const count = needsYou(this.healths);
    return html`<a
      class="erp-one erp-every"
      href=${this.way.href(TO_ALL)}
      aria-current=${this.here ? nothing : 'true'}
      @click=${(event) => this.way.go(event, TO_ALL)}
    >
      <span class="erp-logo">${icon('slip')}</span>
      <strong>${t('console.every')}</strong>
      ${count > 0
        ? html`<span class="count" data-s="call"
            ><span aria-hidden="true">${manyOf(count)}</span><span class="visually-hidden">${t('console.need_you', { count })}</span></span
          >`
        : nothing}
    </a>`;
  }

  #one(health) {
    const { slug, workshop } = health;
    const { word, tone, act } = standingOf(health);
    const to = { ...TO_ALL, on: slug };
    const kind = kindWords(health.connector ?? this.known?.find((one) => one.id === health.integration_id)?.connector);
    return html`<li>
      <a
        class="erp-one"
        href=${this.way.href(to)}
        aria-current=${slug === this.here ? 'true' : nothing}
        @click=${(event) => this.way.go(event, to)}
      >
        <span class="erp-logo">${icon(PICTURES[health.connector] ?? 'plug')}</span>
        <span class="erp-name"><strong>${workshop}</strong><small>${kind}</small></span>
        <span class="tag ${act ? 'act' : ''}" data-s=${tone}>${tone === 'call' ? icon('hand') : nothing} ${t(`health.${word}`)}</span>
        <small class="erp-wait">${waitingWords(health)}${this.#further(health, word)}</small>
      </a>
    </li>`;
  }

  /** What the word alone leaves out. */
  #further({ wanted, gate, hours, oldest_waiting_at: waits, last_success_at: last }, word) {
    if (word === 'needs' && wanted.paused) return ` · ${t('health.paused')}`;
    if (word === 'needs' && !(wanted.active && wanted.worker)) return ` · ${t('health.stopped')}`;
    if (word === 'unreached' && gate?.until) return ` · ${t('console.again_at', { time: moment(gate.until) })}`;
    if (word === 'hours' && hours) return ` · ${t('console.opens', { time: hours.from })}`;
    return last && !waits ? ` · ${t('console.last', { time: moment(last) })}` : '';
  }
}

customElements.define('console-side', ConsoleSide);

/** What was asked of one integration is not asked of another. */
const TO_ALL = { on: EVERY, part: 'lines', line: '', show: 'needs', q: '', document: '', reason: '', attempts_min: '', due_before: '', older_than: '', product: '' };
