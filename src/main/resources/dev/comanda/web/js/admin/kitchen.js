// The stations of a place: what each has to do and who listens there; added, changed, removed. With what stands still,
// and the robots.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { all } from '../api.js';
import { View, waiting } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import '../panel/ask-dialog.js';
import { asStaff } from '../staff.js';
import { applyToPanel, isTicket } from '../store.js';
import '../tickets/held.js';
import { Kitchen } from '../tickets/kitchen.js';
import { lostWithout } from '../tickets/where.js';
import { PlaceEar } from './ear.js';
import './robots.js';
import './station-dialog.js';

/** Robots come and go without an event, and so do screens. */
const LOOK_EVERY_MS = 5_000;

class AdminKitchen extends View {
  static properties = {
    place: { attribute: false },
    stations: { state: true },
    work: { state: true },
    nowhere: { state: true },
    robots: { state: true },
    panel: { state: true },
    problem: { state: true },
    edited: { state: true },
    removing: { state: true },
  };

  /** Products that go nowhere without the station that is to be removed. */
  lost = 0;

  #ear = new PlaceEar();
  #looking;
  #looks = 0;

  /** What was typed of stations and is not saved, by their ids. */
  #drafts = new Map();

  connectedCallback() {
    super.connectedCallback();
    this.#looking = setInterval(() => document.visibilityState === 'visible' && this.#look(), LOOK_EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#looking);
    this.#ear.stop();
  }

  willUpdate(changed) {
    if (changed.has('place') && this.place) this.#begin();
  }

