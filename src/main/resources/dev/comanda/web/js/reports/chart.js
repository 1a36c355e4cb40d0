// A chart of bars, each before the pale one of the range before, and the same figures as a table for those
// who cannot see it. The library draws on a canvas in the colours of the page.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { money, shortMoney } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { minutes, number } from './words.js';

const PRINT = matchMedia('print');
const DARK = matchMedia('(prefers-color-scheme: dark)');
const NAMES = ['accent', 'accent-strong', 'accent-soft', 'ink', 'ink-soft', 'line', 'edge', 'pale', 'ground'];

/** A printed picture's size; the browser fits it to the paper. */
const PAPER = { inline: 688, block: 219 };

function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

class ReportChart extends View {
  static properties = {
    bars: { attribute: false },
    measure: {},
    currency: {},
    name: {},
    now: {},
    before: {},
  };

  #chart;
  #repaint = () => this.#chart && this.#paint();
  #print = () => {
    if (!this.#chart) return;
    this.#paint();
    if (PRINT.matches) this.#chart.resize(PAPER.inline, PAPER.block);
    else this.#chart.resize();
  };

  connectedCallback() {
    super.connectedCallback();
    DARK.addEventListener('change', this.#repaint);
    PRINT.addEventListener('change', this.#print);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    DARK.removeEventListener('change', this.#repaint);
    PRINT.removeEventListener('change', this.#print);
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  async updated() {
    await import('chart.js');
    if (this.isConnected) this.#paint();
  }

  #paint() {
    const canvas = this.querySelector('canvas');
    const config = { type: 'bar', ...this.#config(colours()) };
    if (this.#chart) {
      this.#chart.data = config.data;
      this.#chart.options = config.options;
      this.#chart.update('none');
    } else {
      this.#chart = new globalThis.Chart(canvas, config);
    }
    this.querySelector('.chart-area').classList.add('is-drawn');
  }

  /** A figure in words. */
  #words(value) {
    if (this.measure === 'minutes') return minutes(value);
    return this.measure === 'orders' ? number(value) : money({ amount: value, currency: this.currency });
  }

  #config(colour) {
    const { bars, measure } = this;
    const open = (yes, no) => bars.map((bar) => (bar.open ? yes : no));
    const datasets = [
      {
        data: bars.map((bar) => bar[measure]),
        grouped: false,
        backgroundColor: open(colour['accent-soft'], colour.accent),
        hoverBackgroundColor: open(colour['accent-soft'], colour['accent-strong']),
        borderColor: colour.accent,
        borderWidth: open({ top: 2, right: 2, left: 2 }, 0),
        borderRadius: { topLeft: 3, topRight: 3 },
        maxBarThickness: this.before ? 34 : 44,
        barPercentage: this.before ? 0.64 : 0.84,
        categoryPercentage: 0.92,
        order: 1,
      },
    ];
    if (this.before) {
      datasets.push({
        data: bars.map((bar) => bar.before?.[measure] ?? null),
        grouped: false,
        backgroundColor: colour.pale,
        borderColor: colour.edge,
        borderWidth: { top: 2 },
        maxBarThickness: 52,
        barPercentage: 1,
        categoryPercentage: 0.92,
        order: 2,
      });
    }
    return { data: { labels: bars.map((bar) => bar.label), datasets }, options: this.#options(colour) };
  }

  #options(colour) {
    const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
    const ticks = { color: colour['ink-soft'], font };
    const named = (value) =>
      this.measure === 'revenue' ? shortMoney({ amount: value, currency: this.currency }) : number(value);
    return {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          border: { color: colour.line },
          grid: { display: false },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 14 },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: colour.line, tickLength: 0 },
          ticks: { ...ticks, padding: 10, maxTicksLimit: 6, precision: 0, callback: named },
        },
      },
      plugins: { legend: { display: false }, tooltip: this.#tooltip(colour, font) },
    };
  }

  #tooltip(colour, font) {
    const titled = (at) => this.bars[at].title;
    return {
      backgroundColor: colour.ink,
      titleColor: colour.ground,
      bodyColor: colour.ground,
      titleFont: { ...font, weight: 600 },
      bodyFont: font,
      padding: 10,
      cornerRadius: 8,
      displayColors: false,
      callbacks: {
        title: ([item]) => titled(item.dataIndex) + (this.bars[item.dataIndex].open ? t('chart.open') : ''),
        label: ({ datasetIndex, dataIndex, raw }) => {
          const before = this.bars[dataIndex].before?.title || this.before;
          return `${datasetIndex === 0 ? t(`measure.${this.measure}`) : before}: ${this.#words(raw)}`;
        },
      },
    };
  }

  /** What the picture says, in one sentence. */
  #spoken() {
    const { bars, measure } = this;
    const best = bars.reduce((most, bar) => (bar[measure] > most[measure] ? bar : most), bars[0]);
    return t('chart.spoken', { name: this.name, most: this.#words(best[measure]), when: best.title });
  }

  render() {
    return html`<figure class="chart">
      ${this.before ? this.#legend() : nothing}
      <div class="chart-area"><canvas role="img" aria-label=${this.#spoken()}></canvas></div>
      <details class="chart-figures">
        <summary>${icon('forward')} ${t('chart.table')}</summary>
        <div class="chart-scroll" tabindex="0" role="region" aria-label=${this.name}>${this.#table()}</div>
      </details>
    </figure>`;
  }

  #legend() {
    return html`<figcaption class="legend">
      <span><i class="key-now"></i>${this.now}</span>
      <span><i class="key-before"></i>${this.before}</span>
    </figcaption>`;
  }

  #table() {
    return html`<table class="figures">
      <caption class="visually-hidden">
        ${this.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('chart.when')}</th>
          <th scope="col" class="figure">${t(`measure.${this.measure}`)}</th>
          ${this.before ? html`<th scope="col" class="figure">${t('chart.before')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${this.bars.map(
          (bar) =>
            html`<tr>
              <th scope="row">${bar.title}</th>
              <td class="figure">${this.#words(bar[this.measure])}</td>
              ${this.before
                ? html`<td class="figure">${bar.before ? this.#words(bar.before[this.measure]) : '–'}</td>`
                : nothing}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

customElements.define('report-chart', ReportChart);
