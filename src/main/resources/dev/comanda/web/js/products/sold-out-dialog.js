// Until when is it sold out?

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { moment } from '../format.js';
import { t } from '../i18n.js';
import { nextDay, nextTime } from './times.js';

const HOWS = ['day', 'time', 'open'];

/** Says `chosen` with the instant at which it comes back by itself; null when somebody must say so. */
class SoldOutDialog extends Modal {
  static look = 'small';
  static properties = {
    heading: {},
    place: { attribute: false },
    how: { state: true },
    time: { state: true },
  };

  constructor() {
    super();
    this.how = 'day';
    this.time = '17:00';
  }

  title() {
    return this.heading;
  }

  #choose(event) {
    event.preventDefault();
    const until = { day: () => nextDay(this.place), time: () => nextTime(this.place, this.time), open: () => null };
    this.tell('chosen', until[this.how]());
    this.close();
  }

  content() {
    return html`<form @submit=${this.#choose}>
      <div class="modal-body">
        <fieldset class="choice">
          <legend>${t('soldout.how')}</legend>
          ${HOWS.map(
            (how) => html`<label class="choice-one">
              <input type="radio" name="how" .checked=${how === this.how} @change=${() => (this.how = how)} />
              <span>${this.#words(how)}</span>
            </label>`,
          )}
        </fieldset>
        ${this.how === 'time' ? this.#time() : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit">${t('soldout.mark')}</button>
      </footer>
    </form>`;
  }

  #words(how) {
    if (how !== 'day') return t(`soldout.${how}`);
    return html`${t('soldout.day')} <small>${moment(nextDay(this.place))}</small>`;
  }

  #time() {
    return html`<label class="field"
        ><span>${t('soldout.time_label')}</span>
        <input
          type="time"
          name="time"
          required
          .value=${this.time}
          @input=${(event) => (this.time = event.target.value)}
      /></label>
      ${this.time
        ? html`<p class="hint" role="status">
            ${t('soldout.time_words', { time: moment(nextTime(this.place, this.time)) })}
          </p>`
        : nothing}`;
  }
}

customElements.define('sold-out-dialog', SoldOutDialog);
