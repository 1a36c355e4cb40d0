// Why a ticket is held, and what to do about it, in words.

import { counted } from '../format.js';
import { has, t } from '../i18n.js';

const wordsOf = (held, what) => {
  const key = `held.${held}${what}`;
  return t(has(key) ? key : `held.other${what}`);
};

/** Why it stands still. */
export const why = ({ held }) => wordsOf(held, '');

/** What somebody must do now. */
export const whatToDo = ({ held }) => wordsOf(held, '_do');

/** Whose a ticket is: its table, its guest, its number. */
export const ticketName = ({ serial, place, customer_name, order_number, consumption }) =>
  (serial === undefined ? undefined : t('ticket.serial', { serial })) ??
  place ??
  customer_name ??
  t(consumption === 'take_away' ? 'ticket.take_away' : 'ticket.order', { number: order_number });

/** What is to be made of a ticket, in one line. */
export const contents = ({ lines }) =>
  lines
    .filter((line) => line.state !== 'voided')
    .map((line) => counted(line, line.name))
    .join(', ');
