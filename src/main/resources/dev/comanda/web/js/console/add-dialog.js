// Connects a place to another ERP. It runs at once, unless all of the place stand still.

import { html, nothing } from 'lit';
import { newKey } from '../api.js';
import { Drawer } from '../drawer.js';
import { t } from '../i18n.js';
import { searched } from '../search.js';
import { asStaff } from '../staff.js';
import { once, toFault, what, where } from './fields.js';

const SLUG_LENGTH_MAX = 40;

/** A name as it may stand in paths. */
const slugOf = (name) =>
  searched(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH_MAX)
    .replace(/^-|-$/g, '');

/** Says `made` with the integration. */
class AddDialog extends Drawer {
  static typed = true;

  static properties = {
    place: { attribute: false },
    wishes: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  #key = newKey();

  constructor() {
    super();
    this.wishes = { connector: 'lines', book_on: 'placed', document_rule: 'session', mark_prefix: 'OilMat:' };
    this.busy = false;
  }

  title() {
    return t('console.add');
  }

  under() {
    return html`<p class="hint">${t('add.words')}</p>`;
  }

  /** Until somebody names it otherwise, it is called in paths as its workshop is. */
  #change(wish) {
    const own = this.wishes.slug !== undefined && this.wishes.slug !== slugOf(this.wishes.workshop ?? '');
    const slug = wish.workshop !== undefined && !own ? { slug: slugOf(wish.workshop) } : {};
    this.wishes = { ...this.wishes, ...slug, ...wish };
    this.#key = newKey();
  }

  async #make(event) {
    event.preventDefault();
    this.busy = true;
    this.problem = undefined;
    const sent = Object.entries({ location: this.place.id, workshop: '', slug: '', address: '', ...this.wishes });
    const body = Object.fromEntries(sent.filter(([name, value]) => value !== '' || MUST.includes(name)));
    try {
      const made = await asStaff('POST', '/api/integrations', { body, key: this.#key });
      this.tell('made', made);
      this.close();
    } catch (problem) {
      this.problem = problem;
      toFault(this);
    }
    this.busy = false;
  }

  content() {
    const { problem } = this;
    const at = { shown: this.wishes, problem, change: (wish) => this.#change(wish) };
    const named = ['address', 'slug', 'workshop', 'username', 'password', 'fixed_document', ...Object.keys(this.wishes)];
    const whole = problem && !named.some((name) => problem.at(`/${name}`));
    return html`<form @submit=${this.#make} novalidate>
      <div class="modal-body">
        ${once(at)} ${where(at, false)} ${what(at)}
        ${whole ? html`<p class="message message-fault" role="alert"><span>${problem.words}</span></p>` : nothing}
      </div>
      <footer class="modal-foot">
        <button class="button quiet" type="button" @click=${() => this.close()}>${t('cancel')}</button>
        <button class="button" type="submit" ?disabled=${this.busy}>${t('add.button')}</button>
      </footer>
    </form>`;
  }
}

/** What is asked for also where nothing was typed: the answer says what is missing. */
const MUST = ['workshop', 'slug', 'address'];

customElements.define('add-dialog', AddDialog);
