// The place: the country suggests currency, time zone and taxes; everything can be chosen otherwise.

import { html, nothing } from 'lit';
import { currentLocale, staffLanguage, t } from '../i18n.js';
import { asStaff } from '../staff.js';
import { Step } from './fields.js';
import { mainLanguage, otherLanguages } from './languages.js';
import { percentOf, ratesOf, taxFields } from './taxes.js';

const POINTERS = ['/name', '/currency', '/time_zone', '/languages', '/tax_rates'];

class SetupPlace extends Step {
  static properties = { countries: { state: true }, wish: { state: true } };

  pointers = POINTERS;

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#begin());
  }

  async #begin() {
    this.countries = (await asStaff('GET', '/api/countries')).data;
    const { place } = this;
    if (place) {
      this.wish = {
        name: place.name,
        country: '',
        currency: place.currency,
        time_zone: place.time_zone,
        languages: place.languages,
        tax_mode: place.tax_mode,
        percents: percentOf(place.tax_rates),
      };
    } else {
      const region = new Intl.Locale(navigator.language).region ?? '';
      this.wish = { name: '', languages: [staffLanguage()], ...this.#habits(region) };
    }
  }

  /** What a country suggests; nothing is known of the taxes of most. */
  #habits(code) {
    const country = this.countries.find((one) => one.code === code);
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = this.#zonesOf(code, country);
    return {
      country: country ? code : '',
      currency: country?.currency ?? 'EUR',
      time_zone: zones.length === 0 || zones.includes(here) ? here : zones[0],
      tax_mode: country?.tax_mode ?? 'included',
      percents: percentOf(country?.tax_rates ?? []),
    };
  }

  /** The largest city's zone first; the others as far as the browser knows them. */
  #zonesOf(code, country) {
    const known = code ? (new Intl.Locale('und', { region: code }).getTimeZones?.() ?? []) : [];
    return [...new Set([country?.time_zone, ...known])].filter(Boolean);
  }

  #wish(change) {
    this.wish = { ...this.wish, ...change };
  }

  #next(event) {
    event.preventDefault();
    const { name, currency, time_zone, languages, tax_mode, percents } = this.wish;
    const tax_rates = ratesOf(percents);
    const body = { name: name.trim(), currency, time_zone, languages, tax_mode, tax_rates };
    this.attempt(async () => {
      const place = this.place
        ? await asStaff('PATCH', `/api/locations/${this.place.id}`, { body })
        : await asStaff('POST', '/api/locations', { body });
      this.tell('next', place);
    });
  }

  render() {
    const submit = (event) => this.#next(event);
    const fields = this.wish ? this.#fields() : nothing;
    return this.frame(t('setup.place'), t('setup.place_words'), fields, { submit });
  }

  #fields() {
    const { wish } = this;
    const speaks = (languages) => this.#wish({ languages });
    return html`${this.field(
      t('setup.place_name'),
      '/name',
      html`<input
        name="place"
        data-chars="100"
        placeholder=${t('setup.place_example')}
        required
        aria-invalid=${this.wrong('/name')}
        .value=${wish.name}
        @input=${(event) => this.#wish({ name: event.target.value })}
      />`,
    )}
    ${this.field(t('setup.country'), '', this.#countries(), t('setup.country_hint'))}
    <div class="pair">
      ${this.field(t('setup.currency'), '/currency', this.#currencies(), t('setup.currency_hint'))}
      ${this.field(t('setup.time_zone'), '/time_zone', this.#timeZones())}
    </div>
    ${this.field(
      t('setup.language'),
      '/languages',
      mainLanguage(wish.languages, this.wrong('/languages'), speaks),
    )}
    ${otherLanguages(wish.languages, speaks)}
    ${taxFields(wish, this.problem?.at('/tax_rates'), (change) => this.#wish(change))}`;
  }

  #countries() {
    const names = new Intl.DisplayNames([currentLocale()], { type: 'region' });
    const sorted = this.countries
      .map(({ code }) => ({ code, name: names.of(code) }))
      .sort((a, b) => a.name.localeCompare(b.name, currentLocale()));
    return html`<select name="country" @change=${(event) => this.#wish(this.#habits(event.target.value))}>
      <option value="" ?selected=${this.wish.country === ''}>${t('setup.country_none')}</option>
      ${sorted.map(
        ({ code, name }) =>
          html`<option value=${code} ?selected=${code === this.wish.country}>${name}</option>`,
      )}
    </select>`;
  }

  /** What some country pays with today: no currency of the past, no metal, no unit of account. */
  #currencies() {
    const names = new Intl.DisplayNames([currentLocale()], { type: 'currency' });
    const codes = new Set([...this.countries.map((one) => one.currency), this.wish.currency].sort());
    return html`<select
      name="currency"
      aria-invalid=${this.wrong('/currency')}
      @change=${(event) => this.#wish({ currency: event.target.value })}
    >
      ${[...codes].map(
        (one) =>
          html`<option value=${one} .selected=${one === this.wish.currency}>
            ${one} · ${names.of(one)}
          </option>`,
      )}
    </select>`;
  }

  #timeZones() {
    const { country, time_zone } = this.wish;
    const near = this.#zonesOf(country, this.countries.find((one) => one.code === country));
    const zones = new Set([time_zone, ...near, ...Intl.supportedValuesOf('timeZone')]);
    return html`<select
      name="time_zone"
      aria-invalid=${this.wrong('/time_zone')}
      @change=${(event) => this.#wish({ time_zone: event.target.value })}
    >
      ${[...zones].map(
        (one) =>
          html`<option value=${one} .selected=${one === time_zone}>${one.replaceAll('_', ' ')}</option>`,
      )}
    </select>`;
  }
}

customElements.define('setup-place', SetupPlace);
