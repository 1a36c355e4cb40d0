// What was sold: over time, by hour, by waiter, by product.

import { html, nothing } from 'lit';
import './chart.js';
import { t } from '../i18n.js';
import { choice } from './parts.js';
import { people } from './people.js';
import './products.js';
import { overHours, overTime, unitOf } from './series.js';
import { MEASURES } from './wanted.js';
import { rangeWords } from './words.js';

/** The sections of a page that says what is `wanted` and whether it shows one's `own` alone. */
export function sales(figures, page) {
  const { wanted, own, csv, want } = page;
  const oneDay = unitOf(figures.span) === 'hour';
  return html`${oneDay ? hours(figures, page, true) : time(figures, page)}
    <div class="report-pair">
      ${oneDay ? nothing : hours(figures, page, false)}
      ${own ? nothing : people(figures.staff, wanted.waiter, csv('staff'))}
    </div>
    <report-products
      .products=${figures.products}
      .wanted=${wanted}
      currency=${figures.place.currency}
      .csv=${csv('products', { category: wanted.category, sort: wanted.sort })}
      @want=${(event) => want(event.detail)}
    ></report-products>`;
}

const time = (figures, page) => card('summary', unitOf(figures.span), overTime(figures), figures, page, true);

const hours = (figures, page, alone) => card('hours', 'hour', overHours(figures, alone), figures, page, alone);

/** A chart; the first one has what switches them all, and is held against the range before. */
function card(report, unit, bars, { place, span }, { wanted, csv, want }, first) {
  const { show } = wanted;
  const id = `${report}-title`;
  const name = t(`time.${unit}`, { what: t(`measure.${show}`) });
  return html`<section class="report-card" aria-labelledby=${id}>
    <header class="card-head">
      <h2 id=${id}>${name}</h2>
      <span class="grow"></span>
      ${first ? choice(t('measure.label'), MEASURES, show, 'measure', (one) => want({ show: one })) : nothing}
      ${csv(report)}
    </header>
    <report-chart
      .bars=${bars}
      measure=${show}
      currency=${place.currency}
      name=${name}
      now=${rangeWords(span)}
      before=${first ? rangeWords(span.before) : ''}
    ></report-chart>
  </section>`;
}