  get #path() {
    return `/api/locations/${this.place.id}`;
  }

  #begin() {
    Object.assign(this, { stations: undefined, panel: undefined, problem: '' });
    const page = {
      answered: (type, session_id, data) => this.#happened({ type, session_id, data }),
      failed: (words) => (this.problem = words),
    };
    this.kitchen = new Kitchen(this.place, page);
    this.#ear.listen(this.place, {
      began: (panel) => (this.panel = panel),
      happened: (event) => this.#happened(event),
    });
    this.#look();
  }

  async #look() {
    const { place } = this;
    const look = ++this.#looks;
    try {
      const [stations, work, robots] = await Promise.all([
        asStaff('GET', `${this.#path}/stations`),
        asStaff('GET', `${this.#path}/attendance`),
        asStaff('GET', `${this.#path}/robots`),
      ]);
      if (place !== this.place || look !== this.#looks) return;
      Object.assign(this, { stations: stations.data, work: work.data, nowhere: work.held, robots, problem: '' });
    } catch (problem) {
      if (place === this.place && look === this.#looks) this.problem = problem.words ?? t('problem.unexpected');
    }
  }

  #happened(event) {
    if (isTicket(event.type) && this.panel) this.panel = applyToPanel(this.panel, event);
    if (event.type !== 'station.changed') return;
    this.kitchen.changed();
    this.panel = this.panel && { ...this.panel };
    this.#look();
  }

  /** Whoever removes a station is told what goes there now. */
  async #askToRemove(station) {
    const { place } = this;
    try {
      const [categories, products] = await Promise.all([all(`${this.#path}/categories`), all(`${this.#path}/products`)]);
      if (place !== this.place) return;
      this.lost = lostWithout(station, { categories, products, stations: this.stations });
      this.removing = station;
    } catch (problem) {
      if (place === this.place) this.problem = problem.words ?? t('problem.unexpected');
    }
  }

  /** What another one has changed since is shown before it is removed. */
  async #remove({ id, version }) {
    try {
      await asStaff('DELETE', `${this.#path}/stations/${id}`, { version });
    } catch (problem) {
      await this.#look();
      this.removing = this.stations.find((one) => one.id === id) ?? this.removing;
      throw problem;
    }
    this.#drafts.delete(id);
    await this.#look();
  }

  #workAt = ({ id }) => this.work.find((one) => one.station_id === id) ?? { queued: 0, fired: 0, held: 0, screens: 0 };

  // What is shown.

  render() {
    const { stations, problem } = this;
    return html`${this.panel
        ? html`<panel-held .panel=${this.panel} .kitchen=${this.kitchen} .tick=${this.work}></panel-held>`
        : nothing}
      <section class="table-card" aria-labelledby="kitchen-title">
        <header class="card-head">
          <div>
            <h2 id="kitchen-title">${t('kitchen.title')}</h2>
            <p class="hint">${t('kitchen.words')}</p>
          </div>
          <span class="grow"></span>
          ${stations?.length > 0 ? this.#board() : nothing}
          <button class="button" type="button" @click=${() => (this.edited = {})}>
            ${icon('plus')} ${t('kitchen.add')}
          </button>
        </header>
        ${problem ? this.#trouble() : nothing}
        ${stations ? this.#list(stations) : problem ? nothing : waiting()}
      </section>
      ${stations && this.#hasRobots
        ? html`<admin-robots
            .place=${this.place}
            .stations=${stations}
            .robots=${this.robots}
            @dropped=${() => this.#look()}
          ></admin-robots>`
        : nothing}
      ${this.#dialogs()}`;
  }

  get #hasRobots() {
    const { robots, reports } = this.robots;
    return this.stations.some((one) => one.kind === 'robots') || robots.length > 0 || reports.length > 0;
  }

  #board() {
    return html`<a class="button quiet" href="/board/${this.place.slug}">${icon('screen')} ${t('kitchen.board')}</a>`;
  }

  #trouble() {
    return html`<p class="message message-fault" role="alert">
      <span>${this.problem}</span>
      <button class="button quiet" type="button" @click=${() => this.#look()}>${t('failed.retry')}</button>
    </p>`;
  }

  #list(stations) {
    if (stations.length === 0) return html`<p class="empty">${icon('pan')} ${t('kitchen.none')}</p>`;
    return html`<ul class="keys">
      ${repeat(
        stations,
        (one) => one.id,
        (one) => this.#station(one),
      )}
      ${this.nowhere > 0 ? this.#none() : nothing}
    </ul>`;
  }

  #station(station) {
    const { id, name, kind } = station;
    const work = this.#workAt(station);
    return html`<li class="key">
      <div class="key-what">
        <h3>${name} <span class="tag">${icon(kind === 'robots' ? 'robot' : 'person')} ${t(`kitchen.${kind}`)}</span></h3>
        <p class="hint">${paceOf(station)}</p>
        <p class="hint">${busyness(work)}</p>
        <p class="hint">${this.#listeners(station, work)}</p>
      </div>
      <div class="key-acts">
        <a class="button quiet" href="/station/${id}" aria-label=${t('kitchen.open_name', { name })}>${t('kitchen.open')}</a>
        <button
          class="button quiet"
          type="button"
          aria-label=${t('people.edit_name', { name })}
          @click=${() => (this.edited = station)}
        >
          ${t('people.edit')}
        </button>
        <button
          class="button danger quiet"
          type="button"
          aria-label=${t('kitchen.remove_name', { name })}
          @click=${() => this.#askToRemove(station)}
        >
          ${t('kitchen.remove')}
        </button>
      </div>
    </li>`;
  }

  /** What stands still at no station; what it can become stands above. */
  #none() {
    return html`<li class="key">
      <div class="key-what">
        <h3>${t('kitchen.nowhere')}</h3>
        <p class="hint">${t('kitchen.held', { count: this.nowhere })}</p>
      </div>
    </li>`;
  }

  /** What waits where nobody would see it wants a hand. */
  #listeners({ id, kind }, { queued, screens }) {
    const here = this.robots.robots.filter((one) => one.station_id === id);
    const heard = [screens > 0 ? t('kitchen.screens', { count: screens }) : t('kitchen.no_screen')];
    if (kind === 'robots') heard.push(t('kitchen.robots_here', { count: here.length }));
    const isAlone = queued > 0 && screens === 0 && here.length === 0;
    return isAlone
      ? html`<span class="tag act" data-s="preparing">${icon('warning')} ${t('kitchen.unheard')}</span>`
      : heard.join(' · ');
  }

  #dialogs() {
    const { edited, removing } = this;
    return html`${edited
      ? html`<station-dialog
          .station=${edited}
          .path=${`${this.#path}/stations`}
          .drafts=${this.#drafts}
          @saved=${() => this.#look()}
          @other=${(event) => (this.edited = event.detail)}
          @gone=${() => (this.edited = undefined)}
        ></station-dialog>`
      : nothing}
    ${removing
      ? html`<ask-dialog
          heading=${t('kitchen.remove_title', { name: removing.name })}
          words=${removal(this.#workAt(removing), this.lost, this.stations.length === 1)}
          button=${t('kitchen.remove')}
          .act=${() => this.#remove(removing)}
          @gone=${() => (this.removing = undefined)}
        ></ask-dialog>`
      : nothing}`;
  }
}

/** How long a ticket takes there, how many are made side by side, and how much it takes in. */
const paceOf = ({ minutes, at_once: atOnce, intake_minutes: intake }) =>
  [
    t('kitchen.minutes', { minutes }),
    t('kitchen.at_once', { count: atOnce }),
    intake > 0 ? t('kitchen.intake', { minutes: intake }) : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** How much there is to do. */
function busyness(work) {
  const some = ['queued', 'fired', 'held'].filter((state) => work[state] > 0);
  return some.length === 0
    ? t('kitchen.idle')
    : some.map((state) => t(`kitchen.${state}`, { count: work[state] })).join(' · ');
}

/** What becomes of what is still to be made there, and of what goes there and nowhere else. */
function removal({ queued, fired }, lost, isLast) {
  const open = queued + fired;
  return [
    open > 0 ? t('kitchen.remove_open', { count: open }) : t('kitchen.remove_idle'),
    isLast ? t('kitchen.remove_last') : lost > 0 ? t('kitchen.remove_nowhere', { count: lost }) : '',
    t('kitchen.remove_words'),
  ]
    .filter(Boolean)
    .join(' ');
}

customElements.define('admin-kitchen', AdminKitchen);
