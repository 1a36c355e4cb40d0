// How things were prepared: how long it took until they were ready, and how many promises were kept; by station,
// by product, or by the hour in which they were ordered.

import { html, nothing } from 'lit';
import './chart.js';
import { t } from '../i18n.js';
import { PagedRows } from './paged.js';
import { choice } from './parts.js';
import { minutesByHour } from './series.js';
import { shareBar } from './share.js';
import { BYS } from './wanted.js';
import { hourSpan, minutes, number, percent } from './words.js';

const NONE = '–';

const nine = (taken) => t('made.nine', { minutes: minutes(taken.nine_of_ten) });

const ofTickets = ({ tickets }) => t('made.of_tickets', { count: tickets, number: number(tickets) });

const kpi = (name, words, below) =>
  html`<div class="kpi">
    <dt>${t(`made.${name}`)}</dt>
    <dd><strong>${words}</strong> <span class="kpi-before">${below}</span></dd>
  </div>`;

const taken = (name, figures) =>
  kpi(name, figures ? minutes(figures.median) : NONE, figures ? `${nine(figures)} · ${ofTickets(figures)}` : t(`made.${name}_none`));

/** Of all tickets of a range: how many promises were kept, how long half of them took, how many there are. */
export function preparationKpis({ totals }) {
  const { tickets, promised, kept, kept_share: share } = totals;
  const said = promised > 0 ? t('made.kept_of', { kept: number(kept), promised: number(promised) }) : t('made.unpromised');
  return html`<dl class="kpis">
    ${kpi('kept', share === null ? NONE : percent(share), said)} ${taken('from_order', totals.from_order)}
    ${taken('in_hand', totals.in_hand)} ${kpi('tickets', number(tickets), t('made.ready'))}
  </dl>`;
}

/** The card of a page that says by what tickets are told apart. */
export function preparation(figures, { wanted, csv, want }) {
  const { by } = figures;
  const name = t(`made.title.${by}`);
  return html`<section class="report-card" aria-labelledby="made-title">
    <header class="card-head">
      <h2 id="made-title">${name}</h2>
      <span class="grow"></span>
      ${choice(t('made.by_label'), BYS, wanted.by, 'made.by', (one) => want({ by: one }))}
      ${csv('preparation', { by })}
    </header>
    ${by === 'hour'
      ? html`<p class="hint made-hint">${t('made.chart')}</p>
          <report-chart .bars=${minutesByHour(figures)} measure="minutes" name=${t('made.chart')}></report-chart>`
      : nothing}
    <report-made .figures=${figures} name=${name}></report-made>
  </section>`;
}

const nameOf = ({ name, hour }) => (hour === null ? (name ?? t('made.nobody')) : hourSpan(hour));

/** Rows in the order of the answer; hours from the beginning of the business day. */
function rowsOf({ by, rows, place }) {
  if (by !== 'hour') return rows;
  const first = Number(place.day_start.slice(0, 2));
  const since = ({ hour }) => (hour - first + 24) % 24;
  return [...rows].sort((a, b) => since(a) - since(b));
}

/** How long half of them took at most, and nine of ten. */
const pair = (figures) =>
  figures ? html`${minutes(figures.median)} <small>${nine(figures)} · ${t('made.of', { number: number(figures.tickets) })}</small>` : html`<span class="soft">${NONE}</span>`;

function kept({ promised, kept_share: share }) {
  if (share === null) return html`<span class="soft">${t('made.unpromised')}</span>`;
  return html`${percent(share)} <small>${t('made.of', { number: number(promised) })}</small> ${shareBar(share)}`;
}

const row = (one) =>
  html`<tr>
    <th scope="row">
      ${nameOf(one)}
      <small class="narrow-only">${t('made.count', { count: one.tickets })}</small>
    </th>
    <td class="figure wide-only">${number(one.tickets)}</td>
    <td class="figure wide-only">${pair(one.in_hand)}</td>
    <td class="figure">${pair(one.from_order)}</td>
    <td class="figure kept">${kept(one)}</td>
  </tr>`;

class ReportMade extends PagedRows {
  static properties = { figures: { attribute: false }, name: {} };

  render() {
    const { total } = this.figures;
    const rows = rowsOf(this.figures);
    return html`<p class="hint made-hint">${t('made.hint')}</p>
      <table class="figures made">
        <caption class="visually-hidden">
          ${this.name}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t(`made.by.${this.figures.by}`)}</th>
            <th scope="col" class="figure wide-only">${t('made.tickets')}</th>
            <th scope="col" class="figure wide-only">${t('made.in_hand')}</th>
            <th scope="col" class="figure">${t('made.from_order')}</th>
            <th scope="col" class="figure">${t('made.kept')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.shownOf(rows).map(row)}
        </tbody>
      </table>
      ${this.pages(rows.length)}
      ${total > rows.length
        ? html`<p class="hint">${t('made.first', { shown: number(rows.length), total: number(total) })}</p>`
        : nothing}`;
  }
}

customElements.define('report-made', ReportMade);
