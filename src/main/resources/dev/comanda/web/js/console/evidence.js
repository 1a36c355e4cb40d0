// What was seen in attempts, large: pictures and texts, turned over by buttons and by keys.

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { stepWords } from './life.js';

/** `steps` have a `key`, and a `src` where there is a picture; `at` is the key of the one that is shown. */
class EvidenceViewer extends Modal {
  static look = 'wide evidence';

  static properties = {
    steps: { attribute: false },
    at: {},
    lost: { state: true },
  };

  get #index() {
    return Math.max(0, this.steps.findIndex((one) => one.key === this.at));
  }

  title() {
    return stepWords(this.steps[this.#index].step);
  }

  under() {
    return html`<p class="hint" role="status">${t('evidence.at', { at: this.#index + 1, of: this.steps.length })}</p>`;
  }

  #turn(by) {
    const to = this.steps[this.#index + by];
    if (!to) return;
    this.at = to.key;
    this.lost = undefined;
  }

  #key(event) {
    if (event.key === 'ArrowRight') this.#turn(1);
    else if (event.key === 'ArrowLeft') this.#turn(-1);
  }

  content() {
    const step = this.steps[this.#index];
    return html`<div class="modal-body sunken" tabindex="0">
        ${step.src || step.pruned ? this.#picture(step) : nothing}
        ${step.text ? html`<pre class="erp-pre">${step.text}</pre>` : nothing}
      </div>
      <footer class="modal-foot">
        ${this.#button('back', t('evidence.before'), -1)} <span class="grow"></span> ${this.#button('forward', t('evidence.after'), 1)}
      </footer>`;
  }

  #picture({ src, step, key }) {
    if (!src || this.lost === key) {
      return html`<p class="message">${icon('warning')} <span>${t('evidence.gone')}</span></p>`;
    }
    return html`<img
      class="erp-picture"
      src=${src}
      alt=${t('evidence.picture', { step: stepWords(step) })}
      @error=${() => (this.lost = key)}
    />`;
  }

  #button(sign, words, by) {
    return html`<button class="button quiet" type="button" ?disabled=${!this.steps[this.#index + by]} @click=${() => this.#turn(by)}>
      ${by < 0 ? icon(sign) : nothing} ${words} ${by > 0 ? icon(sign) : nothing}
    </button>`;
  }

  firstUpdated() {
    super.firstUpdated();
    this.dialog.addEventListener('keydown', (event) => this.#key(event));
  }
}

customElements.define('evidence-viewer', EvidenceViewer);

/** What was seen at a step, small; `look` is told which one is to be shown large. */
export const shot = (step, look) =>
  html`<button
    class="erp-shot"
    type="button"
    aria-haspopup="dialog"
    aria-label=${t('evidence.look', { step: stepWords(step.step) })}
    @click=${() => look(step.key)}
  >
    ${step.src ? html`<img src=${step.src} alt="" loading="lazy" />` : icon('code')}
  </button>`;

/** The same of many, each with its name. */
export const shots = (steps, look) =>
  html`<ul class="erp-shots" aria-label=${t('evidence.title')}>
    ${steps.map((step) => html`<li>${shot(step, look)} <span aria-hidden="true">${stepWords(step.step)}</span></li>`)}
  </ul>`;
