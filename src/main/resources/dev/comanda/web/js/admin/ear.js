// Hears what happens at the place that a part of the administration shows, for as long as it is shown.

import { renew } from '../api.js';
import { Live } from '../live.js';
import { signInOver } from '../staff.js';

/** The sign-in has ended, or is somebody else's. */
const SIGNED_OUT = 4401;

export class PlaceEar {
  #live;

  /** `began(panel)` gets everything, `happened(event)` each event. */
  listen(place, { began, happened }) {
    this.stop();
    this.#live = new Live({
      path: `/live/locations/${place.id}`,
      onSnapshot: began,
      onEvents: (events) => events.forEach(happened),
      onState: (state, code) => code === SIGNED_OUT && signInOver(),
      renew,
    });
    this.#live.start();
  }

  stop() {
    this.#live?.stop();
  }
}
