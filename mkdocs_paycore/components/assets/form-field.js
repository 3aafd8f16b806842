/** A field of a practice form: what is entered, and what is said beside it. */
import { all, filled, make, one } from "./dom.js";
import { lengthOf } from "./field-format.js";
import { repair } from "./validate.js";

/** @import { Field, Problem } from "./validate.js" */

const HEAD_BYTES = 512;

/**
 * The first bytes of files in base64; null where they cannot be read.
 *
 * @type {WeakMap<File, string | null>}
 */
const heads = new WeakMap();

/** @type {(file: File, size: number) => Promise<void>} */
async function readHead(file, size) {
  try {
    const bytes = new Uint8Array(await file.slice(0, size).arrayBuffer());
    heads.set(file, btoa(String.fromCharCode(...bytes)));
  } catch {
    heads.set(file, null);
  }
}

/**
 * Act when the heads of the chosen files are read: at once where they are.
 *
 * @param {HTMLFormElement} form
 * @param {() => void} act
 */
export function whenRead(form, act) {
  /** @type {HTMLInputElement[]} */
  const inputs = all(form, "[type=file]");
  const unread = inputs.flatMap(({ files, dataset }) =>
    [...(files ?? [])].flatMap((file) => (heads.has(file) ? [] : readHead(file, Number(dataset.head ?? HEAD_BYTES)))),
  );
  if (unread.length) Promise.all(unread).then(act);
  else act();
}

/**
 * What the script says in a form; what repairs a value, by the rule of the remark.
 *
 * @type {() => Record<string, any>}
 */
export const wordsOf = () => JSON.parse(one(document, "form[data-words-json]").getAttribute("data-words-json") ?? "");

/** @type {(element: Element, attribute: string, value: string) => void} */
function setOrRemove(element, attribute, value) {
  if (value) element.setAttribute(attribute, value);
  else element.removeAttribute(attribute);
}

/**
 * Put lines into a box, which is hidden where there are none; return its id where there are some.
 *
 * @type {(box: HTMLElement, lines: HTMLElement[]) => string}
 */
function write(box, lines) {
  box.replaceChildren(...lines);
  box.hidden = !lines.length;
  return box.hidden ? "" : box.id;
}

export class FieldRow {
  /**
   * @param {HTMLFormElement} form
   * @param {Field} field
   */
  constructor(form, field) {
    this.field = field;
    this.words = wordsOf();
    this.box = one(form, `[data-field="${CSS.escape(field.key)}"]`);
    /**
     * What is read of an input, a select has too.
     *
     * @type {HTMLInputElement[]}
     */
    this.controls = all(this.box, "[name]");
    this.described = this.box.matches("fieldset") ? this.box : this.controls[0];
    this.hint = this.described.getAttribute("aria-describedby");
    this.error = this.note("error");
    this.warning = this.note("warning");
    this.repairs = this.note("repairs");
    this.controls.at(-1)?.closest("div")?.after(this.error, this.warning, this.repairs);
    this.said = "[]";
    /** What a control of one line shows of a text, and the text, with its line breaks. */
    this.kept = { shown: "", text: "" };
    this.box.addEventListener("beforeinput", (event) => this.keep(/** @type {any} */ (event)));
  }

  /**
   * What is pasted or dropped into a control of one line loses its line breaks there.
   *
   * @param {{ target: HTMLInputElement, data: string | null, dataTransfer: DataTransfer | null }} event
   */
  keep({ target, data, dataTransfer }) {
    const given = data ?? dataTransfer?.getData("text") ?? "";
    if (!target.matches("input") || !/[\r\n]/.test(given)) return;
    const { value, selectionStart, selectionEnd } = target;
    const text = value.slice(0, selectionStart ?? 0) + given + value.slice(selectionEnd ?? 0);
    target.addEventListener("input", () => (this.kept = { shown: target.value, text }), { once: true });
  }

  /** The text of the control, with the line breaks that it does not show. */
  text() {
    const [{ value }] = this.controls;
    return value === this.kept.shown ? this.kept.text : value;
  }

  /** @param {string} name */
  note(name) {
    const id = `${name}--${this.described.getAttribute("id")}`;
    return make("div", "", { className: `paycore-field__${name}`, id, hidden: true });
  }

  /**
   * What is entered, as the validator takes it.
   *
   * @returns {unknown}
   */
  value() {
    const [control] = this.controls;
    const file = control.files?.[0];
    switch (this.field.type) {
      case "toggle":
        return control.checked;
      case "file":
        return file ? { name: file.name, size: file.size, head: heads.get(file) } : null;
      case "multiselect":
        if (control.type === "checkbox") return this.controls.filter((box) => box.checked).map((box) => box.value);
        return this.list();
      default:
        return this.field.several ? this.list() : this.text();
    }
  }

  /** The texts that stand on lines of their own, or with commas between. */
  list() {
    return this.text()
      .split(/[,\n]/)
      .map((entry) => entry.trim())
      .filter(Boolean);
  }

  /**
   * Show the problems of this field, of those given, and nothing else.
   *
   * @param {Problem[]} given
   */
  show(given) {
    const problems = given.filter(({ field }) => field === this.field.key);
    const said = JSON.stringify([problems, this.repaired("spelling")]);
    if (this.said === said) return;
    this.said = said;
    const errors = problems.filter(({ severity }) => severity === "block").map(({ message }) => make("p", message));
    const warnings = problems.filter(({ severity }) => severity === "warn");
    const repairs = warnings.flatMap(({ rule }) => (this.words[rule] ? this.repairButton(rule) : []));
    const remarks = warnings.flatMap(({ rule, message }) => {
      if (rule !== "pattern") return make("p", filled(this.words.check, { message }));
      const length = [/** @type {any} */ (this.value())].flat().map(lengthOf);
      return repairs.length ? [] : make("p", filled(this.words.unlike, { message, length }));
    });
    write(this.repairs, repairs);
    const ids = [write(this.error, errors), write(this.warning, remarks), this.hint].filter(Boolean);
    setOrRemove(this.described, "aria-describedby", ids.join(" "));
    for (const control of this.controls) setOrRemove(control, "aria-invalid", errors.length ? "true" : "");
  }

  /** @param {string} rule */
  repaired(rule) {
    return repair(rule, this.text(), this.field);
  }

  /** @param {string} rule */
  repairButton(rule) {
    const [control] = this.controls;
    const value = /secret|password/.test(this.field.type) ? this.words.masked : this.repaired(rule);
    const words = filled(this.words[rule], { value });
    const button = make("button", words, { type: "button" });
    button.setAttribute("aria-label", `${words}: ${this.field.label}`);
    button.addEventListener("click", () => {
      const text = this.repaired(rule);
      control.value = text;
      this.kept = { shown: control.value, text };
      control.focus();
      control.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
    });
    return button;
  }

  /**
   * An item of a list of problems, with a link to the control.
   *
   * @param {string} message
   */
  pointer(message) {
    const { label } = this.field;
    const [control] = this.controls;
    const words = message.includes(label) ? message : `${label}: ${message}`;
    const link = make("a", words, { href: `#${control.getAttribute("id")}` });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      control.focus();
    });
    const item = make("li", "");
    item.append(link);
    return item;
  }
}
