// The guest page's screens that are words only, and the head that all of them share.

import { html, nothing } from 'lit';
import { dueOf } from '../bill.js';
import { waiting } from '../element.js';
import { money, times } from '../format.js';
import { icon } from '../icons.js';
import { nameOf, t } from '../i18n.js';
import { lineOf } from '../order-parts.js';

/** Where the guest is, and in which language to go on. */
export function head({ place, session, language, onLanguage }) {
  return html`<header class="guest-head">
    <div class="where">
      <p class="place">${place.name}</p>
      <h1 tabindex="-1">${session.name}</h1>
    </div>
    ${place.languages.length > 1 ? languageChoice(place.languages, language, onLanguage) : nothing}
  </header>`;
}

function languageChoice(languages, language, onLanguage) {
  return html`<label class="language">
    ${icon('globe')}
    <select aria-label=${t('language')} @change=${(event) => onLanguage(event.target.value)}>
      ${languages.map(
        (one) => html`<option value=${one} lang=${one} ?selected=${one === language}>${nameOf(one)}</option>`,
      )}
    </select>
  </label>`;
}

export const loadingScreen = () =>
  html`<main class="screen">${waiting()}</main>`;

export const failedScreen = (problem, onRetry) =>
  html`<main class="screen">
    <div class="screen-mark">${icon('cloud')}</div>
    <h1>${t('failed.title')}</h1>
    <p role="alert">${problem}</p>
    <button class="button" type="button" @click=${onRetry}>${t('failed.retry')}</button>
  </main>`;

export const unknownScreen = () =>
  html`<main class="screen">
    <div class="screen-mark">${icon('qr')}</div>
    <h1>${t('unknown.title')}</h1>
    <p>${t('unknown.words')}</p>
    <p class="hint">${t('unknown.way_back')}</p>
  </main>`;

/** The question before the menu; answering it tells the staff that somebody sits here. */
export function confirmScreen({ place, session, language, onLanguage, busy, problem, onConfirm }) {
  return html`<main class="screen welcome">
    ${place.languages.length > 1
      ? html`<div class="corner">${languageChoice(place.languages, language, onLanguage)}</div>`
      : nothing}
    <div class="welcome-lift">
      <div class="welcome-slip">
        <p class="place">${place.name}</p>
        <h1>${session.name}</h1>
        <p>${t('confirm.words')}</p>
        ${problem ? html`<p class="message message-fault" role="alert">${problem}</p>` : nothing}
        <button class="button" type="button" ?disabled=${busy} @click=${onConfirm}>
          ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${t('confirm.button')}
        </button>
      </div>
    </div>
    <p class="hint">${t('confirm.wrong')}</p>
  </main>`;
}

/** What somebody wanted and does not get. */
const notOrdered = (words, lines) =>
  lines.length > 0
    ? html`<div class="message message-fault" role="alert">
        <p><strong>${words}</strong></p>
        <ul>
          ${lines.map((line) => html`<li>${times(line.quantity, line.unit)} ${line.name}</li>`)}
        </ul>
      </div>`
    : nothing;

/** The end: thanks, what was ordered, and what did not get through any more. */
export function closedScreen({ place, session, language, onLanguage, unsent, cart }) {
  const orders = session.orders.filter((one) => one.state !== 'cancelled');
  const lines = orders.flatMap((order) =>
    order.lines.filter((line) => line.state !== 'voided').map((line) => lineOf(order, line, language)),
  );
  return html`${head({ place, session, language, onLanguage })}
    <main class="screen closed">
      <div class="screen-mark">${icon('check')}</div>
      <h2>${t('closed.title')}</h2>
      <p>${lines.length > 0 ? t('closed.thanks', { place: place.name }) : t('closed.words')}</p>
      ${notOrdered(t('closed.unsent'), unsent)} ${notOrdered(t('closed.cart'), cart)}
      ${lines.length > 0
        ? html`<section class="slip" aria-label=${t('closed.summary')}>
            <ul class="lines">
              ${lines}
            </ul>
            <p class="slip-sum">
              <span>${t('orders.total')}</span
              ><span>${money({ amount: dueOf(session), currency: place.currency })}</span>
            </p>
          </section>`
        : nothing}
      <p class="hint">${t('closed.more')}</p>
    </main>`;
}
