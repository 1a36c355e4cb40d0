// The sections of the page that shows every part; names and sums in them are samples.

import { html } from 'lit';
import { waiting } from '../element.js';
import { money } from '../format.js';
import { ICONS, icon } from '../icons.js';
import { t } from '../i18n.js';
import '../stepper.js';
import '../toast.js';

const STATES = ['new', 'preparing', 'ready', 'served', 'danger', 'accent'];
const GROUNDS = ['ground', 'surface', 'sunken', 'control'];
const SIZES = [40, 28, 20, 16, 14, 12];
const euro = (amount) => money({ amount, currency: 'EUR' });

/** What an order says of its lines. */
export const lines = () =>
  html`<ul class="lines">
    <li class="line">
      <span class="line-times">2 ×</span>
      <span class="line-what"><span class="line-name">Wiener schnitzel</span></span>
      <span class="line-total">${euro(4780)}</span>
    </li>
    <li class="line">
      <span class="line-times">1 ×</span>
      <span class="line-what">
        <span class="line-name">Linden burger</span>
        <span class="line-note">${icon('note')} medium</span>
      </span>
      <span class="line-total">${euro(1690)}</span>
    </li>
    <li class="line is-void">
      <span class="line-times">1 ×</span>
      <span class="line-what">
        <span class="line-name">Tomato soup</span>
        <span class="line-reason">Marta</span>
      </span>
      <span class="line-total">${euro(690)}</span>
    </li>
  </ul>`;

const colours = () =>
  html`<div class="row">
      ${GROUNDS.map((name) => html`<span class="swatch swatch-ground"><i>Aa</i>${name}</span>`)}
    </div>
    <div class="row">
      ${STATES.map(
        (name) =>
          html`<span class="swatch" data-s=${name}
            ><i class="is-fill">12</i><i class="is-tone">12</i>${name}</span
          >`,
      )}
    </div>`;

const type = () =>
  html`<div class="sizes">${SIZES.map((size) => html`<p class="size-${size}">${size} Käse, Łódź, ${euro(1234567)}</p>`)}</div>`;

const icons = () => html`<div class="row">${ICONS.map((name) => icon(name))}</div>`;

const buttons = (theme, { drawer, dialog }) =>
  html`<div class="row">
      <button class="button" type="button" @click=${drawer}>${t('design.drawer')}</button>
      <button class="button quiet" type="button" @click=${dialog}>${t('design.dialog')}</button>
      <button class="button dark" type="button">${t('asks.accept')}</button>
      <button class="button danger" type="button">${t('session.close')}</button>
      <button class="button danger quiet" type="button">${t('design.destroys')}</button>
    </div>
    <div class="row">
      <button class="button" type="button" disabled>${t('design.disabled')}</button>
      <button class="button quiet" type="button" disabled>${t('design.disabled')}</button>
      <button class="button" type="button">
        <span class="spinner" aria-hidden="true"></span> ${t('design.busy')}
      </button>
      <button class="button big spread" type="button"><span>${t('cart.show')}</span> <span>${euro(2480)}</span></button>
    </div>
    <div class="row well">
      <button class="button quiet edged" type="button">${t('design.on_sunken')}</button>
      <button class="icon-button" type="button" aria-label=${t('close')}>${icon('close')}</button>
      <button class="icon-button" type="button" aria-label=${t('close')} disabled>${icon('close')}</button>
      <button class="round-button" type="button" aria-label=${t('quantity.more')}>${icon('plus')}</button>
      <button class="round-button filled" type="button" aria-label=${t('quantity.more')}>${icon('plus')}</button>
      <button class="link-button" type="button">${t('order.cancel')}</button>
    </div>`;

const field = (name, value) =>
  html`<label class="field"><span>${t(`design.${name}`)}</span><input value=${value} /></label>`;

