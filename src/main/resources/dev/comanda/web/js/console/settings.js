// How one integration is set up and what of it runs; for administrators.

import { html, nothing } from 'lit';
import { View, waiting } from '../element.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import '../panel/ask-dialog.js';
import { asStaff } from '../staff.js';
import './check.js';
import { limits, named, toFault, what, where } from './fields.js';

/** Fields that are empty where nothing is said. */
const ABSENT = { username: '', password: '', fixed_document: '', hours_from: '', hours_to: '', canary_at: '', port: 0 };

/** What was typed and is not saved yet, and what it was then, by integration: it stays while something else is shown. */
const drafts = new Map();

/** Reasons for which nothing is booked though it was started. */
const WAITS = ['hours', 'unreached', 'trying', 'not_running'];

const valueOf = (known, name) => known[name] ?? ABSENT[name];

/** Says `changed` whenever it is another, and `ended` when it is no more. */
class ConsoleSettings extends View {
  static properties = {
    on: { attribute: false },
    known: { attribute: false },
    news: { attribute: false },
    saved: { state: true },
    asking: { state: true },
    problem: { state: true },
    acted: { state: true },
    busy: { state: true },
    said: { state: true },
  };

  #of = '';

  constructor() {
    super();
    this.#clear();
  }

  #clear() {
    const empty = { saved: undefined, problem: undefined };
    Object.assign(this, { ...empty, asking: '', acted: '', busy: false, said: '' });
  }

  willUpdate() {
    if (this.#of === this.on.integration_id) return;
    this.#of = this.on.integration_id;
    this.#clear();
  }

  get wishes() {
    return drafts.get(this.#of)?.wishes ?? {};
  }

  /** As it was when somebody began to type. */
  get #base() {
    return drafts.get(this.#of)?.base;
  }

  #keep(of, wishes, base) {
    if (Object.keys(wishes).length > 0) drafts.set(of, { wishes, base });
    else drafts.delete(of);
    this.requestUpdate();
  }

  get #path() {
    return `/api/integrations/${this.on.integration_id}`;
  }

  /** As it is: what was saved here may be newer than what the page has heard of. */
  get #known() {
    const { known, saved } = this;
    return saved && saved.version > known.version ? saved : known;
  }

  #change(wish) {
    const wishes = { ...this.wishes, ...wish };
    for (const [name, value] of Object.entries(wish)) {
      if (value === undefined || value === valueOf(this.#known, name)) delete wishes[name];
    }
    this.#keep(this.#of, wishes, this.#base ?? this.#known);
    this.said = '';
  }

  #discard() {
    this.#keep(this.#of, {});
    this.problem = undefined;
  }

  /** The version that somebody has seen of what is to be another; what others changed beside it keeps nobody. */
  get #seen() {
    const base = this.#base;
    const known = this.#known;
    return Object.keys(this.wishes).every((name) => valueOf(base, name) === valueOf(known, name)) ? known.version : base.version;
  }

  /** What is typed while it is under way is kept for the next time, and what comes of it stays with the integration it is of. */
  async #save(event) {
    event.preventDefault();
    const of = this.#of;
    const sent = this.wishes;
    this.busy = true;
    this.problem = undefined;
    try {
      const saved = await asStaff('PATCH', this.#path, { body: sent, version: this.#seen });
      const left = Object.entries(drafts.get(of)?.wishes ?? {}).filter(([name, value]) => value !== sent[name]);
      this.#keep(of, Object.fromEntries(left), saved);
      if (of === this.#of) this.#had(saved);
      this.tell('changed');
    } catch (problem) {
      if (of === this.#of) await this.#failed(problem, of);
    }
    if (of === this.#of) this.busy = false;
  }

  #had(saved) {
    this.saved = saved;
    this.said = Object.keys(this.wishes).length > 0 ? '' : t('settings.saved');
  }

  /** Who was overtaken goes on from how it is now, once that can be seen. */
  async #failed(problem, of) {
    this.problem = problem;
    if (problem.status !== 412) {
      await toFault(this);
      return;
    }
    try {
      const now = await asStaff('GET', this.#path);
      if (of === this.#of) this.saved = now;
      this.#keep(of, drafts.get(of)?.wishes ?? {}, now);
    } catch {
      // Then the next time is refused as this one was.
    }
    this.tell('changed');
  }

  /** Starts, stops or ends it; the page may have turned to another meanwhile. */
  async #act(verb, path, body) {
    const of = this.#of;
    const after = await asStaff(verb, `${this.#path}${path}`, { body });
    if (of !== this.#of || !this.isConnected) this.tell('changed');
    else if (verb === 'DELETE') this.tell('ended');
    else {
      this.saved = after;
      this.tell('changed');
    }
  }

  async #press(verb, path, body) {
    const of = this.#of;
    this.busy = true;
    this.acted = '';
    try {
      await this.#act(verb, path, body);
    } catch (problem) {
      if (of === this.#of) this.acted = problem.words ?? t('problem.unexpected');
    }
    if (of === this.#of) this.busy = false;
  }

  // What is shown.

  render() {
    if (!this.known) return waiting();
    return html`<div class="erp-part">
        <console-check .on=${this.on} .news=${this.news} @checked=${() => this.tell('changed')}></console-check>
        ${this.#running()} ${this.#form()} ${this.#end()}
      </div>
      ${this.asking ? this.#ask(this.asking) : nothing}`;
  }

  #running() {
    const { active, worker, api, killed } = this.#known;
    const runs = active && !killed;
    return html`<section class="erp-section" aria-labelledby="erp-runs">
      <h3 id="erp-runs">${t('runs.title')}</h3>
      ${this.acted ? html`<p class="message message-fault" role="alert"><span>${this.acted}</span></p>` : nothing}
      <p class="hint">${t(`runs.${this.#runs}`)}</p>
      <div class="erp-acts">
        ${runs && worker
          ? this.#button('pause', 'runs.stop', () => this.#press('PUT', '/state', { worker: false }))
          : this.#button('play', 'runs.start', () => this.#press('PUT', '/state', { active: true, worker: true }))}
        ${runs
          ? this.#button('plug', api ? 'runs.api_stop' : 'runs.api_start', () => this.#press('PUT', '/state', { api: !api }))
          : nothing}
        ${runs && (worker || api) ? this.#button('', 'runs.kill', () => (this.asking = 'kill')) : nothing}
        ${active ? this.#button('', 'runs.switch_off', () => (this.asking = 'off')) : nothing}
      </div>
    </section>`;
  }

  /** What runs of it, as its words are named; what stands in its way is known to health alone. */
  get #runs() {
    const { active, worker, api, killed, paused, credentials } = this.#known;
    if (!active) return 'off';
    if (killed) return 'killed';
    if (worker && paused) return 'paused';
    if (worker && (credentials === 'refused' || credentials === 'unreadable')) return credentials;
    if (worker && WAITS.includes(this.on.reason?.code)) return api ? 'waits' : 'waits_alone';
    if (worker) return api ? 'on' : 'on_alone';
    return api ? 'stopped' : 'ended';
  }

  #button(sign, words, act) {
    return html`<button class="button quiet" type="button" ?disabled=${this.busy} @click=${act}>
      ${sign ? icon(sign) : nothing} ${t(words)}${sign ? nothing : ' …'}
    </button>`;
  }

  #form() {
    const { wishes, problem } = this;
    const known = this.#known;
    const at = { shown: { ...ABSENT, ...known, ...wishes }, problem, change: (wish) => this.#change(wish) };
    const count = Object.keys(wishes).length;
    return html`<form class="erp-section" @submit=${this.#save} novalidate aria-labelledby="erp-where">
      <h3 id="erp-where">${t('settings.where')}</h3>
      ${named(at)} ${where(at, known.credentials !== 'none')}
      <h3>${t('settings.what')}</h3>
      ${what(at)}
      <h3>${t('settings.limits')}</h3>
      ${limits(at)} ${this.#whole(problem)}
      <footer class="erp-save">
        <p class="hint" role="status">${count > 0 ? t('settings.changed', { count }) : this.said}</p>
        ${count > 0
          ? html`<button class="button quiet" type="button" @click=${() => this.#discard()}>${t('products.discard')}</button>`
          : nothing}
        <button class="button" type="submit" ?disabled=${this.busy || count === 0}>${t('settings.save')}</button>
      </footer>
    </form>`;
  }

  #whole(problem) {
    if (!problem || Object.keys({ ...ABSENT, ...this.#known }).some((name) => problem.at(`/${name}`))) return nothing;
    return html`<p class="message message-fault" role="alert"><span>${problem.status === 412 ? t('settings.overtaken') : problem.words}</span></p>`;
  }

  #end() {
    return html`<section class="erp-section">
      <h3>${t('settings.end')}</h3>
      <p class="hint">${t('settings.end_words')}</p>
      <div class="erp-acts">
        <button class="button danger quiet" type="button" @click=${() => (this.asking = 'delete')}>${t('settings.end_button')} …</button>
      </div>
    </section>`;
  }

  #ask(what) {
    const acts = {
      kill: () => this.#act('POST', '/kill'),
      off: () => this.#act('PUT', '/state', { active: false }),
      delete: () => this.#act('DELETE', ''),
    };
    return html`<ask-dialog
      heading=${t(`stop.${what}`, { name: this.on.workshop })}
      words=${t(`stop.${what}_words`)}
      button=${t(`stop.${what}_button`)}
      ?harmless=${what !== 'delete'}
      .act=${acts[what]}
      @gone=${() => (this.asking = '')}
    ></ask-dialog>`;
  }
}

customElements.define('console-settings', ConsoleSettings);
