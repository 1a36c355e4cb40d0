// The row of four figures, each with how it compares to the range before.

import { html } from 'lit';
import { money } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { change, number, percent } from './words.js';

const amount = (value) => (value ? money(value) : '–');

/** A figure by name, how it is written, as a number, and whether it grows as a day goes on. */
const KPIS = [
  { name: 'revenue', words: ({ revenue }) => amount(revenue), value: ({ revenue }) => revenue.amount, grows: true },
  { name: 'orders', words: ({ orders }) => number(orders), value: ({ orders }) => orders, grows: true },
  { name: 'average', words: ({ average }) => amount(average), value: ({ average }) => average?.amount ?? 0 },
  { name: 'items', words: ({ items }) => number(items), value: ({ items }) => items, grows: true },
];

/** A day that is open is not yet held against a whole one: it says how far it has come. */
function comparison({ totals, before, span, openDate }, { words, value, grows }) {
  if (value(before) <= 0) return html`<span>${t('kpi.nothing_before')}</span>`;
  const part = value(totals) / value(before);
  const then = words(before);
  if (grows && span.from === openDate) {
    return html`<span class="change">${percent(part)}</span> <span>${t('kpi.reached', { value: then })}</span>`;
  }
  const way = part > 1.0005 ? 'up' : part < 0.9995 ? 'down' : 'same';
  const by =
    way === 'same'
      ? t('kpi.same')
      : html`${icon(way)} <span class="visually-hidden">${t(`kpi.${way}`)}</span>${change(part - 1)}`;
  return html`<span class="change change-${way}">${by}</span> <span>${t('kpi.before', { value: then })}</span>`;
}

export const kpiRow = (figures) =>
  html`<dl class="kpis">
    ${KPIS.map(
      (kpi) =>
        html`<div class="kpi">
          <dt>${t(`kpi.${kpi.name}`)}</dt>
          <dd>
            <strong>${kpi.words(figures.totals)}</strong>
            <span class="kpi-before">${comparison(figures, kpi)}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
