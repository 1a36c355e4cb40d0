// How an integration is, in one word, and who of them comes first: whoever needs a person.

import { age } from '../format.js';
import { has, t } from '../i18n.js';

/** Lines that wait for a person; of each state many are counted as 10,001. */
const forPeople = ({ depth }) => depth.error + depth.unknown + depth.held + depth.void_wanted;

/** All that are to be booked. */
const waitingOf = ({ depth }) => depth.placed + depth.error + depth.unknown + depth.held;

const shutOut = ({ credentials, gate }) =>
  credentials === 'refused' || credentials === 'unreadable' || gate?.state === 'credentials';

const off = ({ wanted }) => !wanted.active || wanted.paused || !wanted.worker;

const late = ({ alerts }) => alerts.some((one) => one.cause === 'age');

const is = (rank, word, tone, act = false) => ({ rank, word, tone, act });

/** `rank` is its place, the worst first; `act` whether it wants a hand now. */
export function standingOf(health) {
  const { gate, running, works, wanted, reason, canary } = health;
  if (shutOut(health)) return is(0, 'credentials', 'call', true);
  if (forPeople(health) > 0) return is(1, 'needs', 'call', true);
  if (wanted.killed && wanted.active) return is(4, 'killed', 'preparing', true);
  if (off(health)) return is(wanted.paused ? 8 : 9, wanted.paused && wanted.active ? 'paused' : 'stopped', 'served');
  if (canary && !canary.ok) return is(2, 'canary', 'preparing', true);
  if (gate?.state === 'unreached' || gate?.state === 'trying') return is(3, 'unreached', 'preparing', true);
  if (!running) return is(4, 'not_running', 'preparing', true);
  if (gate?.state === 'slowed' || late(health)) return is(5, 'slow', 'preparing');
  if (reason?.code === 'hours') return is(7, 'hours', 'served');
  return is(works ? 6 : 5, works ? 'healthy' : 'slow', works ? 'ready' : 'preparing');
}

/** The worst first, those that stand alike by name. */
export const worstFirst = (healths) =>
  healths
    .map((health) => ({ health, standing: standingOf(health) }))
    .sort((a, b) => a.standing.rank - b.standing.rank || waitingOf(b.health) - waitingOf(a.health) || byName(a, b))
    .map((one) => one.health);

const byName = (a, b) => a.health.workshop.localeCompare(b.health.workshop) || a.health.slug.localeCompare(b.health.slug);

/** How many wait and for how long, or that none does. */
export function waitingWords(health) {
  const count = waitingOf(health);
  if (count === 0) return t('console.none_wait');
  const words = t('console.wait', { count: manyOf(count) });
  return health.oldest_waiting_at ? `${words} · ${age(health.oldest_waiting_at)}` : words;
}

/** A count that the server stops counting at some number. */
export const manyOf = (count) => (count > 10_000 ? '10,000+' : count);

/** How many lines wait for a person, of all of them. */
export const needsYou = (healths) => healths.reduce((sum, one) => sum + forPeople(one), 0);

/** The kind of ERP in words; one that is new here by its own name. */
export const kindWords = (connector) =>
  connector && has(`connector.${connector}`) ? t(`connector.${connector}`) : (connector ?? '');
