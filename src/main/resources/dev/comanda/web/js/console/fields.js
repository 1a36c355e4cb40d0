// The fields of an integration, each with what is wrong with it. What was not touched is not sent.

import { html, nothing } from 'lit';
import { has, t } from '../i18n.js';
import { kindWords } from './standing.js';

/** The kinds of ERP that there are words for; the server turns down one that it does not have, and names its own. */
const KINDS = ['tryton', 'trytonweb', 'sqlledger', 'lines', 'demoerp'];

const BOOK_ON = ['placed', 'served', 'closed', 'never'];
const RULES = ['session', 'spot', 'fixed'];

/** Characters or values that a field takes at most. */
const MOST = { workshop: 100, slug: 40, address: 500, username: 200, password: 500, fixed_document: 100, mark_prefix: 20 };

/** `shown` has the values, `change` is told what somebody wishes, `problem` has what is wrong. */
function field(name, { problem, shown }, input) {
  const fault = problem?.at(`/${name}`);
  const ofKind = `field.${name}_words.${shown.connector}`;
  const hint = has(ofKind) ? ofKind : `field.${name}_words`;
  return html`<label class="field ${fault ? 'is-wrong' : ''}">
    <span>${t(`field.${name}`)}</span>${input(fault ? 'true' : 'false')}
    ${fault ? html`<small class="fault" role="alert">${fault}</small>` : nothing}
    ${has(hint) ? html`<small>${t(hint)}</small>` : nothing}
  </label>`;
}

const text = (name, at, { type = 'text', placeholder = '', autocomplete = 'off' } = {}) =>
  field(
    name,
    at,
    (wrong) =>
      html`<input
        name=${name}
        type=${type}
        data-chars=${MOST[name] ?? nothing}
        placeholder=${placeholder}
        autocomplete=${autocomplete}
        spellcheck="false"
        aria-invalid=${wrong}
        .value=${at.shown[name] ?? ''}
        @input=${(event) => at.change({ [name]: event.target.value })}
      />`,
  );

const number = (name, at, min, max) =>
  field(
    name,
    at,
    (wrong) =>
      html`<input
        name=${name}
        type="number"
        inputmode="numeric"
        min=${min}
        max=${max}
        aria-invalid=${wrong}
        .value=${String(at.shown[name] ?? '')}
        @input=${(event) => at.change({ [name]: event.target.value === '' ? undefined : Number(event.target.value) })}
      />`,
  );

const oneOf = (name, at, offered, words) =>
  field(
    name,
    at,
    (wrong) =>
      html`<select name=${name} aria-invalid=${wrong} @change=${(event) => at.change({ [name]: event.target.value })}>
        ${offered.map((one) => html`<option value=${one} ?selected=${one === at.shown[name]}>${words(one)}</option>`)}
      </select>`,
  );

/** Brings the first field of a form that is wrong into sight, for who has sent it. */
export async function toFault(form) {
  await form.updateComplete;
  const field = form.querySelector('[aria-invalid=true]');
  field?.focus({ preventScroll: true });
  field?.closest('.field').scrollIntoView({ block: 'center' });
}

/** What it is called. */
export const named = (at) => text('workshop', at);

/** What is said once, when it is made, and what it is called. */
export const once = (at) => html`${oneOf('connector', at, KINDS, kindWords)} ${named(at)} ${text('slug', at)}`;

/** Where the ERP is and who signs in there; the password is written and never read. */
export const where = (at, known) =>
  html`${text('address', at, { type: 'url', placeholder: 'https://erp.example/' })} ${text('username', at)}
  ${text('password', at, { type: 'password', autocomplete: 'new-password', placeholder: known ? '••••••••' : '' })}`;

/** What is booked when, and on what. */
export const what = (at) =>
  html`${oneOf('book_on', at, BOOK_ON, (one) => t(`book_on.${one}`))}
  ${oneOf('document_rule', at, RULES, (one) => t(`document_rule.${one}`))}
  ${at.shown.document_rule === 'fixed' ? text('fixed_document', at) : nothing} ${text('mark_prefix', at)}`;

/** How much at once, how often, and in which hours. */
export const limits = (at) =>
  html`<div class="erp-fields">
      ${number('per_minute', at, 0, 6000)} ${number('in_flight', at, 1, 256)} ${number('attempts_max', at, 1, 50)}
    </div>
    <div class="erp-fields">
      ${text('hours_from', at, { type: 'time' })} ${text('hours_to', at, { type: 'time' })}
      ${text('canary_at', at, { type: 'time' })}
    </div>
    ${number('port', at, 0, 65535)}`;
