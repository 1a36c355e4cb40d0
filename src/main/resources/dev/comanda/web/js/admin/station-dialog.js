// One station: what it is called, who works there, how long a ticket may take.

import { html, nothing } from 'lit';
import { Modal } from '../element.js';
import { t } from '../i18n.js';
import { asStaff } from '../staff.js';

const NAME_LENGTH_MAX = 60;
const KINDS = ['people', 'robots'];

/** Its numbers with what a new one has, as the server gives it to one that says nothing. */
const NUMBERS = { minutes: 15, at_once: 4, intake_minutes: 0 };
const AT_ONCE = { people: 4, robots: 1 };

/** What is typed as a number; what is none goes as it is, to be refused by name. */
function numberOf(typed) {
  const text = String(typed).trim();
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

/**
 * Says `saved` when something has changed, and `other` with the station as another one has changed it meanwhile. A
 * station without an id is new. What is typed and not saved stays in `drafts` when the dialog is left, until it is saved
 * or thrown away.
 */
class StationDialog extends Modal {
  static properties = {
    station: { attribute: false },
    path: {},
    drafts: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = null;
    this.busy = false;
  }

  title() {
    return this.station.id ? this.station.name : t('kitchen.add');
  }

  get #draft() {
    return this.drafts.get(this.station.id) ?? {};
  }

  get #shown() {
    const kind = this.#draft.kind ?? KINDS[0];
    return { name: '', kind, ...NUMBERS, at_once: AT_ONCE[kind], ...this.station, ...this.#draft };
  }

  #set(change) {
    this.drafts.set(this.station.id, { ...this.#draft, ...change });
    this.requestUpdate();
  }

  #discard() {
    this.drafts.delete(this.station.id);
    this.close();
  }

  /** Only what is another now, so that nobody undoes what another one has changed. */
  get #body() {
    const shown = this.#shown;
    const numbers = Object.keys(NUMBERS).map((field) => [field, numberOf(shown[field])]);
    const { name, kind } = shown;
    const wished = { name: name.trim(), ...Object.fromEntries(numbers), ...(this.station.id ? {} : { kind }) };
    return Object.fromEntries(Object.entries(wished).filter(([field, value]) => value !== this.station[field]));
  }

  async #save(event) {
    event.preventDefault();
    const { id, version } = this.station;
    const body = this.#body;
    this.busy = true;
    this.problem = null;
    try {
      if (!id) await asStaff('POST', this.path, { body });
      else if (Object.keys(body).length > 0) await asStaff('PATCH', `${this.path}/${id}`, { body, version });
      this.drafts.delete(id);
      this.tell('saved');
      this.close();
    } catch (problem) {
      await this.#failed(problem);
    }
    this.busy = false;
  }

  /** Whoever saves once more has seen what another one has changed. */
  async #failed(problem) {
    this.problem = problem;
    if (problem.code === 'version_mismatch') {
      const now = await asStaff('GET', `${this.path}/${this.station.id}`).catch(() => this.station);
      this.tell('other', now);
    }
    await this.updateComplete;
    this.querySelector('[aria-invalid=true]')?.focus();
  }

  #fault(pointer) {
    const words = this.problem?.at(pointer);
    return words ? html`<span class="fault" role="alert">${words}</span>` : nothing;
  }

  content() {
    const { name, minutes, at_once: atOnce, intake_minutes: intake } = this.#shown;
    const isDraft = this.drafts.has(this.station.id);
    return html`<form @submit=${this.#save} novalidate>
      <div class="modal-body">
        ${this.#field('name', t('person.name'), name)} ${this.#kinds()}
        ${this.#field('minutes', t('kitchen.minutes_label'), minutes)}
        <p class="hint">${t('kitchen.minutes_words')}</p>
        ${this.#field('at_once', t('kitchen.at_once_label'), atOnce)}
        <p class="hint">${t('kitchen.at_once_words')}</p>
        ${this.#field('intake_minutes', t('kitchen.intake_label'), intake)}
        <p class="hint">${t('kitchen.intake_words')}</p>
        ${this.#trouble()}
      </div>
      <footer class="modal-foot">
        ${isDraft ? html`<p class="hint grow" role="status">${t('place.unsaved')}</p>` : nothing}
        <button class="button quiet" type="button" @click=${() => this.#discard()}>
          ${t(isDraft ? 'place.discard' : 'cancel')}
        </button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('spot.save')}</button>
      </footer>
    </form>`;
  }

  #trouble() {
    const { problem, station } = this;
    if (!problem || ['name', 'kind', ...Object.keys(NUMBERS)].some((at) => problem.at(`/${at}`))) return nothing;
    const isOther = problem.code === 'version_mismatch';
    return html`<p class="message message-fault" role="alert">
      <span>${problem.words} ${isOther ? t('kitchen.is_now', { name: station.name, minutes: station.minutes }) : nothing}</span>
    </p>`;
  }

  #field(name, words, value) {
    const wrong = Boolean(this.problem?.at(`/${name}`));
    const isNumber = name in NUMBERS;
    return html`<label class="field ${wrong ? 'is-wrong' : ''}"
      ><span>${words}</span>
      <input
        name=${name}
        data-chars=${isNumber ? nothing : NAME_LENGTH_MAX}
        inputmode=${isNumber ? 'numeric' : nothing}
        autocomplete="off"
        aria-invalid=${wrong}
        .value=${String(value)}
        @input=${(event) => this.#set({ [name]: event.target.value })}
      />
      ${this.#fault(`/${name}`)}
    </label>`;
  }

  /** The tickets of people and of robots are not the same, so it is said once. */
  #kinds() {
    const { kind } = this.#shown;
    if (this.station.id) return html`<p class="hint">${t(`kitchen.is_${kind}`)} ${t('kitchen.fixed')}</p>`;
    return html`<fieldset class="choice">
      <legend>${t('kitchen.who')}</legend>
      ${KINDS.map(
        (one) => html`<label class="choice-one">
          <input type="radio" name="kind" .checked=${one === kind} @change=${() => this.#set({ kind: one })} />
          <span>${t(`kitchen.${one}`)} <small class="hint">${t(`kitchen.is_${one}`)}</small></span>
        </label>`,
      )}
    </fieldset>`;
  }
}

customElements.define('station-dialog', StationDialog);
