// What staff are asked before something that cannot be undone.

import { html } from 'lit';
import { dueOf } from '../bill.js';
import { counted, money } from '../format.js';
import { t } from '../i18n.js';
import { countOf } from '../store.js';
import './ask-dialog.js';

/**
 * Closing a session that has guests or orders; `open` is what is still to be paid, `pay` leads there, `making` how
 * many lines of it are still to be made: closing stops nobody from making them.
 */
export function closing(session, currency, open, pay, making) {
  const kitchen = making > 0 ? ` ${t('session.close_making', { count: making })}` : '';
  const count = countOf(session);
  const total = money({ amount: dueOf(session), currency });
  if (open > 0) {
    return {
      heading: t('session.close_title', { name: session.name }),
      words: t('bill.close_words', { open: money({ amount: open, currency }), total }) + kitchen,
      button: t('session.close'),
      instead: { words: t('bill.pay_first'), act: pay },
    };
  }
  return {
    heading: t('session.close_title', { name: session.name }),
    words: (count > 0 ? t('session.close_words', { count, total }) : t('session.close_words_none')) + kitchen,
    button: t('session.close'),
  };
}

export const cancelling = (order) => ({
  heading: t('order.cancel_title', { number: order.number }),
  words: t('order.cancel_words'),
  button: t('order.cancel'),
  withReason: true,
});

export const voiding = (order, line) => ({
  heading: t('line.void_title', { name: counted(line, line.name) }),
  words: t('line.void_words', { number: order.number }),
  button: t('line.void_button'),
  withReason: true,
});

export const takingBack = ({ amount, number }) => ({
  heading: t('bill.take_back_title', { amount: money(amount) }),
  words: t('bill.take_back_words', { number }),
  button: t('bill.take_back_button'),
  withReason: true,
  reasons: ['bill.reason_1', 'bill.reason_2', 'bill.reason_3'],
});

export const moving = (session, spot) => ({
  heading: t('move.move_title', { name: session.name, to: spot.name }),
  words: t('move.move_words'),
  button: t('move.move'),
  harmless: true,
});

export const merging = (session, other) => ({
  heading: t('move.merge_title', { name: session.name, to: other.name }),
  words: t('move.merge_words', { name: session.name, to: other.name }),
  button: t('move.merge'),
});

export const resettingCode = (spot) => ({
  heading: t('spot.reset_title', { name: spot.name }),
  words: t('spot.reset_words'),
  button: t('spot.reset'),
});

export const removingSpot = (spot) => ({
  heading: t('spot.delete_title', { name: spot.name }),
  words: t('spot.delete_words'),
  button: t('spot.delete'),
});

/** The dialog that asks; `act(reason)` does it. */
export const asking = (
  { heading, words, button, withReason = false, reasons, harmless = false, instead, act },
  gone,
) =>
  html`<ask-dialog
    .heading=${heading}
    .words=${words}
    .button=${button}
    .withReason=${withReason}
    .reasons=${reasons}
    .harmless=${harmless}
    .instead=${instead}
    .act=${act}
    @gone=${gone}
  ></ask-dialog>`;
