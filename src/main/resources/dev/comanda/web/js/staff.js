// Who is signed in, and the way to the sign-in and back.

import { call, maybeSignedIn, renew, signedOut, sinceRenewal } from './api.js';

/** A token lasts 15 minutes; pictures cannot ask for another one, so there is always a fresh one. */
const RENEW_AFTER_MS = 10 * 60_000;
const LOOK_EVERY_MS = 30_000;

/**
 * Where to go after signing in: the whole address of a page of this site, else the given one. It is
 * whole because a path alone may begin with two slashes, and then names another host.
 */
export function wayBack(otherwise) {
  const asked = new URLSearchParams(location.search).get('return');
  if (!asked) return otherwise;
  try {
    const { protocol, origin, pathname, search } = new URL(asked, location.href);
    const here = protocol === location.protocol && origin === location.origin && !pathname.startsWith('//');
    return here ? origin + pathname + search : otherwise;
  } catch {
    return otherwise; // it is no address
  }
}

/** Leaves for the sign-in, which leads back here. */
export function toSignIn() {
  location.assign(`/?return=${encodeURIComponent(location.pathname + location.search)}`);
}

/** How long whoever takes over this device may take to be here. */
const TAKE_OVER_MS = 1_000;

/** The sign-in of a live screen is over: somebody else has taken over, in this tab or another, or nobody has. */
export async function signInOver() {
  await new Promise((done) => setTimeout(done, TAKE_OVER_MS));
  if (await whoIsHere()) location.reload();
  else toSignIn();
}

let keeping;

/** From now on the sign-in goes on by itself for as long as the page is open. */
function keepSignedIn() {
  if (keeping) return;
  const look = () => {
    // What fails now is tried again, and by the next call anyway.
    if (maybeSignedIn() && sinceRenewal() > RENEW_AFTER_MS) renew().catch(() => {});
  };
  keeping = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  look();
}

/** Who is signed in; null when nobody is. */
export async function whoIsHere() {
  if (!maybeSignedIn()) return null;
  keepSignedIn();
  try {
    return (await call('GET', '/api/auth/verify')).user;
  } catch (problem) {
    if (problem.status === 401) return null;
    throw problem;
  }
}

/** Calls as staff; when the sign-in has run out it leads there and never returns. */
export async function asStaff(verb, path, options) {
  keepSignedIn();
  try {
    if (maybeSignedIn()) return await call(verb, path, options);
  } catch (problem) {
    if (!signedOut(problem)) throw problem;
  }
  toSignIn();
  return new Promise(() => {});
}

const PAGE = 100;

/** Everybody who works where the caller does, also who may no longer sign in. */
export async function colleagues() {
  const found = [];
  for (let page = 1, more = true; more; page++) {
    const { users, pagination } = await asStaff('GET', `/api/users?per_page=${PAGE}&page=${page}`);
    found.push(...users);
    more = pagination.has_next;
  }
  return found;
}

async function over() {
  try {
    await call('POST', '/api/auth/logout');
  } catch (problem) {
    if (problem.status !== 401) throw problem;
  }
}

export async function signOut() {
  await over();
  location.assign('/');
}

/** Signs out for somebody else, who signs in by password and is led back here. */
export async function makeWay() {
  await over();
  toSignIn();
}

/** The panel of a place. */
export const panelOf = (slug) => `/panel?loc=${encodeURIComponent(slug)}`;

/** The tables of a place, which its panel shows. */
export const tablesOf = (slug) => `${panelOf(slug)}#tables`;

/** The reports of a place. */
export const reportsOf = (slug) => `/reports?loc=${encodeURIComponent(slug)}`;

/** The integrations of a place. */
export const consoleOf = (slug) => `/integrations?loc=${encodeURIComponent(slug)}`;

/** What is sold out at a place. */
export const productsOf = (slug) => `/products?loc=${encodeURIComponent(slug)}`;

/** The station that a device shows at a place. */
export const stationOf = (slug) => `/station/${encodeURIComponent(slug)}`;

/** Where somebody works at a place: cooks at their station, everybody else at the panel. */
export const workOf = ({ role }, slug) => (role === 'kitchen' ? stationOf(slug) : panelOf(slug));

/** Whether somebody gets in to the administration. */
export const manages = ({ role }) => role === 'manager' || role === 'admin';

/** Who is signed in; where nobody is it leads to the sign-in and never returns. */
export const signedIn = async () => (await asStaff('GET', '/api/auth/verify')).user;

/** The place of somebody's that is asked for by slug or id, else the usual one; undefined where there is none. */
export const placeOf = ({ locations, default_location_id: usual }, asked) =>
  locations.find((one) => (asked ? one.slug === asked || one.id === asked : one.id === usual));

/** Who is signed in at the panel; it leads cooks to their station and then never returns. */
export async function whoServes() {
  const user = await signedIn();
  if (user.role !== 'kitchen') return user;
  const place = placeOf(user, new URLSearchParams(location.search).get('loc'));
  location.replace(place ? stationOf(place.slug) : '/');
  return new Promise(() => {});
}
