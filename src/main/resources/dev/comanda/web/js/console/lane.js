// Lines of one document wait for each other: who is first, who waits behind, for how long, and what it is worth. Other
// documents go on beside it.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View, waiting } from '../element.js';
import { Reader } from '../erp/reader.js';
import { age, money, thousandths, times } from '../format.js';
import { t } from '../i18n.js';
import { laneOf, lanesOf } from './data.js';
import { nameOf, stateTag } from './words.js';

/** Lanes of all integrations that stand beside their lines. */
const PARKED_MAX = 12;

/** Lanes that stand beside a line. */
const OTHERS_MAX = 8;

const TONES = { needs_you: ['call', true], booking: ['preparing', false], waiting: ['new', false], paused: ['served', false], booked: ['ready', false] };

/** How a lane stands. */
export function laneTag(lane) {
  const [tone, act] = TONES[lane.state] ?? ['served', false];
  const words = lane.state === 'waiting' ? t('lane.waiting', { count: lane.waiting }) : t(`lane.${lane.state}`);
  return html`<span class="tag ${act ? 'act' : ''}" data-s=${tone}>${words}</span>`;
}

/** A lane that waits for a person leads to the line that holds it, every other to its lines. */
const wayTo = ({ document, state, head }) =>
  state === 'needs_you' && head
    ? { line: head.delivery_id }
    : { line: '', document: document ?? '', part: 'lines', show: document ? 'all' : 'needs', q: '' };

/** Of all integrations the lanes that wait for a person, the longest first. */
const parkedOf = (healths) =>
  healths
    .flatMap(({ workshop, parked }) =>
      parked.map(({ document, delivery_id, behind, waiting_since }) => ({
        document,
        workshop,
        state: 'needs_you',
        head: { delivery_id },
        waiting: behind + 1,
        waiting_since,
      })),
    )
    .sort((a, b) => a.waiting_since.localeCompare(b.waiting_since))
    .slice(0, PARKED_MAX);

/** The order of the log, which rarely is another than that of ids: who holds the lane is known. */
function headFirst(lines, lane) {
  const head = lines.find((one) => one.id === lane?.head?.delivery_id);
  return head ? [head, ...lines.filter((one) => one !== head)] : lines;
}

class ConsoleLane extends View {
  static properties = {
    delivery: { attribute: false },
    on: { attribute: false },
    healths: { attribute: false },
    place: { attribute: false },
    news: { attribute: false },
    way: { attribute: false },
    tick: { type: Number },
    lines: { state: true },
    total: { state: true },
    lane: { state: true },
    others: { state: true },
    problem: { state: true },
  };

  #of;
  #reader = new Reader(
    () => this.#read(),
    (read) => Object.assign(this, read, { problem: '' }),
    (problem) => (this.problem = problem.words ?? t('problem.unexpected')),
  );

  willUpdate(changed) {
    const { delivery, on } = this;
    const of = `${on?.integration_id ?? ''}/${delivery?.document ?? ''}/${delivery ? 1 : 0}`;
    if (of !== this.#of) {
      this.#of = of;
      Object.assign(this, { lines: undefined, lane: undefined, others: undefined, problem: '' });
      if (on) this.#reader.afresh();
      else this.#reader.leave();
    } else if (on && changed.has('news')) this.#reader.again();
    if (!on) this.others = parkedOf(this.healths);
  }

  async #read() {
    const { delivery, on, place } = this;
    const [{ lines, total }, lanes] = await Promise.all([
      delivery?.document ? laneOf(place, on, delivery.document) : { lines: [], total: 0 },
      lanesOf(on),
    ]);
    const lane = lanes.find((one) => one.document === delivery?.document);
    const others = lanes.filter((one) => one.document !== delivery?.document);
    return { lane, lines: headFirst(lines, lane), total, others };
  }

  /** What is known stays where it cannot be had anew; a line whose integration was removed stands in no lane. */
  render() {
    const { delivery, others, problem } = this;
    const trouble = problem
      ? html`<p class="message message-fault" role="alert">
          <span>${problem}</span>
          <button class="button quiet" type="button" @click=${() => this.#reader.again()}>${t('failed.retry')}</button>
        </p>`
      : nothing;
    if (!others) return problem ? trouble : waiting();
    return html`${trouble} ${this.lines && delivery?.document ? this.#lane(delivery.document) : nothing} ${this.#others()}`;
  }

  #lane(document) {
    return html`<header class="erp-side-head">
        <h2>${t('lane.title', { document })}</h2>
        <small>${t('lane.order')}</small>
      </header>
      ${this.lines.length === 0
        ? html`<p class="empty">${t('lane.empty')}</p>`
        : html`${this.#sums()}
            <ol class="erp-lane" role="list">
              ${repeat(
                this.lines,
                (one) => one.id,
                (one, i) => this.#line(one, i),
              )}
            </ol>
            ${this.total > this.lines.length
              ? html`<p class="hint">${t('lane.more', { count: this.total - this.lines.length })}</p>`
              : nothing}`}`;
  }

  #sums() {
    const { lines, lane } = this;
    const since = lane?.waiting_since ?? lines[0].waiting_since;
    return html`<dl class="erp-sums">
      <div><dt>${t('lane.count')}</dt><dd>${lane?.waiting ?? this.total}</dd></div>
      ${since ? html`<div><dt>${t('lane.for')}</dt><dd>${age(since)}</dd></div>` : nothing}
      ${lane?.worth ? html`<div><dt>${t('lane.worth')}</dt><dd>${money(lane.worth)}</dd></div>` : nothing}
    </dl>`;
  }

  #line(one, i) {
    const current = one.id === this.delivery.id;
    const holds = i === 0 && this.lines.length > 1 && this.total === this.lines.length;
    const words = holds ? t('lane.holds') : one.order_number ? t('order.number', { number: one.order_number }) : '';
    return html`<li>
      <a
        class="erp-in-lane"
        href=${this.way.href({ line: one.id })}
        aria-current=${current ? 'true' : nothing}
        @click=${(event) => this.way.go(event, { line: one.id })}
      >
        <b>${times(thousandths(one.quantity), one.unit)}</b>
        <span class="erp-what"><strong>${nameOf(one)}</strong>${words ? html`<small>${words}</small>` : nothing}</span>
        ${one.worth && i > 0 ? html`<small>${money(one.worth)}</small>` : stateTag(one)}
      </a>
    </li>`;
  }

  #others() {
    const { others, delivery } = this;
    if (others.length === 0) return delivery ? nothing : html`<p class="empty">${t(this.on ? 'lane.none' : 'lane.none_parked')}</p>`;
    const title = t(delivery ? 'lane.others' : this.on ? 'lane.all' : 'lane.parked');
    const shown = delivery ? others.slice(0, OTHERS_MAX) : others;
    return html`<section class="erp-others" aria-label=${title}>
      ${delivery ? html`<h3>${title}</h3>` : html`<header class="erp-side-head"><h2>${title}</h2></header>`}
      <ul>
        ${shown.map((one) => {
          const to = wayTo(one);
          return html`<li>
            <a href=${this.way.href(to)} @click=${(event) => this.way.go(event, to)}>
              <span
                >${one.document ? t('line.document', { document: one.document }) : t('line.no_document')}
                <small>${[one.workshop, one.waiting_since && age(one.waiting_since)].filter(Boolean).join(' · ')}</small></span
              >
              ${laneTag(one)}
            </a>
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

customElements.define('console-lane', ConsoleLane);