const fields = (theme) =>
  html`<div class="pair">
      ${field('filled', 'Bistro Linden')}
      <label class="field"
        ><span>${t('design.empty')} <small>${t('optional')}</small></span><input placeholder="Table 12"
      /></label>
      <div class="is-wrong">
        ${field('wrong', 'marta@')}
        <p class="fault">${t('design.fault')}</p>
      </div>
      <label class="field"><span>${t('design.disabled')}</span><input value="EUR" disabled /></label>
      <label class="field"
        ><span>${t('design.choice')}</span
        ><select><option>Bistro Linden</option></select></label
      >
      <label class="search"
        >${icon('search')}<input type="search" placeholder=${t('pick.search')} aria-label=${t('pick.search')}
      /></label>
    </div>
    <div class="row">
      <quantity-stepper .value=${2000} what="Linden burger"></quantity-stepper>
      <quantity-stepper .value=${1000} what="Tomato soup"></quantity-stepper>
    </div>
    <label class="choice-one"><input type="checkbox" checked /><span class="grow">${t('design.chosen')}</span></label>
    <label class="choice-one"><input type="radio" name="sample-${theme}" /><span class="grow">${t('design.free')}</span></label>`;

const choices = (theme) =>
  html`<div class="chips wrap">
      <button class="chip" type="button" aria-pressed="true">${t('design.chosen')}</button>
      <button class="chip" type="button" aria-pressed="false">${t('design.free')}</button>
    </div>
    <nav class="tabs" aria-label="${t('design.choices')}, ${theme}">
      <button class="tab" type="button" aria-current="page">${t('design.chosen')} <span class="count">3</span></button>
      <button class="tab" type="button">${t('design.free')}</button>
    </nav>
    <div>
      <div class="segment" role="group" aria-label="${t('design.choices')}, ${theme}">
        <button type="button" aria-pressed="true">${t('design.chosen')}</button>
        <button type="button" aria-pressed="false">${t('design.free')}</button>
      </div>
    </div>`;

const marks = () =>
  html`<div class="row">
      ${STATES.map((name) => html`<span class="tag" data-s=${name}>${name}</span>`)} <span class="tag">tag</span>
    </div>
    <div class="row">
      ${STATES.map((name) => html`<span class="tag act" data-s=${name}>${name} 12 min</span>`)}
    </div>
    <div class="row">
      <span class="count">3</span><span class="count" data-s="call">2</span><span class="badge">2</span>
      ${STATES.slice(0, 4).map((name) => html`<span data-s=${name}><span class="dot"></span> ${name}</span>`)}
    </div>`;

const said = () =>
  html`<p class="message"><span>${t('design.message')}</span></p>
    <p class="message message-fault">
      <span>${t('design.trouble')}</span>
      <button class="button quiet" type="button">${t('failed.retry')}</button>
    </p>
    <p class="message" data-s="ready">${icon('check')} <span>${t('design.done')}</span></p>
    <p class="strip">${icon('cloud')} <span>${t('guest.offline')}</span></p>
    <toast-note .words=${t('notice.added', { name: 'Linden burger' })}></toast-note>
    ${waiting()}
    <p class="empty">${icon('slip')} ${t('session.none')}</p>`;

const card = (name, facts, more, current = 'false') =>
  html`<button class="card" type="button" aria-current=${current}>
    <span class="card-name">${name}</span>${more}<span class="card-facts">${facts}</span>
    <span class="card-total">${euro(7210)}</span>
  </button>`;

const cards = () =>
  html`<div class="pair well">
      ${card('Table 2', t('panel.orders', { count: 2 }), html`<span class="badge">2</span>`)}
      ${card('Table 7', t('panel.orders', { count: 1 }), '', 'true')}
    </div>
    <div class="pair">
      <article class="slip is-new">
        <header class="slip-head">
          <h3>${t('order.number', { number: 5 })} <small>17:09</small></h3>
          <span class="tag act" data-s="new">${t('session.new')}</span>
        </header>
        ${lines()}
        <p class="slip-sum"><span>${t('order.total')}</span><span>${euro(6470)}</span></p>
      </article>
      <article class="slip is-cancelled">
        <header class="slip-head">
          <h3>${t('order.number', { number: 4 })} <small>17:02</small></h3>
          <span class="tag" data-s="danger">${t('order.cancelled')}</span>
        </header>
        ${lines()}
      </article>
    </div>`;

/** In the order in which they are shown. `open` has what opens the drawer and the dialog. */
export const SECTIONS = [
  { name: 'colours', parts: colours },
  { name: 'type', parts: type },
  { name: 'icons', parts: icons },
  { name: 'buttons', parts: buttons },
  { name: 'fields', parts: fields },
  { name: 'choices', parts: choices },
  { name: 'marks', parts: marks },
  { name: 'said', parts: said },
  { name: 'cards', parts: cards },
];
