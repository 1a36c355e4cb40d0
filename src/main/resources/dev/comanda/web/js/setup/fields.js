// What the steps of set-up are made of: fields that say their own fault, the way back and the way on.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';

/**
 * A step: shows its form with the ways on and back. Says `next` with what came of it, and `back`. One
 * that was `passed` before begins with what was chosen then.
 */
export class Step extends View {
  static properties = {
    place: { attribute: false },
    first: { type: Boolean },
    passed: { type: Boolean },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector('h2').focus();
  }

  /** Does what the step is for and goes on; what is refused stands at its field, else below the form. */
  async attempt(act) {
    this.busy = true;
    this.problem = undefined;
    try {
      await act();
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      this.querySelector('[aria-invalid=true]')?.focus();
    }
    this.busy = false;
  }

  /** The label with its field, and below it what is wrong with it or a hint. */
  field(words, pointer, input, hint = '') {
    const fault = this.problem?.at(pointer);
    return html`<label class="field ${fault ? 'is-wrong' : ''}">
      <span>${words}</span>${input}
      ${fault
        ? html`<small class="fault" role="alert">${fault}</small>`
        : hint
          ? html`<small>${hint}</small>`
          : nothing}
    </label>`;
  }

  /** For the `aria-invalid` of a field. */
  wrong(pointer) {
    return this.problem?.at(pointer) ? 'true' : 'false';
  }

  /** What was refused and stands at no field. */
  said() {
    if (!this.problem || this.problem.errors.some(({ pointer }) => this.pointers?.includes(pointer)))
      return nothing;
    return html`<p class="message message-fault" role="alert"><span>${this.words(this.problem)}</span></p>`;
  }

  /** What to say of a refusal. */
  words(problem) {
    return problem.words;
  }

  /** The step as a form that `submit` takes. */
  frame(title, words, content, { submit, button = t('setup.next'), extra = nothing }) {
    return html`<form class="step" @submit=${submit}>
      <h2 tabindex="-1">${title}</h2>
      <p class="hint">${words}</p>
      ${content} ${this.said()}
      <footer class="step-foot">
        ${this.first
          ? nothing
          : html`<button class="button quiet" type="button" @click=${() => this.tell('back')}>
              ${icon('back')} ${t('setup.back')}
            </button>`}
        <span class="grow"></span>
        ${extra}
        <button class="button" type="submit" ?disabled=${this.busy}>
          ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing} ${button}
        </button>
      </footer>
    </form>`;
  }
}
