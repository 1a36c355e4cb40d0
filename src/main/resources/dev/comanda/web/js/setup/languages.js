// The languages of a place: the first one is that of its menu, the others are translations.

import { html } from 'lit';
import { nameOf, t } from '../i18n.js';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'];

/** A list of the first language; `change` takes what becomes of all of them. */
export function mainLanguage([main, ...others], wrong, change) {
  const choose = (tag) => change([tag, ...others.filter((one) => one !== tag)]);
  return html`<select name="language" aria-invalid=${wrong} @change=${(event) => choose(event.target.value)}>
    ${[...new Set([...LANGUAGES, main])].map(
      (one) => html`<option value=${one} .selected=${one === main}>${nameOf(one)}</option>`,
    )}
  </select>`;
}

/** The other languages, each to be switched on and off. */
export function otherLanguages([main, ...others], change) {
  const offered = [...new Set([...LANGUAGES, ...others])].filter((one) => one !== main);
  const turn = (one) =>
    change([main, ...(others.includes(one) ? others.filter((each) => each !== one) : [...others, one])]);
  return html`<fieldset class="others">
    <legend class="field">${t('setup.other_languages')} <small>${t('optional')}</small></legend>
    <div class="chips wrap">
      ${offered.map(
        (one) =>
          html`<button
            class="chip"
            type="button"
            lang=${one}
            aria-pressed=${others.includes(one) ? 'true' : 'false'}
            @click=${() => turn(one)}
          >
            ${nameOf(one)}
          </button>`,
      )}
    </div>
  </fieldset>`;
}
