// What is done to the lines that somebody has chosen, one after the other, and what came of it.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import '../panel/ask-dialog.js';
import { act } from './data.js';
import { refusalWords } from './words.js';

/** Says `all` with whether all are chosen, and `done` after something was done. */
class ChosenLines extends View {
  static properties = {
    lines: { attribute: false },
    count: { type: Number },
    asked: { state: true },
    at: { state: true },
    outcome: { state: true },
    undoable: { state: true },
  };

  constructor() {
    super();
    this.outcome = '';
    this.undoable = [];
  }

  /** Each is done by itself, so that one that refuses keeps no other. */
  async #each(lines, deed, body) {
    const changed = [];
    const why = new Set();
    for (const [i, line] of lines.entries()) {
      this.at = { i: i + 1, of: lines.length };
      try {
        changed.push(await act(line, deed, body));
      } catch (problem) {
        if (problem.status === 0) throw problem;
        why.add(refusalWords(problem));
      }
    }
    this.at = undefined;
    this.undoable = deed === 'clearing' ? changed : [];
    this.outcome = [t(`chosen.${deed}`, { count: changed.length }), ...why].join(' ');
    this.tell('done');
  }

  async #do(lines, deed, body) {
    this.outcome = '';
    try {
      await this.#each(lines, deed, body);
    } catch (problem) {
      this.at = undefined;
      this.outcome = problem.words;
      this.tell('done');
    }
  }

  render() {
    const { lines, at, outcome } = this;
    const count = lines.length;
    return html`<section class="erp-chosen" aria-label=${t('chosen.title')}>
        <button class="icon-button" type="button" aria-label=${t('chosen.none')} ?disabled=${Boolean(at)} @click=${() => this.tell('all', false)}>
          ${icon('close')}
        </button>
        <p>
          <strong role="status">${at ? t('chosen.at', at) : t('chosen.count', { count })}</strong>
          ${outcome ? html`<span role="status">${outcome}</span>` : nothing}
        </p>
        ${at ? html`<progress max=${at.of} .value=${at.i} aria-label=${t('chosen.title')}></progress>` : this.#buttons(count)}
      </section>
      ${this.asked ? this.#ask(this.asked) : nothing}`;
  }

  #buttons(count) {
    return html`<div class="erp-chosen-acts">
      ${this.undoable.length > 0
        ? html`<button class="button quiet" type="button" @click=${() => this.#do(this.undoable, 'clearing/undo')}>
            ${icon('undo')} ${t('undo')}
          </button>`
        : nothing}
      ${count < this.count
        ? html`<button class="button quiet" type="button" @click=${() => this.tell('all', true)}>
            ${t('chosen.all', { count: this.count })}
          </button>`
        : nothing}
      <button class="button quiet" type="button" @click=${() => this.#do(this.lines, 'retry')}>
        ${icon('retry')} ${t('act.retry')}
      </button>
      <button class="button quiet" type="button" @click=${() => (this.asked = this.lines)}>${t('act.clear')} …</button>
    </div>`;
  }

  /** What is answered is answered of the lines as they were when it was asked. */
  #ask(lines) {
    return html`<ask-dialog
      heading=${t('chosen.clear_title', { count: lines.length })}
      words=${t('act.clear_words')}
      button=${t('act.clear')}
      withReason
      atField
      harmless
      .reasons=${['clear.reason.1', 'clear.reason.2', 'clear.reason.3']}
      .act=${async (reason) => {
        this.#do(lines, 'clearing', { reason });
      }}
      @gone=${() => (this.asked = undefined)}
    ></ask-dialog>`;
  }
}

customElements.define('chosen-lines', ChosenLines);
