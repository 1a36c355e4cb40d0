// What staff do with tables and with those who ask there. Holds no state of its own: the page is
// given as `answered(type, id, data)` for what a call has answered, `push(dialog)` for the next
// dialog, `clear()` to leave all of them, `left(id)` those of a session, `failed(words)` for what went wrong.

import { Once } from '../api.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';
import { merging, moving, removingSpot, resettingCode } from './questions.js';

export class Tables {
  #place;
  #page;
  #once = new Once();

  constructor(place, page) {
    this.#place = place;
    this.#page = page;
  }

  get #path() {
    return `/api/locations/${this.#place.id}`;
  }

  /** Lets a phone in (`acceptance`) or refuses it (`refusal`). */
  async answer(request, how) {
    try {
      const answer = await asStaff('POST', `/api/requests/${request.id}/${how}`);
      this.#page.answered(`request.${answer.state}`, undefined, answer);
    } catch (problem) {
      this.#page.failed(problem.words);
    }
  }

  /** Opens a session by a name; may throw a Problem. */
  async open(name) {
    const session = await this.#once.call(name, (key) =>
      asStaff('POST', `${this.#path}/sessions`, { key, body: { name } }),
    );
    this.#page.answered('session.opened', session.id, session);
  }

  /** Opens a session at a free spot, and shows its code. */
  async openAt(spot) {
    try {
      const session = await this.#once.call(`at ${spot.id}`, (key) =>
        asStaff('POST', `${this.#path}/sessions`, { key, body: { spot_id: spot.id } }),
      );
      this.#page.answered('session.opened', session.id, session);
      this.#page.clear();
      this.#page.push({ kind: 'qr', id: session.id });
    } catch (problem) {
      this.#page.failed(problem.words);
    }
  }

  /** Shows a session's code. One that another device opened came by the log, which does not know its address. */
  async qr(session) {
    this.#page.push({ kind: 'qr', id: session.id });
    if (session.join_url) return;
    try {
      this.#page.answered('session.opened', session.id, await asStaff('GET', `/api/sessions/${session.id}`));
    } catch (problem) {
      this.#page.failed(problem.words);
    }
  }

  move(session, spot) {
    const act = async () => {
      const body = { spot_id: spot.id };
      const moved = await asStaff('POST', `/api/sessions/${session.id}/move`, { body });
      this.#page.answered('session.moved', session.id, moved);
      this.#page.left(session.id);
    };
    this.#page.push({ kind: 'ask', ...moving(session, spot), act });
  }

  /** The event that follows moves the orders. */
  merge(session, other) {
    const act = async () => {
      await asStaff('POST', `/api/sessions/${session.id}/merge`, { body: { into: other.id } });
      this.#page.left(session.id);
    };
    this.#page.push({ kind: 'ask', ...merging(session, other), act });
  }

  async keepDocument(session, text) {
    const body = { document: text };
    const changed = await asStaff('PUT', `/api/sessions/${session.id}/document`, { body });
    this.#page.answered('session.changed', session.id, changed);
  }

  async addSpot(name) {
    const made = await this.#once.call(`spot ${name}`, (key) =>
      asStaff('POST', `${this.#path}/spots`, { key, body: { name } }),
    );
    this.#changed(made);
  }

  /** Makes those that are not there yet, all or none; answers how many were made and there. */
  async addSpots(names) {
    const { made, present } = await asStaff('POST', `${this.#path}/spots/row`, { body: { names } });
    for (const spot of made) this.#changed(spot);
    return { made: made.length, present: present.length };
  }

  async keepSpot(spot, change) {
    this.#changed(await asStaff('PATCH', `${this.#path}/spots/${spot.id}`, { body: change }));
  }

  /** Shows a spot; the log does not know the address in its code. */
  async editSpot(spot) {
    this.#page.push({ kind: 'spot', id: spot.id });
    try {
      this.#changed(await asStaff('GET', `${this.#path}/spots/${spot.id}`));
    } catch (problem) {
      this.#page.failed(problem.words);
    }
  }

  resetSpot(spot) {
    const act = async () =>
      this.#changed(await asStaff('POST', `${this.#path}/spots/${spot.id}/code`));
    this.#page.push({ kind: 'ask', ...resettingCode(spot), act });
  }

  removeSpot(spot) {
    const act = async () => {
      await asStaff('DELETE', `${this.#path}/spots/${spot.id}`);
      this.#changed({ ...spot, deleted: true });
    };
    this.#page.push({ kind: 'ask', ...removingSpot(spot), act });
  }

  /** How guests get in here: `ask` or `at_once`. */
  async admission() {
    return (await asStaff('GET', this.#path)).spot_admission;
  }

  async admit(atOnce) {
    const body = { spot_admission: atOnce ? 'at_once' : 'ask' };
    return (await asStaff('PATCH', this.#path, { body })).spot_admission;
  }

  #changed(spot) {
    this.#page.answered('spot.changed', undefined, spot);
  }

  /** What to say aloud when a phone asks. */
  news = (request) => t('asks.news', { name: request.spot_name });
}
