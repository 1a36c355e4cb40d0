// Who is signed in, and the way to the sign-in and back.

import { call, maybeSignedIn } from './api.js';

/** Where to go after signing in: a path of this site, else the given one. */
export function wayBack(otherwise) {
  const asked = new URLSearchParams(location.search).get('return');
  if (!asked) return otherwise;
  const url = new URL(asked, location.href);
  return url.origin === location.origin ? url.pathname + url.search : otherwise;
}

/** Leaves for the sign-in, which leads back here. */
export function toSignIn() {
  location.assign(`/?return=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Who is signed in; null when nobody is. */
export async function whoIsHere() {
  if (!maybeSignedIn()) return null;
  try {
    return (await call('GET', '/api/auth/verify')).user;
  } catch (problem) {
    if (problem.status === 401) return null;
    throw problem;
  }
}

/** Calls as staff; when the sign-in has run out it leads there and never returns. */
export async function asStaff(verb, path, options) {
  try {
    if (maybeSignedIn()) return await call(verb, path, options);
  } catch (problem) {
    if (problem.status !== 401) throw problem;
  }
  toSignIn();
  return new Promise(() => {});
}

export async function signOut() {
  await call('POST', '/api/auth/logout');
  location.assign('/');
}

/** The panel of a place. */
export const panelOf = (slug) => `/panel?loc=${encodeURIComponent(slug)}`;
