// The fields of a place's settings, each with what is wrong with it.

import { html, nothing } from 'lit';
import { wordsOf } from '../api.js';
import { has, t } from '../i18n.js';
import { mainLanguage, otherLanguages } from '../setup/languages.js';

const NAME_LENGTH_MAX = 100;
const ADDRESS_LINES_MAX = 6;

/** What is wrong with a setting (of one in another, such as `guest_bounds.order`, too), in the reader's language; of one with parts, such as lines, with any of them. */
function faultOf(problem, name) {
  const pointer = `/${name.replace('.', '/')}`;
  const error = problem?.errors.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
  if (!error) return '';
  return has(`place.wrong.${name}`) ? t(`place.wrong.${name}`) : wordsOf(error);
}

/** A field below its name; the hint stays while something is wrong. */
function field(name, problem, input, values) {
  const fault = faultOf(problem, name);
  const hint = `place.${name}_words`;
  return html`<label class="field ${fault ? 'is-wrong' : ''}">
    <span>${t(`place.${name}`, values)}</span>${input(fault ? 'true' : 'false')}
    ${fault ? html`<small class="fault" role="alert">${fault}</small>` : nothing}
    ${has(hint) ? html`<small>${t(hint)}</small>` : nothing}
  </label>`;
}

/** Something to tick: the setting is `on` then, and `off` otherwise. */
const tick = (name, checked, act) =>
  html`<label class="choice-one">
    <input type="checkbox" name=${name} .checked=${checked} @change=${(event) => act(event.target.checked)} />
    <span class="grow">${t(`place.${name}`)}<small>${t(`place.${name}_words`)}</small></span>
  </label>`;

function oneOf(name, offered, { value, change }) {
  return html`<fieldset class="choice">
    <legend>${t(`place.${name}`)}</legend>
    ${offered.map(
      (one) =>
        html`<label class="choice-one">
          <input
            type="radio"
            name=${name}
            value=${one}
            .checked=${one === value}
            @change=${() => change({ [name]: one })}
          />
          <span class="grow"
            >${t(`place.${name}.${one}`)}<small>${t(`place.${name}.${one}_words`)}</small></span
          >
        </label>`,
    )}
  </fieldset>`;
}

const group = (name, content) =>
  html`<section class="setting-group" aria-labelledby="group-${name}">
    <h3 id="group-${name}">${t(`place.group_${name}`)}</h3>
    ${content}
  </section>`;

/** All of them. `shown` has the values; `change` takes what is wished; `fixed` ones are only to look at. */
export function fieldsOf(shown, { fixed, problem, change }) {
  const typed = (event) => change({ [event.target.name]: event.target.value });
  return html`<fieldset class="setting-groups" ?disabled=${fixed}>
    ${group('place', ofPlace(shown, { problem, change, typed }))}
    <div class="setting-groups">
      ${group(
        'selling',
        html`${tick('payments', shown.payments === 'on', (on) => change({ payments: on ? 'on' : 'off' }))}
        ${['open_items', 'waiters_set_prices'].map((name) =>
          tick(name, shown[name], (on) => change({ [name]: on })),
        )}`,
      )}
      ${group(
        'guests',
        html`${oneOf('spot_admission', ['ask', 'at_once'], { value: shown.spot_admission, change })}
        ${oneOf('scan', ['off', 'confirm', 'direct'], { value: shown.scan, change })}
        ${bounds(shown, { problem, change })}`,
      )}
    </div>
  </fieldset>`;
}

function ofPlace(shown, { problem, change, typed }) {
  const speaks = (languages) => change({ languages });
  return html`${field(
    'name',
    problem,
    (wrong) =>
      html`<input
        name="name"
        data-chars=${NAME_LENGTH_MAX}
        autocomplete="off"
        aria-invalid=${wrong}
        .value=${shown.name}
        @input=${typed}
      />`,
  )}
  ${field(
    'address',
    problem,
    (wrong) =>
      html`<textarea
        name="address"
        rows=${ADDRESS_LINES_MAX / 2}
        aria-invalid=${wrong}
        .value=${shown.address}
        @input=${typed}
      ></textarea>`,
  )}
  ${times(shown, { problem, typed })}
  ${field('languages', problem, (wrong) => mainLanguage(shown.languages, wrong, speaks))}
  ${otherLanguages(shown.languages, speaks)}`;
}

function times(shown, { problem, typed }) {
  const zones = new Set([shown.time_zone, ...Intl.supportedValuesOf('timeZone')]);
  return html`<div class="setting-pair">
    ${field(
      'time_zone',
      problem,
      (wrong) =>
        html`<select name="time_zone" aria-invalid=${wrong} @change=${typed}>
          ${[...zones].map(
            (one) =>
              html`<option value=${one} .selected=${one === shown.time_zone}>${one.replaceAll('_', ' ')}</option>`,
          )}
        </select>`,
    )}
    ${field(
      'day_start',
      problem,
      (wrong) =>
        html`<input type="time" name="day_start" aria-invalid=${wrong} .value=${shown.day_start} @change=${typed} />`,
    )}
  </div>`;
}

/** How much guests may order: more than that is for the staff. */
function bounds({ guest_bounds: texts, currency }, { problem, change }) {
  const bound = (name) =>
    field(
      `guest_bounds.${name}`,
      problem,
      (wrong) =>
        html`<input
          name=${`guest_bounds.${name}`}
          inputmode="decimal"
          autocomplete="off"
          aria-invalid=${wrong}
          .value=${texts[name]}
          @input=${(event) => change({ guest_bounds: { ...texts, [name]: event.target.value } })}
        />`,
      { currency },
    );
  return html`<fieldset class="choice bounds">
    <legend>${t('place.guest_bounds')}</legend>
    <p class="hint">${t('place.guest_bounds_words')}</p>
    ${bound('quantity')}
    <div class="setting-pair">${bound('order')} ${bound('session')}</div>
  </fieldset>`;
}
