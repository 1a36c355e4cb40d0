// Calls to the server. A refusal is thrown as a Problem; so is a call that got no answer.

import { has, t } from './i18n.js';
import { heard } from './now.js';
import { sendable } from './texts.js';

/** How long an answer may take before the call counts as lost. */
const ANSWER_MS_MAX = 15_000;

/** The same for a file, which may be megabytes on a slow line and 20,000 rows, and for what is done to many things. */
const SLOW_MS_MAX = 120_000;

/** A refusal (RFC 9457), or no answer at all: then the status is 0 and the code `no_answer`. */
export class Problem extends Error {
  constructor(status, body = {}, retryAfterSeconds = 0) {
    super(body.detail ?? body.title ?? `status ${status}`);
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'no_answer' : 'unexpected');
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same call may succeed later: nothing is known to be wrong with it. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** What to tell the person; a field's own words where the server names one. */
  get words() {
    if (this.code !== 'invalid' && has(`problem.${this.code}`)) return t(`problem.${this.code}`);
    const [first] = this.errors;
    return wordsOf(first) || (this.status > 0 && this.status < 500 && this.message) || t('problem.unexpected');
  }

  /** The words for one field, such as `/name`; empty when it is not at fault. */
  at(pointer) {
    const error = this.errors.find((one) => one.pointer === pointer);
    return wordsOf(error);
  }
}

/** Faults of fields that say the same as the refusal of a whole request by this name. */
const SHARED = ['pin_too_short', 'price_raised'];

/** A field's fault in the reader's language; in English the server says it most exactly. */
export function wordsOf(error) {
  const shared = SHARED.includes(error?.code) && `problem.${error.code}`;
  const found = [`fault.${error?.code}`, shared].find(has);
  return found ? t(found) : (error?.detail ?? '');
}

/** A key for a thing that must not happen twice. `crypto.randomUUID` exists on secure pages only. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Calls under keys that stay until the server has answered: trying again after a lost answer is the
 * same call, not a second one.
 */
export class Once {
  #keys = new Map();

  /** `what` names the thing that is done; `act(key)` does it. */
  async call(what, act) {
    if (!this.#keys.has(what)) this.#keys.set(what, newKey());
    try {
      const answer = await act(this.#keys.get(what));
      this.#keys.delete(what);
      return answer;
    } catch (problem) {
      if (!problem.passing) this.#keys.delete(what);
      throw problem;
    }
  }
}

/** A cookie; by HTTPS its name says that this host alone has set it. */
function cookie(name) {
  const all = document.cookie.split('; ');
  const own = all.find((one) => one.startsWith(`__Host-${name}=`));
  if (own) return decodeURIComponent(own.slice(own.indexOf('=') + 1));
  const found = all.find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** Whether staff may be signed in here: the cookie that scripts can read goes with the one they cannot. */
export const maybeSignedIn = () => cookie('comanda_csrf') !== '';

/** When this browser last got a token by which staff are signed in; pages of all tabs share it. */
const RENEWED = 'comanda.renewed';

/** Refusals of who is not signed in, or no longer; others with their status are of what was sent. */
const SIGNED_OUT = ['authorization_required', 'token_invalid', 'token_expired'];

/** Whether a call was refused because nobody is signed in. */
export const signedOut = ({ code }) => SIGNED_OUT.includes(code);

/** Calls that say themselves who is there. */
const SIGN_INS = ['/api/auth/login', '/api/auth/pin', '/api/auth/refresh'];

/** Milliseconds since that token came; many when nobody knows. */
export function sinceRenewal() {
  try {
    return Date.now() - (Number(localStorage.getItem(RENEWED)) || 0);
  } catch {
    return Number.MAX_SAFE_INTEGER; // a browser that keeps nothing
  }
}

function renewed() {
  try {
    localStorage.setItem(RENEWED, String(Date.now()));
  } catch {
    // Then it is renewed more often than need be.
  }
}

let renewing;

/** Goes on with the sign-in of this browser; false when it is over. */
export function renew() {
  renewing ??= once('POST', '/api/auth/refresh')
    .then(
      () => true,
      (problem) => {
        if (problem.status === 401) return false;
        throw problem;
      },
    )
    .finally(() => (renewing = undefined));
  return renewing;
}

/**
 * Calls the server and returns the answer's JSON, or null where there is none. A `csv` is a file; with a `version`
 * only what still is as it was seen is changed; what is `slow` is waited for longer.
 * Where staff are signed in, a token that has run out is renewed, and the call made again.
 */
export async function call(verb, path, options = {}) {
  try {
    return await once(verb, path, options);
  } catch (problem) {
    const ranOut = signedOut(problem) && !options.token && !SIGN_INS.includes(path) && maybeSignedIn();
    if (!ranOut || !(await renew())) throw problem;
    return once(verb, path, options);
  }
}

async function once(verb, path, { body, csv, token, key, version, slow = csv !== undefined } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (csv !== undefined) headers['Content-Type'] = 'text/csv';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  if (version) headers['If-Match'] = `"${version}"`;
  if (!token && verb !== 'GET') headers['X-CSRF-Token'] = cookie('comanda_csrf');
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), slow ? SLOW_MS_MAX : ANSWER_MS_MAX);
  try {
    const answer = await fetch(path, {
      method: verb,
      headers,
      body: body === undefined ? csv : JSON.stringify(body, (name, value) => (typeof value === 'string' ? sendable(value) : value)),
      signal: patience.signal,
    });
    heard(answer.headers.get('Date'));
    const text = await answer.text();
    if (answer.ok) {
      const json = text ? JSON.parse(text) : null;
      if (json?.expires_in) renewed();
      return json;
    }
    throw new Problem(answer.status, parsed(text), Number(answer.headers.get('Retry-After')) || 0);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0);
  } finally {
    clearTimeout(timer);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Every page of a list, joined; `query` says which things are meant. */
export async function all(path, query = '') {
  const found = [];
  let cursor = '';
  do {
    const page = await call('GET', `${path}?${query && `${query}&`}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...page.data);
    cursor = page.has_more ? page.next_cursor : '';
  } while (cursor);
  return found;
}
