// The usual tax rates as percents to type, and as the rates that a location is made with.

import { html, nothing } from 'lit';
import { t } from '../i18n.js';

const CLASSES = ['standard', 'reduced'];
const CONSUMPTIONS = ['eat_in', 'take_away'];

/** A first rate holds for whatever was ever served. */
const FROM = '2000-01-01';

const keyOf = (taxClass, consumption) => `${taxClass} ${consumption}`;

/** Fractions as text, `"0.19"`, by class and consumption as percents, `"19"`; the latest of each counts. */
export function percentOf(rates) {
  const percents = {};
  for (const { tax_class, consumption, rate } of rates) {
    percents[keyOf(tax_class, consumption)] = String(Number((Number(rate) * 100).toFixed(3)));
  }
  return percents;
}

/** The rates of a location; what is left empty is taxed with nothing. */
export function ratesOf(percents) {
  const rate = (percent) => String(Number((Number(percent || 0) / 100).toFixed(5)));
  return [...CLASSES, 'zero'].flatMap((tax_class) =>
    CONSUMPTIONS.map((consumption) => ({
      tax_class,
      consumption,
      rate: tax_class === 'zero' ? '0' : rate(percents[keyOf(tax_class, consumption)]),
      valid_from: FROM,
    })),
  );
}

/** Whether prices hold the tax, and the rates; `change` takes what becomes of the wish. */
export function taxFields({ country, tax_mode, percents }, fault, change) {
  return html`<fieldset class="taxes">
    <legend>${t('setup.taxes')}</legend>
    <div class="options" role="radiogroup" aria-label=${t('setup.taxes')}>
      ${['included', 'added'].map(
        (mode) =>
          html`<label class="option slim">
            <input
              type="radio"
              name="tax_mode"
              value=${mode}
              .checked=${tax_mode === mode}
              @change=${() => change({ tax_mode: mode })}
            />
            <span>${t(`setup.tax_${mode}`)}</span>
          </label>`,
      )}
    </div>
    <table class="rates">
      <thead>
        <tr>
          <td></td>
          ${CONSUMPTIONS.map((one) => html`<th scope="col">${t(`setup.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${CLASSES.map((one) => row(one, percents, change))}
      </tbody>
    </table>
    ${fault ? html`<small class="fault" role="alert">${fault}</small>` : nothing}
    <p class="hint">${hint(country, percents)}</p>
  </fieldset>`;
}

function row(taxClass, percents, change) {
  return html`<tr>
    <th scope="row">
      ${t(`setup.class_${taxClass}`)}<small>${t(`setup.class_${taxClass}_words`)}</small>
    </th>
    ${CONSUMPTIONS.map((consumption) => {
      const key = keyOf(taxClass, consumption);
      return html`<td>
        <span class="percent"
          ><input
            type="number"
            inputmode="decimal"
            name=${key.replace(' ', '-')}
            min="0"
            max="100"
            step="0.001"
            placeholder="0"
            aria-label="${t(`setup.class_${taxClass}`)}, ${t(`setup.${consumption}`)}"
            .value=${percents[key] ?? ''}
            @input=${(event) => change({ percents: { ...percents, [key]: event.target.value } })}
          /><span aria-hidden="true">%</span></span
        >
      </td>`;
    })}
  </tr>`;
}

/** What a country suggests wants to be checked; where it suggests nothing, rates want to be typed. */
function hint(country, percents) {
  if (!country) return t('setup.taxes_hint');
  return t(Object.values(percents).some(Boolean) ? 'setup.taxes_check' : 'setup.taxes_unknown');
}
