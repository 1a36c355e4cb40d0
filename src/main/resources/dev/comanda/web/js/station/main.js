// The screen of one station: what is to be made there, tapped off when it is done. It hears its station's channel
// and says so large when it does not.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renew } from '../api.js';
import { View, waiting } from '../element.js';
import { timesOf } from '../format.js';
import { speak, staffLanguage, t } from '../i18n.js';
import { now, told } from '../now.js';
import '../signs.js';
import '../staff-head.js';
import { asStaff, placeOf, signedIn, signInOver, stationOf } from '../staff.js';
import { Awake } from '../tickets/awake.js';
import { Ear } from '../tickets/ear.js';
import { comesBack, sentWords } from '../tickets/sending.js';
import { ticketName } from '../tickets/why.js';
import { lookAround, lookSoon } from './around.js';
import { bar, days, deafness, foot, noStation, quiet, wrong } from './bar.js';
import { drawer } from './drawers.js';
import { found } from './find.js';
import { Hands } from './hands.js';
import { KEYS } from './keys.js';
import { isOn, keepAt, keepOn } from './kept.js';
import { slip, tapOf } from './slip.js';
import { Steps } from './steps.js';
import { applyToStation, doneOf, isToMake, slipsOf, viewOf, withChanged, withProduct } from './tickets.js';
import { lookAt } from './unmatched.js';

/** The sign-in has ended, or is somebody else's. */
const SIGNED_OUT = 4401;

class StationPage extends View {
  static properties = {
    user: { state: true },
    place: { state: true },
    view: { state: true },
    problem: { state: true },
    none: { state: true },
    trouble: { state: true },
    opened: { state: true },
    news: { state: true },
    beyond: { state: true },
    scrolled: { state: true },
    tick: { state: true },
  };

