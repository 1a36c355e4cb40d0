// What hands do on the rail of slips: keys, arrows that lead from slip to slip, and what is scrolled out of sight.

import { led, meant } from './keys.js';

export class Hands {
  #page;
  #does;
  #at = -1;

  /** `page` holds the rail; `does` is what keys mean: `press(at)`, `start()`, `recall()`, `confirm()`. */
  constructor(page, does) {
    this.#page = page;
    this.#does = does;
  }

  get #caps() {
    return [...this.#page.querySelectorAll('.ticket-cap')];
  }

  key(event) {
    if (document.querySelector('dialog[open]')) return;
    const { slip, act, arrow } = meant(event) ?? {};
    if (arrow) this.#lead(event, arrow);
    else if (slip !== undefined) this.#does.press(slip);
    else if (act) {
      event.preventDefault();
      this.#does[act]();
    }
  }

  #lead(event, arrow) {
    const caps = this.#caps;
    const boxes = caps.map((one) => one.getBoundingClientRect());
    this.#at = led(arrow, boxes, caps.indexOf(document.activeElement));
    if (this.#at < 0) return;
    event.preventDefault();
    caps[this.#at].focus();
  }

  /** How high a slip is, in pixels. */
  heightOf({ id }) {
    return this.#page.querySelector(`[data-ticket="${id}"]`)?.offsetHeight;
  }

  /** What is leaving stays as high as it was, so that what stands below it does not move. */
  hold(leaving) {
    for (const slip of this.#page.querySelectorAll('.ticket')) {
      const height = leaving.get(slip.dataset.ticket)?.height;
      slip.style.blockSize = height ? `${height}px` : '';
    }
  }

  /** Whoever goes by arrows stays where a slip has left. */
  stay() {
    if (this.#at < 0 || document.activeElement !== document.body) return;
    const caps = this.#caps;
    caps[Math.min(this.#at, caps.length - 1)]?.focus();
  }

  get #rail() {
    return this.#page.querySelector('.rail');
  }

  /** How many slips are out of sight behind the last column. */
  get beyond() {
    const rail = this.#rail;
    if (!rail) return 0;
    const box = rail.getBoundingClientRect();
    const mirrored = document.documentElement.dir === 'rtl';
    const isOut = (one) => (mirrored ? one.right <= box.left + 1 : one.left >= box.right - 1);
    return [...rail.querySelectorAll('.ticket')].filter((one) => isOut(one.getBoundingClientRect())).length;
  }

  /** Whether there are some before the first column. */
  get scrolled() {
    return Math.abs(this.#rail?.scrollLeft ?? 0) > 1;
  }

  /** Shows the columns that follow. */
  further() {
    const rail = this.#rail;
    rail.scrollBy({ left: rail.clientWidth * (document.documentElement.dir === 'rtl' ? -1 : 1) });
  }

  /** Shows the first columns again. */
  back() {
    this.#rail.scrollTo({ left: 0 });
  }
}
