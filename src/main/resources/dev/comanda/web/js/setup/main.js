// Setting up, step by step: the first administrator with the one-time token from the link's fragment,
// then, as that administrator, the first place and what it needs. The server keeps which step is next.

import { html, nothing } from 'lit';
import { call } from '../api.js';
import { View, waiting } from '../element.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { icon, mark } from '../icons.js';
import './administrator.js';
import './menu.js';
import './place.js';
import './tables.js';
import './test-order.js';
import { asStaff, panelOf, whoIsHere } from '../staff.js';

const STEPS = ['administrator', 'place', 'menu', 'tables', 'test_order'];
const ORDER = [...STEPS, 'done'];

class SetupPage extends View {
  static properties = {
    reached: { state: true },
    shown: { state: true },
    user: { state: true },
    place: { state: true },
    problem: { state: true },
    badLink: { state: true },
  };

  #token = location.hash.slice(1);

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'setup', 'file');
    addEventListener('popstate', (event) => this.#show(event.state?.step ?? this.reached));
    addEventListener('hashchange', () => this.#linked());
    await this.#begin();
  }

  async #begin() {
    this.problem = undefined;
    try {
      const { step } = await call('GET', '/api/setup');
      if (step === 'administrator' && this.#token) await this.#check();
      this.user = step === 'administrator' || step === 'done' ? null : await whoIsHere();
      const id = this.user?.default_location_id;
      if (id) this.place = await asStaff('GET', `/api/locations/${id}`);
      this.reached = step;
      this.#show(step);
      history.replaceState({ step }, '');
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Asks at once whether the link is good, not only once the form has been filled in. */
  async #check() {
    this.badLink = false;
    try {
      await call('POST', '/api/setup/link', { body: { token: this.#token } });
    } catch (problem) {
      if (problem.code !== 'token_invalid') throw problem;
      this.badLink = true;
    }
  }

  /** The link was opened where this page stood already without it. */
  #linked() {
    this.#token = location.hash.slice(1) || this.#token;
    this.#begin();
  }

  /** A step that has been reached; others are not to be seen yet. */
  #show(step) {
    this.shown = ORDER.indexOf(step) <= ORDER.indexOf(this.reached) ? step : this.reached;
    document.title = `${t(`setup.step_${this.shown}`)} · Comanda`;
    scrollTo(0, 0);
  }

  /** Goes to a step as a link would, so that the browser's way back leads here again. */
  #turn(step) {
    history.pushState({ step }, '', '/setup');
    this.#show(step);
  }

  async #next() {
    const step = ORDER[ORDER.indexOf(this.shown) + 1];
    this.problem = undefined;
    try {
      this.reached = (await asStaff('PUT', '/api/setup', { body: { step } })).step;
      this.#turn(step);
    } catch (problem) {
      this.problem = problem;
    }
  }

  #back() {
    this.#turn(ORDER[ORDER.indexOf(this.shown) - 1]);
  }

  render() {
    return html`<main class="entry setup">
      <p class="brand">${mark(40)} Comanda</p>
      ${this.shown
        ? this.#content()
        : this.problem
          ? this.#failed()
          : waiting()}
    </main>`;
  }

  #content() {
    if (this.shown === 'done') return this.#done();
    if (this.shown === 'administrator' && !this.user && (!this.#token || this.badLink)) {
      return this.#told('message-warning', t(this.badLink ? 'setup.bad_token' : 'setup.no_token'));
    }
    if (this.reached !== 'administrator' && !this.user) {
      return this.#told('message-warning', t('setup.sign_in'), t('setup.sign_in_button'));
    }
    if (this.user && this.user.role !== 'admin') {
      return this.#told('message-fault', t('setup.not_admin'));
    }
    return html`<section class="entry-card wide">
      <h1>${t('setup.title')}</h1>
      ${this.#progress()} ${this.#step()}
      ${this.problem
        ? html`<p class="message message-fault" role="alert"><span>${this.problem.words}</span></p>`
        : nothing}
    </section>`;
  }

  #told(look, words, button = t('setup.to_signin')) {
    const back = this.reached === 'administrator' ? '/' : '/?return=/setup';
    return html`<section class="entry-card">
      <h1>${t('setup.title')}</h1>
      <p class="message ${look}">${words}</p>
      <a class="button quiet" href=${back}>${button}</a>
    </section>`;
  }

  #failed() {
    return html`<section class="entry-card">
      <h1>${t('failed.title')}</h1>
      <p class="message message-fault" role="alert">${this.problem.words}</p>
      <button class="button" type="button" @click=${() => this.#begin()}>${t('failed.retry')}</button>
    </section>`;
  }

  #progress() {
    const now = STEPS.indexOf(this.shown);
    const reached = ORDER.indexOf(this.reached);
    return html`<nav class="progress" aria-label=${t('setup.steps')}>
      <ol>
        ${STEPS.map((step, i) => {
          const mark = html`<span class="mark" aria-hidden="true"
            >${i < reached && i !== now ? icon('check') : i + 1}</span
          >`;
          const name = html`${mark}<span class="name">${t(`setup.step_${step}`)}</span>`;
          return html`<li class=${i === now ? 'is-current' : ''}>
            ${i <= reached && i !== now
              ? html`<button type="button" @click=${() => this.#turn(step)}>${name}</button>`
              : html`<span aria-current=${i === now ? 'step' : 'false'}>${name}</span>`}
          </li>`;
        })}
      </ol>
    </nav>`;
  }

  #step() {
    const back = () => this.#back();
    const next = () => this.#next();
    const passed = ORDER.indexOf(this.reached) > ORDER.indexOf(this.shown);
    switch (this.shown) {
      case 'administrator':
        return html`<setup-administrator
          .token=${this.#token}
          .user=${this.user}
          .first=${true}
          @next=${(event) => this.#made(event.detail)}
        ></setup-administrator>`;
      case 'place':
        return html`<setup-place
          .place=${this.place}
          @next=${(event) => {
            this.place = event.detail;
            next();
          }}
          @back=${back}
        ></setup-place>`;
      case 'menu':
        return html`<setup-menu
          .place=${this.place}
          .passed=${passed}
          @next=${next}
          @back=${back}
        ></setup-menu>`;
      case 'tables':
        return html`<setup-tables
          .place=${this.place}
          .passed=${passed}
          @next=${next}
          @back=${back}
        ></setup-tables>`;
      default:
        return html`<setup-test-order .place=${this.place} @next=${next} @back=${back}></setup-test-order>`;
    }
  }

  /** Making the administrator reaches the next step by itself, and uses the token up. */
  #made(user) {
    this.user = user;
    if (this.reached === 'administrator') {
      this.#token = '';
      this.reached = 'place';
      history.replaceState({ step: 'administrator' }, '', '/setup');
    }
    this.#turn('place');
  }

  #done() {
    const panel = this.place ? panelOf(this.place.slug) : '/';
    return html`<section class="entry-card">
      <div class="screen-mark">${icon('check')}</div>
      <h1>${t('setup.done')}</h1>
      <p class="hint">${t('setup.done_words')}</p>
      <a class="button" href=${panel}>${this.place ? t('setup.to_panel') : t('setup.to_signin')}</a>
    </section>`;
  }
}

customElements.define('setup-page', SetupPage);
