/**
 * The practice dashboard: connect accounts, make rules that offer them to buyers, and see what deleting one does.
 * Everything is in the memory of the page. What each action does: practice-model.js.
 */
import { enhance, one, part } from "./dom.js";
import { Board } from "./practice-board.js";
import { described, enteredRule, entries, fillDelete, fillRule, lossWords, putBack } from "./practice-dialogs.js";
import {
  addRule,
  connect,
  EMPTY,
  edit,
  editRule,
  losses,
  moveRule,
  remove,
  removeRule,
  setLive,
  switchMethod,
  switchRule,
} from "./practice-model.js";

/** @import { Connection, Rule, State } from "./practice-model.js" */

class PracticeDashboard {
  /** @type {State} */
  state = EMPTY;

  /**
   * What a dialog is about: the id of a connection or of a rule; 0 for a new one.
   *
   * @type {number}
   */
  about = 0;

  /**
   * What was entered in the form of each connection, by its id.
   *
   * @type {Map<number, ReturnType<typeof entries>>}
   */
  entered = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.board = new Board(root);
    if (this.board.open()) this.listen();
  }

  listen() {
    this.root.addEventListener("click", (event) => this.click(/** @type {HTMLElement} */ (event.target)));
    this.root.addEventListener("change", (event) => this.change(/** @type {any} */ (event.target)));
    this.root.addEventListener("paycore:verdict", (event) => this.verdict(/** @type {any} */ (event)));
    /** @type {(name: string, save: (data: FormData) => void) => void} */
    const on = (name, save) =>
      one(this.dialog(name), "form").addEventListener("submit", (event) => {
        event.preventDefault();
        save(new FormData(/** @type {HTMLFormElement} */ (event.target)));
      });
    on("edit", (data) => this.saveEdit(data));
    on("rule", (data) => this.saveRule(data));
    on("delete", () => this.saveDelete());
    this.board.draw(this.state);
  }

  /** @type {(name: string) => HTMLDialogElement} */
  dialog(name) {
    return this.board.dialog(name);
  }

  /** @type {(name: string, values?: Record<string, unknown>) => string} */
  say(name, values) {
    return this.board.say(name, values);
  }

  /**
   * Take a new state, show it, say what happened, and put the focus where work goes on.
   *
   * @type {(state: State, said: string, focus: string) => void}
   */
  become(state, said, focus) {
    this.state = state;
    this.board.become(state, said, focus);
  }

  /** @type {(target: HTMLElement) => void} */
  click(target) {
    const button = target.closest("button");
    const { act = "", connects = "", closes } = button?.dataset ?? {};
    if (connects) this.openForm(one(this.root, `[data-form="${connects}"]`));
    else if (closes !== undefined) button?.closest("dialog")?.close();
    else if (button?.type === "reset") target.closest("dialog")?.close();
    else if (act) this.act(act.replace(/-.*/, ""), Number(act.replace(/.*?-/, "")));
  }

  /** @type {(act: string, id: number) => void} what a button does, and what it is about */
  act(act, id) {
    this.about = id || 0;
    const connection = this.state.connections.find((each) => each.id === id);
    const rule = this.state.rules.find((each) => each.id === id);
    /** @type {Record<string, () => void>} */
    const acts = {
      new: () => this.dialog("choose").showModal(),
      new_rule: () => this.openRule(),
      reset: () => this.become(EMPTY, this.say("begun_anew"), "new"),
      ...(connection && {
        edit: () => this.openEdit(connection),
        delete: () => this.openDelete(connection),
        switch: () => this.switchConnection(connection),
      }),
      ...(rule && {
        edit_rule: () => this.openRule(rule),
        delete_rule: () => this.become(removeRule(this.state, id), this.say("is_deleted", rule), "new_rule"),
        switch_rule: () => this.switchRule(rule),
        up: () => this.move(rule, "up"),
        down: () => this.move(rule, "down"),
      }),
    };
    acts[act]?.();
  }

  /** @param {Connection} connection */
  switchConnection(connection) {
    const { id, isOn } = connection;
    this.become(edit(this.state, id, { isOn: !isOn }), this.say(isOn ? "is_off" : "is_on", connection), `switch-${id}`);
  }

  /** @param {Rule} rule */
  switchRule(rule) {
    const next = switchRule(this.state, rule.id, !rule.isOn);
    const isOn = next.rules.some(({ id, isOn }) => id === rule.id && isOn);
    const said = isOn ? "is_on" : "is_off";
    this.become(next, this.say(isOn === rule.isOn ? "needs_method" : said, rule), `switch_rule-${rule.id}`);
  }

  /** @type {(rule: Rule, way: "up" | "down") => void} */
  move({ id, name }, way) {
    const next = moveRule(this.state, id, way === "up" ? -1 : 1);
    const place = next.rules.findIndex((each) => each.id === id);
    const last = next.rules.length - 1;
    const focus = { 0: "down", [last]: "up" }[place] ?? way;
    this.become(next, this.say("moved", { name, place: place + 1 }), `${focus}-${id}`);
  }

  /** @param {HTMLInputElement & HTMLSelectElement} control */
  change(control) {
    if (control.dataset.part === "live") {
      this.state = setLive(this.state, control.value === "live");
      this.board.draw(this.state);
    }
    if (control.dataset.limit) this.board.drawCheckout(this.state);
    const [, rule, method] = /^method-(\d+)-(.+)$/.exec(control.dataset.act ?? "") ?? [];
    if (method) {
      const next = switchMethod(this.state, Number(rule), method, control.checked);
      const now = next.rules.find(({ id }) => id === Number(rule));
      this.become(next, now && !now.isOn ? this.say("is_off", { name: now.name }) : "", control.dataset.act ?? "");
    }
  }

  /**
   * Open the form of a kind of connection: empty, or with what was entered for the connection that is edited.
   *
   * @type {(form: HTMLDialogElement, edited?: Connection) => void}
   */
  openForm(dialog, edited) {
    this.dialog("choose").close();
    this.about = edited?.id ?? 0;
    /** @type {HTMLFormElement} */
    const form = one(dialog, "form");
    if (edited) putBack(dialog, this.entered.get(edited.id) ?? [], edited.isOn);
    else form.reset();
    dialog.showModal();
    one(dialog, ".paycore-form__title").focus();
  }

  /** @param {CustomEvent<{ valid: boolean }> & { target: HTMLFormElement }} event */
  verdict({ detail, target }) {
    const dialog = target.closest("dialog");
    if (!detail.valid || !dialog?.open || !target.querySelector('[data-part="ready"] :checked')) return;
    const { state, about } = this;
    const made = described(dialog);
    const next = about
      ? edit(state, about, made)
      : connect(state, { ...made, name: made.name || (dialog.dataset.name ?? "") });
    const id = about || state.next;
    this.entered.set(id, entries(target));
    dialog.close();
    target.reset();
    const said = about ? "saved" : made.isTest ? "connected_test" : "connected";
    this.become(next, this.say(said, next.connections.at(-1)), `edit-${id}`);
  }

  /** @param {Connection} connection */
  openEdit(connection) {
    const { name, isTest } = connection;
    const form = this.board.formOf(connection);
    if (form.dataset.nameField || form.dataset.methodsJson) return this.openForm(form, connection);
    const dialog = this.dialog("edit");
    /** @type {HTMLInputElement} */ (one(dialog, "[name=name]")).value = name;
    /** @type {HTMLInputElement} */ (one(dialog, "[name=is_test]")).checked = isTest;
    dialog.showModal();
  }

  /** @param {Rule} [rule] */
  openRule(rule) {
    const dialog = this.dialog("rule");
    fillRule(dialog, this.state, this.board.words, rule);
    dialog.showModal();
  }

  /** @param {Connection} connection */
  openDelete(connection) {
    const dialog = this.dialog("delete");
    fillDelete(dialog, this.state, connection, this.board.words);
    dialog.showModal();
  }

  /** @param {FormData} data */
  saveEdit(data) {
    const next = edit(this.state, this.about, { name: `${data.get("name")}`, isTest: data.has("is_test") });
    this.dialog("edit").close();
    this.become(next, this.say("saved"), `edit-${this.about}`);
  }

  saveDelete() {
    const { state, about } = this;
    const gone = state.connections.find(({ id }) => id === about);
    const done = losses(state, about).map((loss) => lossWords(loss, this.board.words, "has"));
    this.dialog("delete").close();
    this.become(remove(state, about), [this.say("is_deleted", gone), ...done].join(" "), "new");
  }

  /** @param {FormData} data */
  saveRule(data) {
    const { state, about } = this;
    const dialog = this.dialog("rule");
    const form = enteredRule(dialog, data);
    const name = form.name.trim();
    if (!name || !form.methods.length) {
      part(dialog, "wrong").textContent = this.say("rule_needs");
      one(dialog, name && state.connections.length ? "[name=methods]" : "[name=name]").focus();
      return;
    }
    dialog.close();
    this.become(
      about ? editRule(state, about, form) : addRule(state, form),
      this.say("saved"),
      `edit_rule-${about || state.next}`,
    );
  }
}

enhance(".paycore-practice", (root) => new PracticeDashboard(root));
