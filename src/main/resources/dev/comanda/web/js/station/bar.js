// What stands around the slips of a station: its line of facts, the sum of the day, the keys, and the words for
// when there is nothing to make or nothing is heard.

import { html, nothing } from 'lit';
import { clock, dated, quantity } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { now } from '../now.js';
import { elapsed, medianOf } from '../tickets/ages.js';
import { ticketName } from '../tickets/why.js';
import '../toast.js';
import { openAt } from './around.js';
import { KEYS } from './keys.js';
import { allDay } from './tickets.js';

const AWAKE = { held: 'station.awake', asleep: 'station.asleep', unable: 'station.asleep_unable' };

/** What is on until somebody switches it off. */
const pressed = (look, on, words, act) =>
  html`<button class="button quiet ${look}" type="button" aria-pressed=${on ? 'true' : 'false'} @click=${act}>
    ${on ? icon('check') : nothing} ${words}
  </button>`;

/** Which station, how many wait, and what proves that it works; `shows` what can be shown or hidden. */
export function bar({ station, stations, open, done, awake, allDayShown }, { days, recall }) {
  const median = medianOf(done);
  return html`<div class="station-bar">
    <nav class="segment station-tabs" aria-label=${t('head.stations')}>
      ${stations.map((one) => tab(one, station, open))}
    </nav>
    <span class="grow"></span>
    <span class="proof ${awake === 'held' ? 'is-good' : ''}" title=${t(AWAKE[awake])}
      >${icon('screen')} <span>${t(AWAKE[awake])}</span></span
    >
    ${median === undefined
      ? nothing
      : html`<span class="proof is-good roomy"
          >${icon('clock')} <span>${t('station.median')} <b>${elapsed(median)}</b></span></span
        >`}
    ${pressed('roomy', allDayShown, t('station.all_day'), days)}
    <button class="button quiet" type="button" @click=${recall}>
      ${icon('undo')} ${t('station.done_short')} <span class="count">${done.length}</span>
    </button>
  </div>`;
}

/** A station, with how many tickets it has open: its own are known here, those of others are asked for. */
function tab(one, station, open) {
  const isHere = one.id === station.id;
  const count = isHere ? open.length : openAt(one);
  return html`<a href="/station/${one.id}" aria-current=${isHere ? 'page' : nothing}
    >${one.name}
    ${count === undefined
      ? nothing
      : html`<b><span aria-hidden="true">${count}</span><span class="visually-hidden">${t('station.open', { count })}</span></b>`}</a
  >`;
}

/** Where no station is shown: there is none yet, or `problem` says why. */
export function noStation(problem) {
  return html`<main class="station-main">
    <h1 class="visually-hidden">${t('head.stations')}</h1>
    ${problem
      ? html`<p class="message message-fault page-message" role="alert">
          <span>${problem} <a href="/">${t('panel.choose')}</a></span>
        </p>`
      : html`<p class="empty">${icon('pan')} ${t('station.none')}</p>`}
  </main>`;
}

/** What was tapped and is not done, until somebody has read it. */
export function wrong(words, read) {
  if (!words) return nothing;
  return html`<p class="message message-warning station-said" role="alert">
    <span>${words}</span>
    <button class="button quiet" type="button" @click=${read}>${t('close')}</button>
  </p>`;
}

/** Nobody may take an old screen for a quiet one. */
export function deafness({ lastLive, freshness }) {
  const ended = freshness === 'ended';
  return html`<section class="deaf" role="alert">
    ${icon('cloud')}
    <div>
      <h2>${t('station.deaf', { time: clock(lastLive) })}</h2>
      <p>${t(ended ? 'station.deaf_ended' : 'station.deaf_words')}</p>
    </div>
    ${ended
      ? html`<button class="button dark" type="button" @click=${() => location.reload()}>${t('fresh.reload')}</button>`
      : nothing}
  </section>`;
}

/** Nothing to make; the seconds and what was heard last prove that somebody listens. */
export function quiet({ since, silentFor, deaf }) {
  return html`<section class="idle">
    ${icon('check')}
    <h2>${t('station.nothing')}</h2>
    ${deaf
      ? nothing
      : html`<p>${t('station.listening', { time: clock(since) })}</p>
          <p class="idle-clock">${dated(now(), { timeStyle: 'medium' })}</p>
          <p class="hint">${t('station.heard', { count: silentFor })}</p>`}
  </section>`;
}

/** How much of everything is to be made. */
export function days(tickets) {
  const products = allDay(tickets);
  return html`<aside class="all-day" aria-labelledby="all-day-title">
    <h2 id="all-day-title">${t('station.all_day')} <small>${t('station.open', { count: tickets.length })}</small></h2>
    <ul tabindex="0" aria-labelledby="all-day-title">
      ${products.map(
        (one) => html`<li><b>${quantity(one.quantity, one.unit)}</b> <span>${one.name}</span></li>`,
      )}
    </ul>
  </aside>`;
}

const key = (words) => html`<kbd class="key">${words}</kbd>`;

/**
 * What keys do, what was bumped last, and how much is out of sight. What is said for a moment takes the place of what was
 * bumped last, so that it covers no slip.
 */
export function foot({ slips, done: [last], beyond, scrolled, keysOn, news }, { keys, hands, said }) {
  return html`<footer class="station-foot">
    <span class="key-words ${keysOn ? '' : 'is-off'}">
      <span>${key(KEYS[0])} ${t('station.key_to')} ${key(KEYS[Math.min(slips, KEYS.length) - 1] ?? KEYS[0])} ${t('station.key_bump')}</span>
      <span>${key(t('station.key_space'))} ${t('station.key_start')}</span>
      <span>${key(t('station.key_back'))} ${t('station.key_recall')}</span>
      <span>${key('V')} ${t('station.key_confirm')}</span>
    </span>
    ${pressed('keys-switch', keysOn, t('station.keys'), keys)}
    <span class="grow"></span>
    <toast-note
      .words=${news?.words ?? ''}
      .action=${news?.undo ? t('station.undo') : ''}
      @act=${() => news.undo()}
      @gone=${said}
    ></toast-note>
    ${last?.ready_at && !news
      ? html`<span class="last-done">${t('station.last', { name: ticketName(last), time: clock(last.ready_at) })}</span>`
      : nothing}
    ${scrolled
      ? html`<button class="button quiet" type="button" @click=${() => hands.back()}>
          ${icon('back')} ${t('station.oldest')}
        </button>`
      : nothing}
    ${beyond > 0
      ? html`<button class="button dark" type="button" @click=${() => hands.further()}>
          ${t('station.beyond', { count: beyond })} ${icon('forward')}
        </button>`
      : nothing}
  </footer>`;
}
