// The public board of a place: which numbers are being prepared, which are ready. Whoever waits looks at it from
// afar, and hears a number called once it is ready.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call } from '../api.js';
import { View, waiting } from '../element.js';
import { clock, timesOf } from '../format.js';
import { choose, speak, t } from '../i18n.js';
import { icon, mark } from '../icons.js';
import { now, told } from '../now.js';
import { Awake } from '../tickets/awake.js';
import { Ear } from '../tickets/ear.js';
import { applyToBoard, columnsOf } from '../tickets/queue.js';
import { Voice } from './voice.js';

/** No more is tried to be shown; of what has no room it is said how many. */
const SHOWN_MAX = { preparing: 60, ready: 30 };

/** After a long silence nobody wants to hear all of it. */
const CALLED_MAX = 5;

const CLOCK_EVERY_MS = 1_000;
const TRY_AGAIN_MS = 5_000;

const VOICES = { off: 'board.tap', on: 'board.loud', unable: 'board.mute' };
const PICTURES = { preparing: 'pan', ready: 'bell' };

class BoardPage extends View {
  static properties = { board: { state: true }, problem: { state: true }, tick: { state: true }, room: { state: true } };

  #slug = decodeURIComponent(location.pathname.split('/')[2]);
  #voice = new Voice(() => this.requestUpdate());
  #awake = new Awake(() => {});
  #ear = new Ear({
    changed: () => this.requestUpdate(),
    onSnapshot: (snapshot) => this.#show(snapshot),
    onEvents: (events) => this.#take(events.reduce(applyToBoard, this.board)),
    ended: () => setTimeout(() => this.#begin(), TRY_AGAIN_MS),
  });

  constructor() {
    super();
    Object.assign(this, { problem: '', tick: 0, room: SHOWN_MAX });
  }

  connectedCallback() {
    super.connectedCallback();
    setInterval(() => this.tick++, CLOCK_EVERY_MS);
    addEventListener('resize', () => (this.room = SHOWN_MAX));
    this.#awake.start();
    this.#begin();
  }

  /** It speaks to those who wait, so in the place's own language. */
  async #begin() {
    try {
      const snapshot = await call('GET', `/api/locations/${encodeURIComponent(this.#slug)}/board`);
      await speak(snapshot.location.languages?.[0] ?? choose(['en', 'de']), 'station');
      this.problem = '';
      this.#show(snapshot);
      this.#ear.listen(`/live/boards/${encodeURIComponent(this.#slug)}`, snapshot.position);
    } catch (problem) {
      await speak(choose(['en', 'de']), 'station');
      this.problem = problem.status === 404 ? t('board.not_found') : (problem.words ?? t('problem.unexpected'));
      setTimeout(() => this.#begin(), TRY_AGAIN_MS);
    }
  }

  #show(snapshot) {
    told(snapshot.now);
    timesOf(snapshot.location);
    this.#take(snapshot);
  }

  /** What has become ready before one's eyes is called. */
  #take(board) {
    const before = this.board && columnsOf(this.board);
    this.board = board;
    if (!before) return;
    const known = new Set(before.ready.map((one) => one.key));
    const fresh = columnsOf(board).ready.filter((one) => !known.has(one.key));
    for (const { number, name } of fresh.slice(0, CALLED_MAX).reverse()) {
      this.#voice.say(t(name ? 'board.spoken_name' : 'board.spoken', { number, name }));
    }
  }

  #tapped() {
    this.#voice.arm(t('board.armed'));
  }

  #turned(event) {
    event.stopPropagation();
    if (this.#voice.state === 'on') this.#voice.mute();
    else this.#tapped();
  }

  render() {
    const { board, problem } = this;
    const { deaf } = this.#ear;
    document.title = `${board ? `${board.location.name} · ` : ''}Comanda`;
    if (!board) {
      return html`<main class="public is-empty">${problem ? html`<p role="alert">${problem}</p>` : waiting()}</main>`;
    }
    const { preparing, ready } = columnsOf(board);
    return html`<main class="public ${deaf ? 'is-stale' : ''}" @click=${() => this.#tapped()}>
      <header class="public-head">
        ${mark(48)}
        <h1>${board.location.name}</h1>
        <b class="public-clock">${clock(now())}</b>
      </header>
      <div class="halves">${this.#half('preparing', preparing)} ${this.#half('ready', ready)}</div>
      ${this.#foot(deaf)}
    </main>`;
  }

  #half(state, calls) {
    const shown = calls.slice(0, this.room[state]);
    const rest = calls.length - shown.length;
    return html`<section class="half" data-s=${state} aria-labelledby="half-${state}">
      <h2 id="half-${state}">${icon(PICTURES[state])} ${t(`board.${state}`)}</h2>
      ${calls.length === 0 && state === 'preparing' ? html`<p class="half-none">${t('board.none')}</p>` : nothing}
      <ol class="calls" data-state=${state} aria-live=${state === 'ready' ? 'polite' : 'off'}>
        ${repeat(
          shown,
          (one) => one.key,
          (one) => html`<li class="call">
            <b class="call-number ${String(one.number).length > 3 ? 'is-long' : ''}">${one.number}</b>
            ${one.name ? html`<span class="call-name">${one.name}</span>` : nothing}
          </li>`,
        )}
      </ol>
      ${rest > 0 ? html`<p class="half-none">${t('board.more', { count: rest })}</p>` : nothing}
    </section>`;
  }

  /** What is cut off is not shown at all. */
  updated() {
    for (const list of this.querySelectorAll('.calls')) {
      const edge = list.getBoundingClientRect().bottom + 1;
      const calls = [...list.children];
      const fit = calls.filter((one) => one.getBoundingClientRect().bottom <= edge).length;
      if (fit < calls.length) this.room = { ...this.room, [list.dataset.state]: Math.max(1, fit) };
    }
  }

  #foot(deaf) {
    const { freshness, lastLive } = this.#ear;
    const { state } = this.#voice;
    return html`<footer class="public-foot">
      ${deaf
        ? html`<p class="public-stale" role="alert">${icon('cloud')} ${t('board.stale', { time: clock(lastLive) })}</p>`
        : html`<p class="fresh-dot is-${freshness}"><span class="dot" aria-hidden="true"></span> ${t(`fresh.${freshness}`)}</p>`}
      <span class="grow"></span>
      <span>${t('board.show')}</span>
      <button class="voice" type="button" ?disabled=${state === 'unable'} @click=${(event) => this.#turned(event)}>
        ${icon(state === 'on' ? 'sound' : 'silent')} ${t(VOICES[state])}
      </button>
    </footer>`;
  }
}

customElements.define('board-page', BoardPage);
