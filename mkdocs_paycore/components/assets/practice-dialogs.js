/**
 * The dialogs of the practice dashboard: what a connection form and the questions about rules hold at first, and what
 * was entered in them.
 */
import { all, filled, make, one, part } from "./dom.js";
import { choiceBox } from "./practice-items.js";
import { consequences, packed } from "./practice-model.js";

/** @import { Connection, Rule, RuleForm, State } from "./practice-model.js" */

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
 * The connection that a form describes.
 *
 * @type {(dialog: HTMLElement) => { code: string, kind: string, name: string, isTest: boolean, isOn: boolean }}
 */
export function described(dialog) {
  const { form = "", name = "", nameField, testField, statusField } = dialog.dataset;
  const [code, kind] = form.split(":");
  const status = control(dialog, statusField);
  return {
    code,
    kind,
    name: control(dialog, nameField)?.value.trim() || name,
    isTest: !!control(dialog, testField)?.checked,
    isOn: !status || isChosen(status),
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

/** @type {(dialog: HTMLElement, connections: Connection[], rule?: Rule) => void} */
export function fillRule(dialog, connections, rule) {
  const form = one(dialog, "form");
  /** @type {(name: string, value?: string) => void} */
  const fill = (name, value = "") => Object.assign(one(form, `[name=${name}]`), { value });
  fill("name", rule?.name);
  fill("currency", rule?.currency);
  fill("destination", rule?.destination);
  const own = rule?.methods.map(({ connection }) => connection) ?? [];
  const boxes = connections.map(({ id, name }) =>
    choiceBox(name, { name: "connections", value: `${id}`, checked: own.includes(id) }),
  );
  part(dialog, "methods").replaceChildren(...boxes);
  part(dialog, "no-methods").hidden = boxes.length > 0;
  part(dialog, "wrong").textContent = "";
}

/** @type {(data: FormData) => RuleForm} */
export function enteredRule(data) {
  const [name, currency, destination] = ["name", "currency", "destination"].map((key) => `${data.get(key)}`);
  return { name, currency, destination, connections: data.getAll("connections").map(Number) };
}

/**
 * Ask whether a connection is to be deleted, with what that does to rules.
 *
 * @type {(dialog: HTMLElement, state: State, connection: Connection, words: Record<string, string>) => void}
 */
export function fillDelete(dialog, state, { id, name }, words) {
  const { losing, ending } = consequences(state, id);
  part(dialog, "title").textContent = filled(words.delete_title, { name });
  const lines = losing.map((rule) =>
    make("li", filled(ending.includes(rule) ? words.will_end : words.will_lose, rule)),
  );
  part(dialog, "losing").replaceChildren(...lines);
  part(dialog, "loses").textContent = lines.length ? words.delete_loses : words.delete_loses_none;
  /** @type {HTMLAnchorElement} */
  const link = one(dialog, "a");
  link.href = `${SHARED}${packed(state)}`;
  link.hidden = !lines.length;
}
