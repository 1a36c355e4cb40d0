// Which dates, and of whom: the ranges by name, one of one's own, and the filters.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { choice } from './parts.js';
import { faultOf, NAMES, spanOf } from './ranges.js';
import { daysMax, SOURCES, VIEWS } from './wanted.js';

/** Says `want` with what is to be changed of what the page shows. */
class RangeBar extends View {
  static properties = {
    wanted: { attribute: false },
    today: {},
    waiters: { attribute: false },
    own: { state: true },
    fault: { state: true },
  };

  constructor() {
    super();
    this.fault = '';
  }

  willUpdate(changed) {
    if (changed.has('wanted')) {
      this.own = this.wanted.range === 'custom';
      this.fault = '';
    }
  }

  #named(range) {
    this.tell('want', { range, from: '', to: '' });
  }

  #apply(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const ends = { from: form.get('from'), to: form.get('to') };
    this.fault = faultOf(ends, daysMax(this.wanted.view));
    if (!this.fault) this.tell('want', { range: 'custom', ...ends });
  }

  render() {
    const { wanted, own } = this;
    return html`<div class="range-bar">
      ${choice(t('view.label'), VIEWS, wanted.view, 'view', (view) => this.tell('want', { view }))}
      <div class="chips" role="group" aria-label=${t('range.label')}>
        ${NAMES.map((name) => this.#chip(name, !own && wanted.range === name, () => this.#named(name)))}
        ${this.#chip('custom', own, () => (this.own = true))}
      </div>
      ${own ? this.#ends() : nothing} ${this.#filters()}
    </div>`;
  }

  #chip(name, on, act) {
    return html`<button class="chip" type="button" aria-pressed=${on} @click=${act}>
      ${t(`range.${name}`)}
    </button>`;
  }

  updated() {
    const chips = this.querySelector('.chips');
    const on = chips.querySelector('[aria-pressed="true"]');
    if (on) chips.scrollLeft = on.offsetLeft - (chips.clientWidth - on.offsetWidth) / 2;
  }

  #ends() {
    const { from, to } = this.wanted.from ? this.wanted : spanOf(this.wanted, this.today);
    return html`<form class="own-range" novalidate @submit=${this.#apply}>
      ${this.#date('from', from)} ${this.#date('to', to)}
      <button class="button" type="submit">${t('range.show')}</button>
      <p class="fault" role="alert" id="range-fault">${this.fault ? t(this.fault) : nothing}</p>
    </form>`;
  }

  #date(name, value) {
    return html`<label class="field ${this.fault ? 'is-wrong' : ''}"
      ><span>${t(`range.${name}`)}</span>
      <input
        type="date"
        name=${name}
        required
        .value=${value}
        aria-invalid=${Boolean(this.fault)}
        aria-describedby="range-fault"
      />
    </label>`;
  }

  #filters() {
    const { wanted, waiters } = this;
    const sources = SOURCES.map((id) => ({ id, name: t(`source.${id}`) }));
    return html`<div class="filters">
      ${this.#filter('source', sources, wanted.source)}
      ${waiters ? this.#filter('waiter', waiters, wanted.waiter) : nothing}
    </div>`;
  }

  #filter(name, offered, chosen) {
    return html`<label class="filter ${chosen ? 'is-on' : ''}">
      <span class="visually-hidden">${t(`filter.${name}`)}</span>
      <select @change=${(event) => this.tell('want', { [name]: event.target.value })}>
        <option value="" ?selected=${!chosen}>${t(`filter.${name}.all`)}</option>
        ${offered.map((one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.name}</option>`)}
      </select>
    </label>`;
  }
}

customElements.define('range-bar', RangeBar);
