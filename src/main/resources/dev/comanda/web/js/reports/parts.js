// What stands around the figures: how fresh they are, and what is shown without any.

import { html, nothing } from 'lit';
import { waiting } from '../element.js';
import { clock } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { rangeWords } from './words.js';

/** How old the figures are; what was sold on days that are over never changes. */
function freshness({ view, span, openDate }, { asOf, loading, problem: failed }) {
  if (loading) {
    return html`<span class="fresh fresh-final" role="status"
      ><span class="spinner" aria-hidden="true"></span> ${t('loading')} …</span
    >`;
  }
  const final = span.to < openDate;
  const look = failed ? 'stale' : final ? 'final' : 'live';
  const said = look === 'live' ? 'open' : look === 'final' && view === 'sales' ? 'final' : 'as_of';
  const words = t(`reports.${said}`, { time: clock(asOf) });
  return html`<span class="fresh fresh-${look}" role="status"
    >${look === 'final' ? icon('check') : html`<span class="dot" aria-hidden="true"></span>`} ${words}</span
  >`;
}

/** A switch between a few, whose words stand under `words`. */
export const choice = (label, offered, chosen, words, act) =>
  html`<div class="segment" role="group" aria-label=${label}>
    ${offered.map(
      (one) =>
        html`<button type="button" aria-pressed=${one === chosen} @click=${() => act(one)}>${t(`${words}.${one}`)}</button>`,
    )}
  </div>`;

/** Which dates these are, how fresh by the page's `asOf`, `loading` and `problem`, and what they are compared with. */
export const title = (figures, state) =>
  html`<div class="report-title">
    <h1>${t('reports.title')} <span class="print-only">· ${figures.place.name}</span></h1>
    <p class="report-dates">
      <strong>${rangeWords(figures.span)}</strong>
      ${freshness(figures, state)}
      ${figures.view === 'sales'
        ? html`<span class="hint">${t('reports.compared', { range: rangeWords(figures.span.before) })}</span>`
        : nothing}
    </p>
  </div>`;

/** There is nothing of a view; `onOther` leads to a range that may have something. */
export const empty = ({ view, filtered, today, onOther }) =>
  html`<div class="report-card empty">
    ${icon('chart')}
    <h2>${t(filtered ? 'empty.filtered' : `empty.${view}.${today ? 'today' : 'title'}`)}</h2>
    <p>${t(filtered ? 'empty.filtered_words' : `empty.${view}.${today ? 'today_words' : 'words'}`)}</p>
    <button class="button quiet" type="button" @click=${onOther}>
      ${t(filtered ? 'empty.all' : today ? 'range.yesterday' : 'range.this_year')}
    </button>
  </div>`;

/** The page's shape before it has any figures. */
export const skeleton = () =>
  html`<div class="skeleton">
    ${waiting()}
    <div class="kpis">${[1, 2, 3, 4].map(() => html`<div class="kpi bone"></div>`)}</div>
    <div class="report-card bone bone-chart"></div>
    <div class="report-pair">
      <div class="report-card bone bone-half"></div>
      <div class="report-card bone bone-half"></div>
    </div>
  </div>`;

/** The figures could not be had; older ones stay below. */
export const trouble = ({ words, figures, asOf, onRetry }) =>
  html`<div class="message message-fault report-trouble" role="alert">
    <span>
      <strong>${t('trouble.title')}</strong> ${words}
      ${figures
        ? html`<br />${t('trouble.old', { range: rangeWords(figures.span), time: clock(asOf) })}`
        : nothing}
    </span>
    <button class="button quiet" type="button" @click=${onRetry}>${t('failed.retry')}</button>
  </div>`;

/** A button that hands over a report as a file. */
export const csvButton = (name, busy, act) =>
  html`<button class="button quiet csv-button" type="button" aria-label=${name} ?disabled=${busy} @click=${act}>
    ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : icon('download')} <span>CSV</span>
  </button>`;
