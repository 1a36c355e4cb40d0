// How many integrations of a place need somebody: asked for now and then on pages that do not hear it.

import { all } from '../api.js';

const LOOK_EVERY_MS = 60_000;

/** How the integrations of a place are, however many there are elsewhere. */
export const healthsOf = async (placeId) =>
  (await all('/api/integrations/health', `location=${placeId}`)).filter((one) => one.location_id === placeId);

/** How many integrations these alerts are of. */
export const alertingOf = (alerts) => new Set(alerts.map((one) => one.integration_id)).size;

export class Alerting {
  #tell;
  #place;
  #timer;
  #look = () => this.#ask();

  /** `tell` is told the number whenever it is known. */
  constructor(tell) {
    this.#tell = tell;
  }

  /** From now on for this place. */
  listen(placeId) {
    if (this.#place === placeId) return;
    this.stop();
    this.#place = placeId;
    this.#timer = setInterval(this.#look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', this.#look);
    this.#ask();
  }

  stop() {
    this.#place = undefined;
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
  }

  /** What cannot be had now is asked for later. */
  async #ask() {
    const place = this.#place;
    if (document.visibilityState === 'hidden') return;
    try {
      const here = await healthsOf(place);
      if (place === this.#place) this.#tell(here.filter((one) => one.alerts.length > 0).length);
    } catch {
      // The next look may succeed.
    }
  }
}
