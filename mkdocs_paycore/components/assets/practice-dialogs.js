/**
 * The dialogs of the practice dashboard: what a connection form and the questions about rules hold at first, and what
 * was entered in them.
 */
import { all, filled, make, one, part } from "./dom.js";
import { choiceBox, shownName } from "./practice-items.js";
import { losses, methodsOf, packed } from "./practice-model.js";

/** @import { Brought, Connection, Limits, Loss, Made, Rule, RuleForm, State } from "./practice-model.js" */

/** How an address of a page begins that shows rules and nothing else. */
export const SHARED = "#practice=";

/**
 * A control of a form by its field's key, as the attributes of its dialog name it.
 *
 * @type {(dialog: HTMLElement, key?: string) => (HTMLInputElement & HTMLSelectElement) | null}
 */
const control = (dialog, key) => (key ? dialog.querySelector(`form [name="${CSS.escape(key)}"]`) : null);

/** A switch that is on, or the first choice. @type {(control: any) => boolean} */
const isChosen = ({ type, checked, selectedIndex }) => (type === "checkbox" ? checked : selectedIndex === 1);

/**
 * The methods that a connection of a form brings, where they are several.
 *
 * @type {(dialog: HTMLElement) => Brought[]}
 */
function brought(dialog) {
  /** @type {{ key: string, label: string, needs: string | null }[]} */
  const methods = JSON.parse(dialog.dataset.methodsJson ?? "[]");
  return methods.map(({ key, label, needs }) => ({ key, label, isOn: !needs || !!control(dialog, needs)?.checked }));
}

/**
 * The connection that a form describes; without a name, where the form asks for none.
 *
 * @type {(dialog: HTMLElement) => Made}
 */
export function described(dialog) {
  const { form = "", nameField, testField, statusField } = dialog.dataset;
  const [code, kind] = form.split(":");
  const status = control(dialog, statusField);
  return {
    code,
    kind,
    name: control(dialog, nameField)?.value.trim() ?? "",
    isTest: !!control(dialog, testField)?.checked,
    isOn: !status || isChosen(status),
    brings: brought(dialog),
  };
}

/**
 * What is entered in a form.
 *
 * @type {(form: HTMLElement) => Pick<HTMLInputElement, "value" | "checked" | "files">[]}
 */
export const entries = (form) =>
  all(form, "[name]").map((/** @type {any} */ { value, checked, files }) => ({ value, checked, files }));

/**
 * Put back what was entered for a connection, with the state that it has now.
 *
 * @type {(dialog: HTMLElement, saved: ReturnType<typeof entries>, isOn: boolean) => void}
 */
export function putBack(dialog, saved, isOn) {
  const form = one(dialog, "form");
  for (const [place, each] of all(form, "[name]").entries()) {
    const { files, ...rest } = saved[place];
    Object.assign(each, files ? { files } : rest);
  }
  const status = control(dialog, dialog.dataset.statusField);
  if (status && isChosen(status) !== isOn) Object.assign(status, { checked: isOn, selectedIndex: isOn ? 1 : 2 });
  const ready = Object.assign(one(form, '[data-part="ready"] input'), { checked: true });
  ready.dispatchEvent(new Event("change"));
  one(form, "[name]").dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * The controls by which a rule can be limited.
 *
 * @type {(dialog: HTMLElement) => HTMLSelectElement[]}
 */
export const limits = (dialog) => all(dialog, "select[data-limit]");

/** @type {(dialog: HTMLElement, state: State, words: Record<string, string>, rule?: Rule) => void} */
export function fillRule(dialog, { connections }, words, rule) {
  const form = one(dialog, "form");
  Object.assign(one(form, "[name=name]"), { value: rule?.name ?? "" });
  for (const each of limits(dialog)) each.value = rule?.limits[each.dataset.limit ?? ""] ?? "";
  const own = rule?.methods.map(({ method }) => method) ?? [];
  const boxes = methodsOf(connections).map(({ id, name, isOn }) =>
    choiceBox(shownName(words, name, isOn), { name: "methods", value: id, checked: own.includes(id) }),
  );
  part(dialog, "methods").replaceChildren(...boxes);
  part(dialog, "no-methods").hidden = boxes.length > 0;
  part(dialog, "wrong").textContent = "";
}

/** What controls of limits are set to. @type {(controls: HTMLSelectElement[]) => Limits} */
export const limited = (controls) => Object.fromEntries(controls.map(({ dataset, value }) => [dataset.limit, value]));

/** @type {(dialog: HTMLElement, data: FormData) => RuleForm} */
export const enteredRule = (dialog, data) => ({
  name: `${data.get("name")}`,
  limits: limited(limits(dialog)),
  methods: data.getAll("methods").map(String),
});

/** @type {(methods: { name: string }[]) => string} */
const names = (methods) => methods.map(({ name }) => name).join(", ");

/**
 * What a rule will lose, or has lost.
 *
 * @type {(loss: Loss, words: Record<string, string>, tense: "will" | "has") => string}
 */
export const lossWords = ({ rule, methods, isEnding }, words, tense) =>
  filled(words[(isEnding ? { will: "will_end", has: "has_ended" } : { will: "will_lose", has: "has_lost" })[tense]], {
    name: rule.name,
    methods: names(methods),
  });

/**
 * Ask whether a connection is to be deleted, with what that does to rules.
 *
 * @type {(dialog: HTMLElement, state: State, connection: Connection, words: Record<string, string>) => void}
 */
export function fillDelete(dialog, state, connection, words) {
  const { id, name, brings } = connection;
  part(dialog, "title").textContent = filled(words.delete_title, { name });
  const methods = names(methodsOf([connection]));
  part(dialog, "brings").textContent = brings.length ? filled(words.delete_brings, { methods }) : "";
  const lines = losses(state, id).map((loss) => make("li", lossWords(loss, words, "will")));
  part(dialog, "losing").replaceChildren(...lines);
  part(dialog, "loses").textContent = lines.length ? words.delete_loses : words.delete_loses_none;
  /** @type {HTMLAnchorElement} */
  const link = one(dialog, "a");
  link.href = `${SHARED}${packed(state)}`;
  link.hidden = !lines.length;
}
