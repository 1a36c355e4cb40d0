// When what is sold out comes back by itself.

const DAY_MS = 86_400_000;

/** What clocks in a time zone show at an instant, as if it were UTC, in milliseconds. */
function shown(instant, timeZone) {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]);
  const of = Object.fromEntries(parts);
  return Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute, of.second);
}

/**
 * When the next business day of a place begins. Where summer time moves the clock in between, its
 * offset of that moment counts.
 */
export function nextDay({ time_zone: zone, day_start: start }, now = Date.now()) {
  const [hours, minutes] = start.split(':').map(Number);
  const here = shown(now, zone);
  const begun = Math.floor(here / DAY_MS) * DAY_MS + (hours * 60 + minutes) * 60_000;
  const next = begun > here ? begun : begun + DAY_MS;
  const second = Math.floor(now / 1000) * 1000;
  const guess = next - (here - second);
  return new Date(next - (shown(guess, zone) - guess));
}

/** The next time that this device's clock shows a time such as 17:30. */
export function nextTime(text, now = new Date()) {
  const [hours, minutes] = text.split(':').map(Number);
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  if (at <= now) at.setDate(at.getDate() + 1);
  return at;
}
