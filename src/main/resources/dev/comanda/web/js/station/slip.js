// A ticket as a slip on a station's screen: whose it is, how old, what is to be made and what has changed.

import { html, nothing } from 'lit';
import { clock, quantity, thousandths } from '../format.js';
import { icon } from '../icons.js';
import { t } from '../i18n.js';
import { dueSince, elapsed, isAhead, isOff, lookOf } from '../tickets/ages.js';
import { ticketName, whatToDo, why } from '../tickets/why.js';
import { whyWaits } from './unmatched.js';

/** Characters of a name that have room between the key of a slip and its age; a longer one has lines of its own. */
const BESIDE_CHARS_MAX = 8;

/** What a tap on a slip does, by what it is; a second tap does nothing to one that is leaving. */
export function tapOf(ticket, { leaving, robots }) {
  if (leaving) return 'nothing';
  if (isOff(ticket)) return 'confirm';
  return ticket.state === 'held' || robots ? 'look' : 'bump';
}

/**
 * One slip. `at` is what it is shown with: now in milliseconds, its key, whether it is leaving, whether robots
 * work here, which products have sold out; `does` is what its buttons do.
 */
export function slip(ticket, at, does) {
  const { tone, act, late } = lookOf(ticket, at.now);
  const tap = tapOf(ticket, at);
  return html`<article
    class="ticket ${act ? 'act' : ''} ${at.leaving ? 'is-leaving' : ''} ${ticket.rush ? 'is-rush' : ''}"
    data-s=${tone}
    data-ticket=${ticket.id}
  >
    <button
      class="ticket-cap"
      type="button"
      aria-disabled=${at.leaving ? 'true' : nothing}
      @click=${() => does[tap]?.(ticket)}
    >
      ${at.key ? html`<span class="key" aria-hidden="true">${at.key}</span>` : nothing}
      <b class="ticket-name ${nameOf(ticket).length > BESIDE_CHARS_MAX ? 'is-long' : ''}">${nameOf(ticket)}</b>
      <span class="ticket-age">${ageOf(ticket, at.now)}</span>
      ${begins(ticket, at.now)}
      <span class="ticket-facts">${factsOf(ticket, late)}</span>
      ${at.leaving ? nothing : html`<span class="visually-hidden">${t(`station.tap_${tap}`)}</span>`}
    </button>
    ${at.leaving ? undo(ticket, does) : more(ticket, does)} ${moved(ticket)} ${worker(ticket)} ${waits(ticket)}
    ${held(ticket, at, does)}
    <ul class="works">
      ${ticket.lines.filter((line) => isShown(line, ticket)).map((line) => work(line, ticket, at))}
    </ul>
    ${at.leaving ? nothing : foot(ticket, at, does)}
  </article>`;
}

/** Whether there is no name for it but that it is taken away. */
const isToGo = ({ serial, place, customer_name: name, consumption }) =>
  consumption === 'take_away' && serial === undefined && !place && !name;

const nameOf = (ticket) => (isToGo(ticket) ? t('station.to_go') : ticketName(ticket));

/** When it is to be begun that is for later. */
const begins = (ticket, now) =>
  isAhead(ticket, now)
    ? html`<span class="ticket-begins">${icon('clock')}${t('station.begins', { time: clock(dueSince(ticket)) })}</span>`
    : nothing;

/** What is for later has no age yet; of what is done, how long it took. */
function ageOf(ticket, now) {
  if (isAhead(ticket, now)) return nothing;
  const end = ticket.ready_at ? Date.parse(ticket.ready_at) : now;
  return elapsed(end - dueSince(ticket));
}

function factsOf(ticket, late) {
  const { order_number: number, place, customer_name: name, size, consumption, source, serial } = ticket;
  const facts = [
    ticket.rush ? html`${icon('bolt')}${t('station.rush')}` : undefined,
    late ? t('station.late') : undefined,
    t('station.number', { number }),
    consumption === 'take_away' && !isToGo(ticket) ? t('station.take_away') : undefined,
    size,
    serial !== undefined || place ? name : undefined,
    t(`source.${source}`),
  ].filter(Boolean);
  return facts.map((fact, i) => (i === 0 ? fact : html` · ${fact}`));
}

const more = (ticket, does) =>
  html`<button
    class="icon-button ticket-more"
    type="button"
    aria-label=${t('station.more', { name: ticketName(ticket) })}
    @click=${() => does.look(ticket)}
  >
    ${icon('more')}
  </button>`;

