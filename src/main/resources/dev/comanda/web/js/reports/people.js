// Who served, and what came without them.

import { html } from 'lit';
import { money } from '../format.js';
import { t } from '../i18n.js';
import { shareBar } from './share.js';
import { number } from './words.js';

/** A row's name: that of a person, or how the orders came in without one. */
export const nameOf = ({ name, source }) => name ?? t(`people.${source}`);

function row(one, most, chosen) {
  return html`<tr class=${chosen && one.staff_id === chosen ? 'is-chosen' : ''}>
    <th scope="row">
      ${nameOf(one)} ${shareBar(one.revenue.amount / most)}
    </th>
    <td class="figure">${number(one.orders)}</td>
    <td class="figure wide-only">${one.average ? money(one.average) : '–'}</td>
    <td class="figure">${money(one.revenue)}</td>
  </tr>`;
}

export function people(staff, chosen, csv) {
  const most = Math.max(1, ...staff.map((one) => one.revenue.amount));
  return html`<section class="report-card" aria-labelledby="people-title">
    <header class="card-head">
      <h2 id="people-title">${t('people.title')}</h2>
      <span class="grow"></span>
      ${csv}
    </header>
    <table class="figures people">
      <caption class="visually-hidden">
        ${t('people.title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('people.who')}</th>
          <th scope="col" class="figure">${t('measure.orders')}</th>
          <th scope="col" class="figure wide-only">${t('kpi.average_short')}</th>
          <th scope="col" class="figure">${t('measure.revenue')}</th>
        </tr>
      </thead>
      <tbody>
        ${staff.map((one) => row(one, most, chosen))}
      </tbody>
    </table>
  </section>`;
}