  #ear = new Ear({
    changed: () => this.requestUpdate(),
    onSnapshot: (snapshot) => this.#show(snapshot),
    onEvents: (events) => events.forEach((event) => this.#happened(event)),
    ended: (code) => code === SIGNED_OUT && signInOver(),
    renew,
  });
  #awake = new Awake(() => this.requestUpdate());
  #steps = new Steps({
    changed: () => this.requestUpdate(),
    took: (ticket) => (this.view &&= withChanged(this.view, ticket)),
    refused: (ticket, problem) => this.#refused(ticket, problem),
  });
  #does = {
    bump: (ticket) => this.#do(() => this.#steps.bump(ticket, this.#robots ? 0 : this.#hands.heightOf(ticket))),
    start: (ticket) => this.#do(() => this.#steps.start(ticket)),
    undo: (ticket) => this.#do(() => this.#steps.recall(ticket)),
    confirm: (ticket) => this.#do(() => this.#steps.confirm(ticket)),
    send: (ticket, station) => this.#do(() => this.#send(ticket, station)),
    rush: (ticket, rush) => this.#do(() => this.#steps.rush(ticket, rush)),
    look: (ticket) => (this.opened = { ticket: ticket.id }),
    product: (product) => this.#product(product),
  };
  #hands = new Hands(this, {
    press: (at) => this.#press(this.#slips()[at]),
    start: () => this.#first('start', (one) => one.state === 'queued'),
    confirm: () => this.#first('confirm', (one) => one.unconfirmed),
    recall: () => this.#recall(),
  });

  constructor() {
    super();
    Object.assign(this, { beyond: 0, tick: 0 });
    this.#clear();
  }

  #clear() {
    const nothingYet = { view: undefined, news: undefined, opened: undefined };
    Object.assign(this, { ...nothingYet, problem: '', none: false, trouble: '' });
  }

  async connectedCallback() {
    super.connectedCallback();
    await speak(staffLanguage(), 'station');
    addEventListener('popstate', () => this.#begin());
    addEventListener('resize', () => this.requestUpdate());
    document.addEventListener('keydown', (event) => this.view && isOn('keys') && this.#hands.key(event));
    setInterval(() => this.#beat(), 1000);
    this.#awake.start();
    this.#begin();
  }

  /** Every second ages grow, and what was bumped leaves in its time. */
  #beat() {
    this.tick++;
    this.#steps.sweep();
    if (!this.view) return;
    lookAt(this.view);
    lookAround(this.view);
  }

  async #begin() {
    this.#ear.stop();
    this.#clear();
    try {
      this.user ??= await signedIn();
      const id = await this.#find();
      if (!id) return;
      const snapshot = await asStaff('GET', `/api/stations/${id}/tickets`);
      this.#show(snapshot);
      this.place = placeOf(this.user, snapshot.location.id) ?? snapshot.location;
      keepAt(this.place.id, id);
      this.#ear.listen(`/live/stations/${id}`, snapshot.position);
    } catch (problem) {
      const known = { 403: 'station.forbidden', 404: 'station.not_found' }[problem.status];
      this.problem = known ? t(known) : (problem.words ?? t('problem.unexpected'));
    }
  }

  async #find() {
    const asked = decodeURIComponent(location.pathname.split('/')[2]);
    const { id, place } = await found(this.user, asked);
    this.place = place;
    if (!id && place) this.none = true;
    else if (!id) this.problem = t('panel.not_found');
    return id;
  }

  #show(snapshot) {
    told(snapshot.now);
    timesOf(snapshot.location);
    this.view = viewOf(snapshot, this.view?.gone);
  }

  #happened(event) {
    this.view = applyToStation(this.view, event);
    timesOf(this.view.location);
  }

  // What is done.

  #do(act) {
    this.trouble = '';
    act();
  }

  /** What is sent elsewhere is gone from here at once, so that is said, with the way back where there is one. */
  #send(ticket, station) {
    const { station: here } = this.view;
    this.#steps.send(ticket, station).then(lookSoon);
    if (station.id === here.id) return;
    const undo = comesBack(ticket, here) ? () => this.#do(() => this.#steps.send(ticket, here)) : undefined;
    this.news = { words: sentWords(ticket, station), undo };
  }

  #refused(ticket, problem) {
    this.news = undefined;
    const words = problem.status === 409 ? t('station.too_late') : problem.words;
    this.trouble = t('station.refused', { name: ticketName(ticket), words });
  }

  async #product({ id, name, available }) {
    try {
      const path = `/api/locations/${this.place.id}/products/${id}/availability`;
      await asStaff('PUT', path, { body: { available } });
      this.view = withProduct(this.view, { id, available });
      this.news = { words: t(available ? 'station.is_back' : 'station.is_out', { name }) };
    } catch (problem) {
      this.trouble = t('station.refused', { name, words: problem.words });
    }
  }

  #first(what, wanted) {
    const ticket = this.#slips().find(wanted);
    if (ticket) this.#does[what](ticket);
  }

  /** What robots have made they cannot unmake. */
  #recall() {
    const [last] = doneOf(this.view, this.#steps);
    if (last && !this.#robots) this.#does.undo(last);
  }

  get #robots() {
    return this.view.station.kind === 'robots';
  }

  #slips() {
    return slipsOf(this.view, this.#steps);
  }

  #press(ticket) {
    if (ticket) this.#does[tapOf(ticket, this.#shownWith(ticket))]?.(ticket);
  }

  updated() {
    this.#hands.hold(this.#steps.leaving);
    this.#measure();
    this.#hands.stay();
  }

  #measure() {
    this.beyond = this.#hands.beyond;
    this.scrolled = this.#hands.scrolled;
  }

  #turn(what) {
    keepOn(what, !isOn(what));
    this.requestUpdate();
  }

  // What is shown.

  render() {
    const { user, place, view, problem } = this;
    const names = [this.#ear.deaf ? t('station.deaf_short') : view?.station.name, place?.name, 'Comanda'];
    document.title = names.filter(Boolean).join(' · ');
    return html`${user ? this.#head() : nothing}
      <server-signs></server-signs>
      ${view ? this.#screen() : problem || this.none ? noStation(problem) : html`<main>${waiting()}</main>`}
      ${view ? this.#drawer() : nothing}`;
  }

  #head() {
    return html`<staff-head
      here="station"
      .user=${this.user}
      .place=${this.place}
      .freshness=${this.#ear.freshness}
      @move=${(event) => this.#move(event.detail)}
      @switching=${() => (this.opened = undefined)}
      @problem=${(event) => (this.trouble = event.detail)}
    ></staff-head>`;
  }

  #move(slug) {
    history.pushState(null, '', stationOf(slug));
    this.#begin();
  }

  #screen() {
    const { view } = this;
    const { deaf } = this.#ear;
    const slips = this.#slips();
    const open = slips.filter((one) => !this.#steps.isLeaving(one));
    const done = doneOf(view, this.#steps);
    const allDayShown = isOn('days');
    const at = { station: view.station, stations: view.stations, open, done, awake: this.#awake.state, allDayShown };
    return html`${bar(at, { days: () => this.#turn('days'), recall: () => (this.opened = { done: true }) })}
      ${deaf ? deafness(this.#ear) : nothing} ${wrong(this.trouble, () => (this.trouble = ''))}
      <main class="station-main ${deaf ? 'is-deaf' : ''}">
        <h1 class="visually-hidden">${view.station.name}</h1>
        ${slips.length === 0
          ? quiet(this.#ear)
          : html`<ol class="rail" @scroll=${() => this.#measure()}>
              ${repeat(
                slips,
                (one) => one.id,
                (one, i) => html`<li>${slip(one, this.#shownWith(one, KEYS[i]), this.#does)}</li>`,
              )}
            </ol>`}
        ${allDayShown ? days(open.filter(isToMake)) : nothing}
      </main>
      ${this.#foot(slips, done)}`;
  }

  #shownWith(ticket, key) {
    const { station, gone } = this.view;
    const leaving = this.#steps.isLeaving(ticket);
    return { now: now(), key: isOn('keys') ? key : undefined, leaving, robots: this.#robots, gone, station };
  }

  #foot(slips, done) {
    const { beyond, scrolled, news } = this;
    const at = { slips: slips.length, done, beyond, scrolled, keysOn: isOn('keys'), news };
    const said = () => (this.news = undefined);
    return foot(at, { keys: () => this.#turn('keys'), hands: this.#hands, said });
  }

  #drawer() {
    const { opened, view } = this;
    const ticket = this.#slips().find((one) => one.id === opened?.ticket);
    const at = { opened, ticket, done: doneOf(view, this.#steps), view };
    return drawer(at, this.#does, () => (this.opened = undefined));
  }
}

customElements.define('station-page', StationPage);
