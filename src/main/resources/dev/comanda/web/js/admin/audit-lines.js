// One line of the audit log: what was done, by whom, to what, when, from where and why.

import { html, nothing } from 'lit';
import { formatter, money } from '../format.js';
import { icon } from '../icons.js';
import { has, t } from '../i18n.js';

/** All that is written down, by the kind of thing that it is done to. */
export const ACTIONS = {
  staff: [
    'signed_in',
    'sign_in_failed',
    'guessed_at',
    'signed_out',
    'created',
    'changed',
    'second_factor_set',
    'second_factor_removed',
    'second_factor_taken',
    'second_factor_policy',
  ],
  order: ['cancelled', 'line_voided', 'paid', 'receipt_issued'],
  session: ['opened', 'closed', 'moved', 'merged', 'document_changed', 'paid', 'receipt_issued'],
  payment: ['reversed'],
  request: ['accepted', 'refused'],
  robot: ['dropped'],
  station: ['created', 'changed', 'deleted'],
  integration: [
    'created',
    'changed',
    'deleted',
    'state_changed',
    'killed',
    'products_numbered',
    'lines_retried',
    'lines_cleared',
    'clearing_undone',
  ],
  integrations: ['paused', 'resumed'],
  alert_webhook: ['set', 'deleted'],
  delivery: ['retried', 'edited', 'skipped', 'resolved', 'cleared', 'clearing_undone'],
  spots: ['created'],
  spot: ['created', 'changed', 'deleted', 'code_reset'],
  product: ['created', 'changed', 'retired', 'availability_changed', 'photo_changed', 'photo_deleted'],
  category: ['created', 'changed', 'deleted'],
  modifiers: ['created', 'changed', 'deleted'],
  catalog: ['sample_taken', 'emptied', 'imported'],
  location: ['created', 'changed'],
  api_key: ['created', 'revoked'],
  setup: ['administrator_made', 'step_reached'],
};

/** What is said in place of somebody where no account is meant, or more than one. */
const WITHOUT_ACCOUNT = {
  'staff.sign_in_failed': 'audit.no_account',
  'staff.guessed_at': 'audit.several_accounts',
};

/** What of a long id tells it from others. */
const TAIL_CHARS = 6;

/** "Thursday, November 26, 2026" in a time zone. */
const dayOf = (at, timeZone) =>
  formatter(Intl.DateTimeFormat, { dateStyle: 'full', timeZone }).format(new Date(at));

const clockOf = (at, timeZone) =>
  formatter(Intl.DateTimeFormat, { timeStyle: 'short', timeZone }).format(new Date(at));

/** The lines by the day on which they were written; the newest first, as they come. */
export function byDay(entries, timeZone) {
  const days = new Map();
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

/** "Order 17 of May 31, 2026". */
function numbered({ order_number: number, business_date: date }) {
  const on = formatter(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
  return t('audit.order', { number, date: on });
}

/** A thing by its name or number; what is gone by the end of its id. */
function thing(target, action) {
  const { type, id, name, order_number: number } = target;
  if (!id) return t(WITHOUT_ACCOUNT[action] ?? `thing.${type}`);
  const [whole, line] = id.split('/lines/');
  if (!number) return `${t(`thing.${type}`)} ${name ?? `…${whole.slice(-TAIL_CHARS)}`}`;
  return line ? `${numbered(target)}, ${t('audit.line', { line })}: ${name ?? '…'}` : numbered(target);
}

/** "€12.50 in cash, receipt 3". */
function paid({ payment }) {
  if (!payment) return '';
  const { amount, method, receipt: number } = payment;
  return `${money(amount)} ${t(`audit.by_${method}`)}, ${t('audit.receipt', { number })}`;
}

/** What was done, as exactly as it is known. */
function done({ action, target: { available } }) {
  if (available === undefined) return t(`did.${action}`);
  return t(available ? 'did.product.back' : 'did.product.sold_out');
}

function who({ type, name }) {
  if (type === 'unknown') return t('audit.unknown');
  return type === 'key' ? t('audit.key', { name }) : name;
}

/** A line. */
export function deed(entry, timeZone) {
  const { at, action, by, target, location_id: place, location_name: where, address, reason } = entry;
  const self = target.id && target.id === by.id;
  const facts = [
    self ? '' : thing(target, action),
    paid(target),
    target.id === place ? '' : where,
    t('audit.from_address', { address }),
  ];
  return html`<li class="deed">
    <time class="deed-at" datetime=${at}>${clockOf(at, timeZone)}</time>
    <div class="deed-what">
      <p>
        <strong>${done(entry)}</strong>
        <span class="deed-who"
          >${icon('person')} ${who(by)}${has(`role.${by.type}`) ? ` · ${t(`role.${by.type}`)}` : nothing}</span
        >
      </p>
      ${reason ? html`<p class="deed-why">${icon('note')} ${reason}</p>` : nothing}
      <p class="hint">${facts.filter(Boolean).join(' · ')}</p>
    </div>
  </li>`;
}
