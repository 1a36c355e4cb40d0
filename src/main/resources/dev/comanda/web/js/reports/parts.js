// What stands around the figures: how fresh they are, and what is shown without any.

import { html, nothing } from 'lit';
import { waiting } from '../element.js';
import { clock } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { rangeWords } from './words.js';

/** How old the figures are; those of days that are over never change. */
function freshness({ span, openDate }, { asOf, loading, problem: failed }) {
  if (loading) {
    return html`<span class="fresh fresh-final" role="status"
      ><span class="spinner" aria-hidden="true"></span> ${t('loading')} …</span
    >`;
  }
  const final = span.to < openDate;
  const look = failed ? 'stale' : final ? 'final' : 'live';
  const words = final && !failed ? t('reports.final') : t(`reports.${failed ? 'as_of' : 'open'}`, { time: clock(asOf) });
  return html`<span class="fresh fresh-${look}" role="status"
    >${look === 'final' ? icon('check') : html`<span class="dot" aria-hidden="true"></span>`} ${words}</span
  >`;
}

/** Which dates these are, how fresh by the page's `asOf`, `loading` and `problem`, and what they are compared with. */
export const title = (figures, state) =>
  html`<div class="report-title">
    <h1>${t('reports.title')} <span class="print-only">· ${figures.place.name}</span></h1>
    <p class="report-dates">
      <strong>${rangeWords(figures.span)}</strong>
      ${freshness(figures, state)}
      <span class="hint">${t('reports.compared', { range: rangeWords(figures.span.before) })}</span>
    </p>
  </div>`;

/** Nothing was sold; `onOther` leads to a range that may have something. */
export const empty = ({ filtered, today, onOther }) =>
  html`<div class="report-card empty">
    ${icon('chart')}
    <h2>${t(filtered ? 'empty.filtered' : today ? 'empty.today' : 'empty.title')}</h2>
    <p>${t(filtered ? 'empty.filtered_words' : today ? 'empty.today_words' : 'empty.words')}</p>
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
