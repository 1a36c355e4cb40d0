// Which lines of the audit log: of which place, by whom, what, between which days.

import { html, nothing } from 'lit';
import { View } from '../element.js';
import { t } from '../i18n.js';
import { ACTIONS } from './audit-lines.js';

/** Nothing is older; a year that is still being typed is below it. */
const EARLIEST = '2000-01-01';
const LATEST = '2999-12-31';

/** Says `want` with what is to be changed of what is shown. */
class AuditFilters extends View {
  static properties = {
    wanted: { attribute: false },
    known: { attribute: false },
    everywhere: {},
  };

  #want(event) {
    const { name, value, validity } = event.target;
    if (validity.valid && value !== this.wanted[name]) this.tell('want', { [name]: value });
  }

  render() {
    const { people, keys, places } = this.known;
    const offered = places.length > 1 || this.wanted.location === this.everywhere;
    return html`<div class="audit-filters" role="group" aria-label=${t('audit.filters')} @change=${this.#want}>
      ${offered ? this.#places(places) : nothing}
      ${this.#choice('staff', t('audit.who'), [
        [t('admin.people'), people.map(({ id, name }) => [id, name])],
        [t('admin.keys'), keys.map(({ id, name }) => [id, name])],
      ])}
      ${this.#choice(
        'action',
        t('audit.what'),
        Object.entries(ACTIONS).map(([kind, done]) => [
          t(`thing.${kind}`),
          done.map((one) => [`${kind}.${one}`, t(`did.${kind}.${one}`)]),
        ]),
      )}
      ${this.#date('from')} ${this.#date('to')}
    </div>`;
  }

  #places(places) {
    const { location: chosen } = this.wanted;
    return html`<label class="field"
      ><span>${t('audit.where')}</span>
      <select name="location">
        ${places.map(
          ({ id, slug, name }) =>
            html`<option value=${slug} .selected=${chosen === slug || chosen === id}>${name}</option>`,
        )}
        <option value=${this.everywhere} .selected=${chosen === this.everywhere}>${t('audit.everywhere')}</option>
      </select>
    </label>`;
  }

  #choice(name, words, groups) {
    const chosen = this.wanted[name];
    return html`<label class="field"
      ><span>${words}</span>
      <select name=${name}>
        <option value="" .selected=${!chosen}>${t(`audit.any_${name}`)}</option>
        ${groups
          .filter(([, offered]) => offered.length > 0)
          .map(
            ([kind, offered]) =>
              html`<optgroup label=${kind}>
                ${offered.map(([id, told]) => html`<option value=${id} .selected=${id === chosen}>${told}</option>`)}
              </optgroup>`,
          )}
      </select>
    </label>`;
  }

  #date(name) {
    return html`<label class="field"
      ><span>${t(`audit.${name}`)}</span>
      <input type="date" name=${name} min=${EARLIEST} max=${LATEST} .value=${this.wanted[name]}
    /></label>`;
  }
}

customElements.define('audit-filters', AuditFilters);
