// The robots of a place: who waits, since when, where, and why it is not used; and reports that changed nothing.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { View } from '../element.js';
import { age, took } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { now } from '../now.js';
import '../panel/ask-dialog.js';
import { asStaff } from '../staff.js';

const TONES = { waiting: 'ready', calling: 'preparing', given: 'preparing', aside: 'preparing' };

const MINUTE_MS = 60_000;
const MIDNIGHT = '00:00';

/** Reports that are shown at once. */
const REPORTS_MAX = 10;

/** Says `dropped` when a robot was. */
class AdminRobots extends View {
  static properties = {
    place: { attribute: false },
    stations: { attribute: false },
    robots: { attribute: false },
    dropping: { state: true },
  };

  async #drop({ id }) {
    await asStaff('DELETE', `/api/locations/${this.place.id}/robots/${id}`);
    this.tell('dropped');
  }

  render() {
    const { robots, reports } = this.robots;
    return html`<section class="table-card" aria-labelledby="robots-title">
        <header class="card-head">
          <div>
            <h2 id="robots-title">${t('robots.title')}</h2>
            <p class="hint">${t('robots.words')}</p>
          </div>
        </header>
        ${robots.length === 0
          ? html`<p class="empty">${icon('robot')} ${t('robots.none')}</p>`
          : html`<ul class="keys">
              ${repeat(
                robots,
                (one) => one.id,
                (one) => this.#robot(one),
              )}
            </ul>`}
      </section>
      ${reports.length > 0 ? this.#reports(reports) : nothing} ${this.dropping ? this.#ask(this.dropping) : nothing}`;
  }

  #robot(robot) {
    const { label, state, station_id: at, address } = robot;
    const station = this.stations.find((one) => one.id === at)?.name;
    const facts = [station, address, t('robots.since', { age: since(robot.since) }), probed(robot)];
    return html`<li class="key">
      <div class="key-what">
        <h3>
          ${label}
          <span class="tag ${state === 'aside' ? 'act' : ''}" data-s=${TONES[state]}>${t(`robots.${state}`)}</span>
        </h3>
        <p class="hint">${facts.filter(Boolean).join(' · ')}</p>
        <p class="hint">${makes(robot.filter)}</p>
        <p class="robot-why">${icon(state === 'aside' ? 'warning' : 'clock')} <span>${whyIdle(robot)}</span></p>
      </div>
      ${robot.ticket_id
        ? nothing
        : html`<div class="key-acts">
            <button
              class="button danger quiet"
              type="button"
              aria-label=${t('robots.drop_name', { name: label })}
              @click=${() => (this.dropping = robot)}
            >
              ${t('robots.drop')}
            </button>
          </div>`}
    </li>`;
  }

  #ask(robot) {
    return html`<ask-dialog
      heading=${t('robots.drop_title', { name: robot.label })}
      words=${t('robots.drop_words')}
      button=${t('robots.drop')}
      .act=${() => this.#drop(robot)}
      @gone=${() => (this.dropping = undefined)}
    ></ask-dialog>`;
  }

  #reports(reports) {
    return html`<section class="table-card" aria-labelledby="reports-title">
      <header class="card-head">
        <div>
          <h2 id="reports-title">${t('robots.reports')}</h2>
          <p class="hint">${t('robots.reports_words')}</p>
        </div>
      </header>
      <ul class="keys">
        ${reports.slice(0, REPORTS_MAX).map(
          (one) => html`<li class="key">
            <div class="key-what">
              <h3>${t('robots.report', { order: one.order_id, status: one.status })}</h3>
              <p class="hint">${t('robots.said', { robot: one.orderbot_id, age: since(one.at) })} · ${t(`robots.reason_${one.reason}`)}</p>
            </div>
          </li>`,
        )}
      </ul>
      ${reports.length > REPORTS_MAX
        ? html`<p class="hint">${t('robots.more', { count: reports.length - REPORTS_MAX })}</p>`
        : nothing}
    </section>`;
  }
}

/** How long ago something was, of what has just been in seconds. */
function since(instant) {
  const passed = now() - Date.parse(instant);
  return passed < MINUTE_MS ? took(passed) : age(instant);
}

/** What its address said last, if it was asked. */
const probed = ({ probe, probed_at: at }) =>
  probe ? t('robots.probed', { age: since(at), said: t(`robots.probe_${probe}`) }) : undefined;

/** What it makes, when, and for whom not. */
function makes({ items = [], pattern, from, to, exclude = [] }) {
  const parts = [items.length > 0 ? t('robots.makes', { items: items.join(', ') }) : t('robots.makes_all')];
  if (pattern) parts.push(t('robots.pattern', { pattern }));
  if ((from ?? MIDNIGHT) !== (to ?? MIDNIGHT)) parts.push(t('robots.hours', { from: from ?? MIDNIGHT, to: to ?? MIDNIGHT }));
  if (exclude.length > 0) parts.push(t('robots.not_for', { names: exclude.join(', ') }));
  return parts.join(' · ');
}

/** Why it makes nothing just now. */
const whyIdle = ({ state, why }) => t(state === 'waiting' ? `robots.why.${why ?? 'nothing_waits'}` : `robots.why.${state}`);

customElements.define('admin-robots', AdminRobots);