const undo = (ticket, does) =>
  html`<p class="ticket-done" role="status">
    ${icon('check')} <span>${t('station.done')}</span>
    <button class="button quiet" type="button" @click=${() => does.undo(ticket)}>
      ${icon('undo')} ${t('station.undo')}
    </button>
  </p>`;

const moved = ({ moved_from: from, place }) =>
  from ? html`<p class="ticket-moved">${icon('move')} <s>${from}</s> ${t('station.moved_to', { place })}</p>` : nothing;

/** Who makes it, and what of it. */
function worker({ worker: who, status, state }) {
  if (!who && !status) return nothing;
  return html`<p class="ticket-worker">
    ${icon(who?.kind === 'robot' ? 'robot' : 'person')}
    <span>${who?.name ?? t('station.nobody')}${status && state !== 'ready' ? html`: <b>${status}</b>` : nothing}</span>
  </p>`;
}

/** Why no robot has it. */
function waits(ticket) {
  const words = whyWaits(ticket);
  return words ? html`<p class="ticket-worker">${icon('clock')} <span>${words}</span></p>` : nothing;
}

/** What stands still, with why, what to do, and the two answers that somebody who has looked can give. */
function held(ticket, { station }, does) {
  if (ticket.state !== 'held') return nothing;
  return html`<div class="ticket-held">
    <p><b>${why(ticket)}</b></p>
    <p>${whatToDo(ticket)}</p>
    <div class="ticket-buttons">
      <button class="button" type="button" @click=${() => does.bump(ticket)}>
        ${icon('check')} ${t('station.it_is_ready')}
      </button>
      ${ticket.held === 'too_many'
        ? nothing
        : html`<button class="button quiet" type="button" @click=${() => does.send(ticket, station)}>
            ${icon('undo')} ${t('station.make_again')}
          </button>`}
    </div>
  </div>`;
}

const amount = (value, unit) => quantity(thousandths(value), unit);

/** What was taken off goes once somebody has seen that. */
const isShown = (line, ticket) => line.state !== 'voided' || line.before || isOff(ticket);

/** What was before stands beside what is now, until somebody has confirmed it. */
function work(line, ticket, { gone }) {
  const { unit, before = {}, note, modifiers = [], allergens = [] } = line;
  const voided = line.state === 'voided' || ticket.state === 'cancelled';
  const noted = before.note && before.note !== note;
  const less = before.quantity !== undefined && before.quantity !== line.quantity;
  return html`<li class="work ${voided ? 'is-void' : ''}">
    <b class="work-count">${amount(line.quantity, unit)}</b>
    <span class="work-name">${line.name}</span>
    ${less ? html`<span class="work-was">${t('station.was', { was: amount(before.quantity, unit) })}</span>` : nothing}
    ${voided ? html`<span class="work-off">${t('station.off')}</span>` : nothing}
    ${modifiers.map((one) => html`<strong class="work-choice">${one}</strong>`)}
    ${noted ? html`<s class="work-noted">${before.note}</s>` : nothing}
    ${note && !voided ? noteOf(note, allergens) : nothing}
    ${gone.has(line.product_id) && !voided ? html`<span class="work-was">${t('product.sold_out')}</span>` : nothing}
  </li>`;
}

/** What a guest has written may be about an allergy, so what the dish contains stands with it. */
const noteOf = (note, allergens) =>
  html`<span class="work-note">${icon('note')} <span class="work-words">${note}</span></span>
    ${allergens.length > 0
      ? html`<span class="work-note work-allergens">${icon('warning')} <span>${contains(allergens)}</span></span>`
      : nothing}`;

/** What a dish contains, in words. */
export const contains = (allergens) =>
  t('product.contains', { what: allergens.map((one) => t(`allergen.${one}`)).join(', ') });

function foot(ticket, { robots }, does) {
  if (ticket.unconfirmed) {
    const voided = isOff(ticket) || ticket.lines.some((one) => one.state === 'voided' && one.before);
    return html`<div class="ticket-buttons">
      <button class="button ${voided ? 'danger' : ''} quiet ticket-confirm" type="button" @click=${() => does.confirm(ticket)}>
        ${icon('check')} ${t(voided ? 'station.confirm_void' : 'station.confirm')}
      </button>
    </div>`;
  }
  if (robots || ticket.state !== 'queued') return nothing;
  return html`<div class="ticket-buttons">
    <button class="button quiet" type="button" @click=${() => does.start(ticket)}>
      ${icon('pan')} ${t('station.start')}
    </button>
  </div>`;
}
