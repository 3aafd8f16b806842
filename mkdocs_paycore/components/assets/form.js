/**
 * Practice forms: nothing typed leaves the page. A form dispatches `paycore:verdict` with {valid, problems} on submit,
 * and when it gets `paycore:check`. A control may be named like a property of the form: read it through methods only.
 */
import { all, enhance, filled, make, one, part } from "./dom.js";
import { FieldRow, whenRead, wordsOf } from "./form-field.js";
import { validate, visibleFields } from "./validate.js";

/** @import { Connection, Problem, Verdict } from "./validate.js" */

/** Rules whose problems are shown on submit only. */
const LAST = ["required", "all_or_none", "one_of"];

/** A message that comes between press and release would push a button away from under the pointer. */
let isPressed = false;
addEventListener("pointerdown", () => (isPressed = true), true);
for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => (isPressed = false), true);

/** @type {(act: () => void) => void} */
function whenReleased(act) {
  if (isPressed) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else act();
}

const MASKED = "[type=password], [data-masked]";

/** @type {(button: HTMLButtonElement, isVisible: boolean, words: Record<string, string>) => void} */
function reveal(button, isVisible, words) {
  /** @type {any} */
  const control = button.previousElementSibling;
  if (control.matches("textarea")) control.toggleAttribute("data-masked", !isVisible);
  else control.type = isVisible ? "text" : "password";
  one(button, "span").textContent = isVisible ? words.hide : words.show;
}

/** @type {(input: HTMLInputElement, words: Record<string, string>) => HTMLButtonElement} */
function revealButton(input, words) {
  const button = make("button", "", { type: "button", className: "paycore-field__reveal" });
  const whose = make("span", ` ${input.labels?.[0].textContent}`, { className: "paycore-unseen" });
  button.append(make("span", words.show), whose);
  button.addEventListener("click", () => reveal(button, input.matches(MASKED), words));
  input.after(button);
  return button;
}

class PracticeForm {
  /**
   * The fields that were left, or changed at one go: what is wrong with them is said at once.
   *
   * @type {Set<string>}
   */
  left = new Set();

  /**
   * The problems that stand beside the fields.
   *
   * @type {Problem[]}
   */
  shown = [];

