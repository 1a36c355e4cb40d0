// What can be chosen with a product: groups of modifiers, of which each asks for some. Chosen are ids.

import { html, nothing } from 'lit';
import { View } from './element.js';
import { money } from './format.js';
import { t } from './i18n.js';

/** The groups of a product, in the order in which it asks for them. */
export function groupsOf(product, groups = []) {
  const byId = new Map(groups.map((one) => [one.id, one]));
  return (product.modifier_groups ?? []).map((id) => byId.get(id)).filter(Boolean);
}

const isIn = (chosen) => (modifier) => chosen.includes(modifier.id);

/** The chosen modifiers of some groups, in the groups' order. */
export const chosenOf = (groups, chosen) =>
  groups.flatMap((group) => group.modifiers).filter(isIn(chosen));

/** What a group or a modifier is called. */
export const nameIn = (one, language) => one.names?.[language] ?? one.name;

/** The first group that has not as many as it asks for, or of which something cannot be had. */
export const lackingOf = (groups, chosen) =>
  groups.find((group) => {
    const found = group.modifiers.filter(isIn(chosen));
    return found.length < group.min || found.length > group.max || found.some((one) => !one.available);
  });

/** Whether each group has as many as it asks for, and all that is chosen can be had. */
export const complete = (groups, chosen) =>
  chosenOf(groups, chosen).length === chosen.length && !lackingOf(groups, chosen);

/** What the chosen modifiers add to the price of one unit, in minor units. */
export const addedBy = (groups, chosen) =>
  chosenOf(groups, chosen).reduce((sum, one) => sum + one.price.amount, 0);

/** The chosen names as one text. */
export const wordsOf = (modifiers, language) =>
  modifiers.map((one) => nameIn(one, language)).join(', ');

/** Groups to choose from. Says `change` with the chosen ids. */
class ModifierChoice extends View {
  static properties = {
    groups: { attribute: false },
    chosen: { attribute: false },
    language: {},
    name: {},
  };

  #toggle(group, id, on) {
    const others = group.modifiers.map((one) => one.id);
    const one = group.max === 1;
    const kept = this.chosen.filter((each) => each !== id && !(one && others.includes(each)));
    this.tell('change', on ? [...kept, id] : kept);
  }

  #words(group) {
    const { min, max } = group;
    if (min === max) return t('choice.exactly', { count: min });
    if (min > 0) return t('choice.between', { min, max });
    return max < group.modifiers.length ? t('choice.most', { count: max }) : t('optional');
  }

  render() {
    return this.groups.map(
      (group) =>
        html`<fieldset class="choice">
          <legend>
            ${nameIn(group, this.language)} <small>${this.#words(group)}</small>
          </legend>
          ${group.modifiers.map((one) => this.#modifier(group, one))}
        </fieldset>`,
    );
  }

  #modifier(group, modifier) {
    const on = this.chosen.includes(modifier.id);
    const count = group.modifiers.filter(isIn(this.chosen)).length;
    const single = group.max === 1;
    const full = !single && !on && count >= group.max;
    return html`<label class="choice-one ${modifier.available ? '' : 'is-sold-out'}">
      <input
        type=${single && group.min === 1 ? 'radio' : 'checkbox'}
        name="${this.name}-${group.id}"
        .checked=${on}
        ?disabled=${(!modifier.available && !on) || full}
        @change=${(event) => this.#toggle(group, modifier.id, event.target.checked)}
      />
      <span class="grow" lang=${this.language}
        >${nameIn(modifier, this.language)}</span
      >
      ${modifier.available
        ? modifier.price.amount > 0
          ? html`<span class="choice-price">+ ${money(modifier.price)}</span>`
          : nothing
        : html`<span class="tag" data-s="served">${t('product.sold_out')}</span>`}
    </label>`;
  }
}

customElements.define('modifier-choice', ModifierChoice);
