// A quantity with a button for less and one for more, in the product's own steps.

import { html } from 'lit';
import { View } from './element.js';
import { quantity } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';

/** Quantities are whole thousandths. Says `change` with the new one. */
class QuantityStepper extends View {
  static properties = {
    value: { type: Number },
    step: { type: Number },
    min: { type: Number },
    max: { type: Number },
    unit: {},
    what: {},
  };

  constructor() {
    super();
    this.value = 1000;
    this.step = 1000;
    this.min = 1000;
    this.max = 999_000;
    this.unit = 'piece';
    this.what = '';
  }

  #by(difference) {
    const value = Math.min(this.max, Math.max(this.min, this.value + difference));
    if (value !== this.value) this.tell('change', value);
  }

  render() {
    return html`<div class="stepper" role="group" aria-label=${t('quantity.of', { name: this.what })}>
      <button
        class="icon-button"
        type="button"
        aria-label=${t('quantity.less')}
        ?disabled=${this.value <= this.min}
        @click=${() => this.#by(-this.step)}
      >
        ${icon('minus')}
      </button>
      <output aria-live="polite">${quantity(this.value, this.unit)}</output>
      <button
        class="icon-button"
        type="button"
        aria-label=${t('quantity.more')}
        ?disabled=${this.value >= this.max}
        @click=${() => this.#by(this.step)}
      >
        ${icon('plus')}
      </button>
    </div>`;
  }
}

customElements.define('quantity-stepper', QuantityStepper);
