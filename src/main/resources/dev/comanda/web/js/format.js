// Money, quantities and times as text in the reader's language. Money comes as minor units.
// Quantities are held as whole thousandths, so that 0.1 litre three times is 0.3 and not almost.

import { digitsOf } from './currencies.js';
import { currentLocale, t } from './i18n.js';
import { now } from './now.js';

const UNITS = {
  litre: 'liter',
  millilitre: 'milliliter',
  kilogram: 'kilogram',
  gram: 'gram',
  metre: 'meter',
  hour: 'hour',
  minute: 'minute',
};

const made = new Map();

/** A formatter of Intl in the reader’s language, made once. */
export function formatter(kind, options) {
  const key = `${currentLocale()} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new kind(currentLocale(), options));
  return made.get(key);
}

/** `{amount: 890, currency: "EUR"}` as "€8.90", with as many digits as the server counts. */
export function money({ amount, currency }) {
  const digits = digitsOf(currency);
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = formatter(Intl.NumberFormat, { style: 'currency', currency, ...fraction });
  return format.format(amount / 10 ** digits);
}

/** Money where there is little room, as on an axis: "€1.2K". */
export function shortMoney({ amount, currency }) {
  const short = { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 };
  const format = formatter(Intl.NumberFormat, { style: 'currency', currency, ...short });
  return format.format(amount / 10 ** digitsOf(currency));
}

const decimalPoint = () =>
  formatter(Intl.NumberFormat, {})
    .formatToParts(1.5)
    .find((part) => part.type === 'decimal').value;

/** What was typed as minor units, also with a currency; NaN where it is no amount, or has too many digits. */
export const minorOf = (text, currency) =>
  scaledOf(text.replace(/[\p{Sc}\s]/gu, '').replace(new RegExp(currency, 'i'), ''), digitsOf(currency));

/** What was typed, times ten to the power of the digits that it may have; NaN where it is no such number. */
export function scaledOf(text, digits) {
  const plain = text.trim().replace(decimalPoint(), '.').replace(',', '.');
  const pattern = digits === 0 ? /^(\d{1,12})$/ : new RegExp(`^(\\d{1,12})(?:\\.(\\d{1,${digits}}))?$`);
  const found = pattern.exec(plain);
  return found ? Number(found[1] + (found[2] ?? '').padEnd(digits, '0')) : NaN;
}

/** A JSON number with at most three digits as whole thousandths. */
export const thousandths = (quantity) => Math.round(quantity * 1000);

/** A product's step, and where a choice of it begins: one whole unit where the steps allow that. */
export function firstOf({ quantity_step }) {
  const step = thousandths(quantity_step);
  return { step, first: step < 1000 && 1000 % step === 0 ? 1000 : step };
}

/** Thousandths times a price in minor units, rounded once, half up: as the server does it. */
export const lineAmount = (price, quantity) => Math.floor((price * quantity + 500) / 1000);

/** A quantity with its unit: "2" pieces, "0.5 L" of litres. */
export function quantity(amount, unit) {
  const value = amount / 1000;
  if (unit === 'piece') return formatter(Intl.NumberFormat, { maximumFractionDigits: 3 }).format(value);
  if (unit in UNITS) {
    const options = { style: 'unit', unit: UNITS[unit], unitDisplay: 'short', maximumFractionDigits: 3 };
    return formatter(Intl.NumberFormat, options).format(value);
  }
  return `${formatter(Intl.NumberFormat, { maximumFractionDigits: 3 }).format(value)} ${unit}`;
}

/** A quantity as it stands before a product's name: "2 ×", "0.5 L". */
export const times = (amount, unit) =>
  unit === 'piece' ? `${quantity(amount, unit)} ×` : quantity(amount, unit);

/** A line's quantity and name; of one piece the name says enough: "2 × Pilsner", "0.5 L Riesling". */
export function counted({ quantity: amount, unit }, name) {
  return amount === 1 && unit === 'piece' ? name : `${times(thousandths(amount), unit)} ${name}`;
}

/** A unit by itself, for "€8.90 / L"; empty for pieces. */
export function per(unit) {
  if (unit === 'piece') return '';
  if (!(unit in UNITS)) return ` / ${unit}`;
  const options = { style: 'unit', unit: UNITS[unit], unitDisplay: 'short' };
  const parts = formatter(Intl.NumberFormat, options).formatToParts(1);
  return ` / ${parts.find((part) => part.type === 'unit').value}`;
}

let timeZone;

/** From now on times are those of a place, wherever its reader is; a page that shows times says so first. */
export function timesOf(place) {
  timeZone = place.time_zone;
}

/** An instant as the place's clocks and calendars have it, in the form that Intl's options name. */
export function dated(instant, options) {
  if (!timeZone) console.error('No place has said whose time is shown: it is that of this device.');
  return formatter(Intl.DateTimeFormat, { timeZone, ...options }).format(new Date(instant));
}

/** The time of day of an instant. */
export const clock = (instant) => dated(instant, { timeStyle: 'short' });

/** The time of day between two instants: "7:42 – 7:46 PM". */
export const clocks = (from, by) =>
  formatter(Intl.DateTimeFormat, { timeZone, timeStyle: 'short' }).formatRange(new Date(from), new Date(by));

/** The day of an instant: "Nov 26, 2026". */
export const day = (instant) => dated(instant, { dateStyle: 'medium' });

/** The date of an instant as the midnight in UTC by which days are counted. */
const dayOf = (instant) => Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant)));

/** When something will be: "8:00 PM" today, "tomorrow, 8:00 AM", "Mon, Nov 30, 8:00 AM" later. */
export function moment(instant) {
  const days = Math.round((dayOf(instant) - dayOf(now())) / 86_400_000);
  if (days === 0) return clock(instant);
  if (days === 1) {
    const tomorrow = formatter(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(1, 'day');
    return `${tomorrow}, ${clock(instant)}`;
  }
  return dated(instant, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
}

/** How long something took: "6 min 12 s". */
export function took(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const unit = (value, name) =>
    formatter(Intl.NumberFormat, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const whole = Math.floor(seconds / 60);
  const rest = unit(seconds % 60, 'second');
  return whole === 0 ? rest : `${unit(whole, 'minute')} ${rest}`;
}

/** How long ago an instant was, in minutes and hours; what is ahead counts as now. */
export function age(instant) {
  const minutes = Math.max(0, Math.floor((now() - Date.parse(instant)) / 60_000));
  if (minutes === 0) return t('age.now');
  const unit = (value, name) =>
    formatter(Intl.NumberFormat, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (minutes < 60) return unit(minutes, 'minute');
  if (minutes >= 24 * 60) return unit(Math.floor(minutes / (24 * 60)), 'day');
  const rest = minutes % 60;
  return rest === 0
    ? unit(minutes / 60, 'hour')
    : `${unit(Math.floor(minutes / 60), 'hour')} ${unit(rest, 'minute')}`;
}