  /**
   * The problems of the last submit, with their items in the lists.
   *
   * @type {[Problem, HTMLElement][]}
   */
  listed = [];

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    form.noValidate = true;
    /** @type {Connection} */
    this.connection = JSON.parse(form.getAttribute("data-spec-json") ?? "");
    this.words = wordsOf();
    this.rows = (this.connection.fields ?? []).map((field) => new FieldRow(form, field));
    this.buttons = all(form, MASKED).map((input) => revealButton(/** @type {any} */ (input), this.words));
    this.summary = part(form, "summary");
    this.success = part(form, "success");
    this.status = part(form, "status");
    const ready = part(form, "ready");
    /** @type {HTMLInputElement} */
    this.ready = one(ready, "input");
    this.unready = one(ready, "[role]");
    /** The lists above the fields by the severity of what stands in them. */
    this.lists = { block: this.summary, warn: part(form, "remarks") };
    this.listen();
    this.arrange();
    this.arm();
  }

  listen() {
    /** @type {(name: string, act: (event: any) => void) => void} */
    const on = (name, act) => this.form.addEventListener(name, act);
    on("submit", (event) => {
      event.preventDefault();
      whenRead(this.form, () => this.submit());
    });
    on("paycore:check", () => whenRead(this.form, () => this.dispatch(this.check())));
    on("input", (event) => this.input(event));
    on("focusout", (event) => this.leave(event));
    on("reset", () => this.reset());
    this.ready.addEventListener("change", () => this.arm());
  }

  /** As in the dashboard: nothing is saved before the box is ticked. The button stays one that can be reached. */
  arm() {
    one(this.form, "[type=submit]").setAttribute("aria-disabled", `${!this.ready.checked}`);
    this.unready.hidden = true;
  }

  /** @param {HTMLElement} element */
  rowOf(element) {
    return this.rows.find(({ box }) => box.contains(element));
  }

  values() {
    return Object.fromEntries(this.rows.map((row) => [row.field.key, row.value()]));
  }

  check() {
    return validate(this.connection, this.values(), { words: this.words.messages });
  }

  /** @param {Verdict} verdict */
  dispatch(verdict) {
    this.form.dispatchEvent(new CustomEvent("paycore:verdict", { bubbles: true, detail: verdict }));
  }

  /** @param {Problem} problem */
  isShown({ field, message }) {
    return this.shown.some((other) => other.field === field && other.message === message);
  }

  /** Show the fields that are asked for and hide the others; return what changed, in sentences. */
  arrange() {
    const asked = visibleFields(this.connection, this.values());
    const changed = this.rows.filter(({ box, field }) => box.hidden === asked.includes(field));
    for (const { box } of changed) box.hidden = !box.hidden;
    return [this.words.now_asked, this.words.not_asked].flatMap((words, isHidden) => {
      const labels = changed.filter(({ box }) => box.hidden === !!isHidden).map(({ field }) => field.label);
      return labels.length ? filled(words, { fields: labels.join(", ") }) : [];
    });
  }

  /**
   * Show problems beside their fields, and take those that are gone out of the lists, one by one: an alert that is
   * written anew is read out again.
   *
   * @param {Problem[]} problems
   */
  show(problems) {
    this.shown = problems;
    for (const row of this.rows) row.show(problems);
    for (const [old, item] of this.listed) if (!this.isShown(old)) item.remove();
    for (const box of Object.values(this.lists)) box.hidden = !box.querySelector("li");
  }

  /**
   * Put the problems into the lists above the fields, each with a link to its control. What is remarked on a field that
   * is refused stands with what refuses it: it may say which value that is.
   *
   * @param {Problem[]} problems
   */
  list(problems) {
    for (const box of Object.values(this.lists)) one(box, "ul").replaceChildren();
    this.listed = problems.flatMap((problem) => {
      const row = this.rows.find(({ field }) => field.key === problem.field);
      return row ? [[problem, row.pointer(problem.message)]] : [];
    });
    const refused = problems.flatMap(({ field, severity }) => (severity === "block" ? field : []));
    for (const [{ field, severity }, item] of this.listed)
      one(this.lists[refused.includes(field) ? "block" : severity], "ul").append(item);
  }

  /**
   * Show what is due now. Problems of the field being typed in only go away.
   *
   * @param {string} [typing] the key of that field
   * @param {string} [said] what is said besides
   */
  update(typing, said = "") {
    const changes = [said, ...this.arrange()];
    whenRead(this.form, () => {
      /** @type {(problem: Problem) => boolean} */
      const isDue = ({ field, rule }) => this.left.has(field) && field !== typing && !LAST.includes(rule);
      const { problems } = this.check();
      const fresh = problems.filter((problem) => !this.isShown(problem) && isDue(problem));
      this.show(problems.filter((problem) => this.isShown(problem) || isDue(problem)));
      const words = [...changes, ...fresh.map(({ message }) => message)].join(" ");
      if (words) this.status.textContent = words;
    });
  }

  submit() {
    const verdict = this.check();
    this.list(verdict.problems);
    this.show(verdict.problems);
    this.status.textContent = "";
    const box = verdict.valid ? (this.ready.checked ? this.success : this.ready) : this.summary;
    this.success.hidden = box !== this.success;
    this.unready.hidden = box !== this.ready;
    box.focus();
    this.dispatch(verdict);
  }

  /** @param {{ target: HTMLElement, inputType?: string }} event */
  input({ target, inputType = "" }) {
    const row = this.rowOf(target);
    if (!row) return;
    this.success.hidden = true;
    const isTyping = target.matches("[type=text], [type=password], textarea") && !/^insert(From|Repl)/.test(inputType);
    if (!isTyping) this.left.add(row.field.key);
    const said = /Repl/.test(inputType) ? filled(this.words.changed, { field: row.field.label }) : "";
    this.update(isTyping ? row.field.key : "", said);
  }

  /** @param {{ target: HTMLElement, relatedTarget: HTMLElement | null }} event */
  leave({ target, relatedTarget }) {
    const row = this.rowOf(target);
    if (!row || !document.hasFocus() || row.repairs.contains(relatedTarget)) return;
    this.left.add(row.field.key);
    whenReleased(() => this.update());
  }

  /** Begin anew. The controls are put back after the event. */
  reset() {
    this.left.clear();
    this.list([]);
    this.show([]);
    this.success.hidden = true;
    for (const button of this.buttons) reveal(button, false, this.words);
    setTimeout(() => {
      this.arm();
      this.update();
    });
  }
}

enhance("form.paycore-form", (form) => new PracticeForm(/** @type {any} */ (form)));
