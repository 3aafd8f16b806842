/**
 * What the lists of the practice dashboard show of a state: connections and rules, with the buttons that change them.
 * A button says in `data-act` what it does, and to what: practice.js does it.
 */
import { filled, make } from "./dom.js";
import { dangers, methodsOf, offered } from "./practice-model.js";

/** @import { Connection, Rule, State } from "./practice-model.js" */

/**
 * What is shown that is not in the state.
 *
 * @typedef {object} Shown
 * @property {Record<string, string>} words
 * @property {(connection: Connection) => string} titleOf the provider and the kind
 * @property {(rule: Rule) => [string, string][]} limitsOf what a rule is limited by, and to what
 */

/** @type {(name: string, facts: [string, string][], extra: HTMLElement[], buttons: HTMLElement[]) => HTMLElement} */
function card(name, facts, extra, buttons) {
  const item = make("li", "");
  const list = make("dl", "");
  for (const [label, value] of facts) list.append(make("dt", label), make("dd", value));
  item.append(make("p", name, { className: "paycore-practice__name" }), list, ...extra);
  if (buttons.length) {
    const acts = make("div", "", { className: "paycore-practice__acts" });
    acts.append(...buttons);
    item.append(acts);
  }
  return item;
}

/** @type {(act: string, words: string, whose: string, isOff?: boolean) => HTMLButtonElement} */
function button(act, words, whose, isOff = false) {
  const made = make("button", words, { type: "button", className: "paycore-practice__act", disabled: isOff });
  made.dataset.act = act;
  made.append(make("span", ` ${whose}`, { className: "paycore-unseen" }));
  return made;
}

/** @type {(label: string, value: string) => [string, string]} */
const fact = (label, value) => [label, value];

/** A box with words beside it. @type {(words: string, box: Partial<HTMLInputElement>, act?: string) => HTMLElement} */
export function choiceBox(words, box, act) {
  const label = make("label", "", { className: "paycore-practice__method" });
  const input = make("input", "", { type: "checkbox", ...box });
  if (act) input.dataset.act = act;
  label.append(input, ` ${words}`);
  return label;
}

/** What a rule lost. @type {(words: Record<string, string>, lost: string[]) => HTMLElement[]} */
const gone = (words, lost) =>
  lost.map((name) => make("p", filled(words.gone, { name }), { className: "paycore-practice__gone" }));

/** A method's name, with a word where it is off. @type {(words: Record<string, string>, name: string, isOn: boolean) => string} */
export const shownName = (words, name, isOn) => (isOn ? name : `${name} (${words.off})`);

/** @type {(state: State, connection: Connection, shown: Shown) => HTMLElement} */
export function connectionCard(state, connection, { words, titleOf }) {
  const { id, name, isOn, isTest, brings } = connection;
  const methods = brings.map((each) => shownName(words, each.label, each.isOn));
  const isDanger = dangers(state).includes(connection);
  const item = card(
    name,
    [
      [words.type, titleOf(connection)],
      [words.credentials, isTest ? words.test : words.real],
      [words.state, isOn ? words.on : words.off],
      ...(methods.length ? [fact(words.methods, methods.join(", "))] : []),
    ],
    isDanger ? [make("p", words.danger_here, { className: "paycore-practice__danger" })] : [],
    [
      button(`edit-${id}`, words.edit, name),
      button(`switch-${id}`, isOn ? words.switch_off : words.switch_on, name),
      button(`delete-${id}`, words.delete, name),
    ],
  );
  item.toggleAttribute("data-danger", isDanger);
  return item;
}

/** @type {(state: State, rule: Rule, shown: Shown) => HTMLElement} */
export function ruleCard(state, rule, { words, limitsOf }) {
  const { id, name, isOn, lost } = rule;
  const place = state.rules.indexOf(rule);
  const known = methodsOf(state.connections);
  const methods = rule.methods.flatMap(({ method, isOn: checked }) =>
    known
      .filter((each) => each.id === method)
      .map((each) => choiceBox(shownName(words, each.name, each.isOn), { checked }, `method-${id}-${method}`)),
  );
  const names = offered(state, rule).map((each) => each.name);
  return card(
    name,
    [
      [words.place, `${place + 1}`],
      ...limitsOf(rule),
      [words.state, isOn ? words.on : words.off],
      [words.offers, names.join(", ") || words.nothing],
    ],
    [...methods, ...gone(words, lost)],
    [
      button(`up-${id}`, words.up, name, !place),
      button(`down-${id}`, words.down, name, place === state.rules.length - 1),
      button(`edit_rule-${id}`, words.edit, name),
      button(`switch_rule-${id}`, isOn ? words.rule_off : words.rule_on, name),
      button(`delete_rule-${id}`, words.delete, name),
    ],
  );
}

/**
 * A rule as another tab shows it.
 *
 * @typedef {{ name: string, isOn: boolean, methods: string[], lost: string[] }} SharedRule
 * @type {(rule: SharedRule, words: Record<string, string>) => HTMLElement}
 */
export const sharedCard = ({ name, isOn, methods, lost }, words) =>
  card(
    name,
    [
      [words.state, isOn ? words.on : words.off],
      [words.offers, methods.join(", ") || words.nothing],
    ],
    gone(words, lost),
    [],
  );
