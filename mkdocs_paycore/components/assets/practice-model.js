/**
 * What stands in the practice dashboard: connections, and the rules that offer their methods to buyers. No page, no DOM.
 *
 * Every function returns a new state and leaves the old one alone. No rule ever holds a connection that is not there,
 * and none is on without a method that is.
 */

/**
 * @typedef {object} Connection
 * @property {number} id
 * @property {string} code the provider's
 * @property {string} kind
 * @property {string} name what rules call it
 * @property {boolean} isTest it was connected with test credentials
 * @property {boolean} isOn
 *
 * @typedef {{ connection: number, isOn: boolean }} Method of a rule
 *
 * @typedef {object} Rule
 * @property {number} id
 * @property {string} name
 * @property {string} currency a code; empty for any
 * @property {string} destination a country; empty for everywhere
 * @property {boolean} isOn
 * @property {Method[]} methods
 * @property {string[]} lost the names of the methods that it had and that were deleted
 *
 * @typedef {object} State
 * @property {number} next the id of what comes next
 * @property {boolean} isLive buyers pay here; else it is a sandbox
 * @property {Connection[]} connections
 * @property {Rule[]} rules the first is looked at first
 */

/** @type {State} */
export const EMPTY = { next: 1, isLive: false, connections: [], rules: [] };

/** @type {<T extends { id: number }>(list: T[], id: number, change: (each: T) => T) => T[]} */
const changed = (list, id, change) => list.map((each) => (each.id === id ? change(each) : each));

/** @type {<T extends { id: number }>(list: T[], id: number) => T | undefined} */
const found = (list, id) => list.find((each) => each.id === id);

/** @type {(names: string[], wanted: string) => string} the name, or with a number where another has it */
function freeName(names, wanted) {
  let name = wanted;
  for (let number = 2; names.includes(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

/** @typedef {{ code: string, kind: string, name: string, isTest: boolean, isOn?: boolean }} Made */

/** @type {(state: State, made: Made) => State} */
export function connect(state, { code, kind, name, isTest, isOn = true }) {
  const others = state.connections.map((each) => each.name);
  const made = { id: state.next, code, kind, name: freeName(others, name), isTest, isOn };
  return { ...state, next: state.next + 1, connections: [...state.connections, made] };
}

/**
 * @param {State} state
 * @param {number} id
 * @param {{ name?: string, isTest?: boolean, isOn?: boolean }} change an empty name changes nothing
 * @returns {State}
 */
export function edit(state, id, change) {
  const others = state.connections.filter((each) => each.id !== id).map((each) => each.name);
  return {
    ...state,
    connections: changed(state.connections, id, (old) => ({
      ...old,
      ...change,
      name: freeName(others, change.name?.trim() || old.name),
    })),
  };
}

/** @type {(state: State, isLive: boolean) => State} */
export const setLive = (state, isLive) => ({ ...state, isLive });

/** Test credentials where buyers pay: the connections that are a danger. @type {(state: State) => Connection[]} */
export const dangers = (state) => (state.isLive ? state.connections.filter(({ isTest, isOn }) => isTest && isOn) : []);

/** The methods of a rule that buyers are offered. @type {(state: State, rule: Rule) => Connection[]} */
export const offered = (state, rule) =>
  rule.methods.flatMap(({ connection, isOn }) => {
    const method = found(state.connections, connection);
    return isOn && method?.isOn ? [method] : [];
  });

/** @type {(rule: Rule, id: number) => Rule} */
const without = (rule, id) => ({ ...rule, methods: rule.methods.filter(({ connection }) => connection !== id) });

/** @type {(rule: Rule) => boolean} */
const hasMethod = (rule) => rule.methods.some(({ isOn }) => isOn);

/**
 * What deleting a connection does: the rules that lose its method, and those of them that will be switched off because
 * none is left.
 *
 * @type {(state: State, id: number) => { losing: Rule[], ending: Rule[] }}
 */
export function consequences(state, id) {
  const losing = state.rules.filter((rule) => rule.methods.some(({ connection }) => connection === id));
  return { losing, ending: losing.filter((rule) => rule.isOn && !hasMethod(without(rule, id))) };
}

/** @type {(state: State, id: number) => State} */
export function remove(state, id) {
  const gone = found(state.connections, id);
  if (!gone) return state;
  const { losing, ending } = consequences(state, id);
  const rules = state.rules.map((rule) =>
    losing.includes(rule)
      ? { ...without(rule, id), isOn: rule.isOn && !ending.includes(rule), lost: [...rule.lost, gone.name] }
      : rule,
  );
  return { ...state, rules, connections: state.connections.filter((each) => each.id !== id) };
}

/** @typedef {{ name: string, currency: string, destination: string, connections: number[] }} RuleForm */

/** @type {(state: State, form: RuleForm, old?: Rule) => Method[]} */
const methodsOf = (state, form, old) =>
  [...new Set(form.connections)]
    .filter((id) => found(state.connections, id))
    .map((connection) => ({
      connection,
      isOn: old?.methods.find((method) => method.connection === connection)?.isOn ?? true,
    }));

/** A rule needs a name and a method; without them nothing changes. @type {(state: State, form: RuleForm) => State} */
export function addRule(state, form) {
  const methods = methodsOf(state, form);
  const name = form.name.trim();
  if (!methods.length || !name) return state;
  const { currency, destination } = form;
  const rule = { id: state.next, name, currency, destination, isOn: true, methods, lost: [] };
  return { ...state, next: state.next + 1, rules: [...state.rules, rule] };
}

/** @type {(state: State, id: number, form: RuleForm) => State} */
export function editRule(state, id, form) {
  const { name, currency, destination } = form;
  const rules = changed(state.rules, id, (old) => {
    const methods = methodsOf(state, form, old);
    const rule = { ...old, name: name.trim() || old.name, currency, destination, methods };
    return { ...rule, isOn: rule.isOn && hasMethod(rule) };
  });
  return { ...state, rules };
}

/** @type {(state: State, id: number, isOn: boolean) => State} a rule without a method that is on stays off */
export const switchRule = (state, id, isOn) => ({
  ...state,
  rules: changed(state.rules, id, (rule) => ({ ...rule, isOn: isOn && hasMethod(rule) })),
});

/** @type {(state: State, id: number, connection: number, isOn: boolean) => State} */
export const switchMethod = (state, id, connection, isOn) => ({
  ...state,
  rules: changed(state.rules, id, (rule) => {
    const methods = rule.methods.map((method) => (method.connection === connection ? { ...method, isOn } : method));
    return { ...rule, methods, isOn: rule.isOn && hasMethod({ ...rule, methods }) };
  }),
});

/** @type {(state: State, id: number) => State} */
export const removeRule = (state, id) => ({ ...state, rules: state.rules.filter((rule) => rule.id !== id) });

/** @type {(state: State, id: number, steps: number) => State} a rule moves up with -1, and down with 1 */
export function moveRule(state, id, steps) {
  const from = state.rules.findIndex((rule) => rule.id === id);
  const to = from + steps;
  if (from < 0 || to < 0 || to >= state.rules.length) return state;
  const rules = [...state.rules];
  rules.splice(to, 0, ...rules.splice(from, 1));
  return { ...state, rules };
}

/**
 * What a buyer is offered at checkout, the first rule's methods first, each once.
 *
 * @type {(state: State, buyer: { currency: string, country: string }) => Connection[]}
 */
export function checkout(state, { currency, country }) {
  const fitting = state.rules.filter(
    (rule) => rule.isOn && [currency, ""].includes(rule.currency) && [country, ""].includes(rule.destination),
  );
  return [...new Set(fitting.flatMap((rule) => offered(state, rule)))];
}

/** The names of rules and methods as the address of another tab holds them. @type {(state: State) => string} */
export const packed = (state) =>
  encodeURIComponent(
    JSON.stringify(
      state.rules.map(({ name, isOn, methods, lost }) => [
        name,
        isOn,
        methods.map(({ connection }) => found(state.connections, connection)?.name),
        lost,
      ]),
    ),
  );

/**
 * What an address holds; nothing where it was not made by `packed`.
 *
 * @type {(text: string) => { name: string, isOn: boolean, methods: string[], lost: string[] }[]}
 */
export function unpacked(text) {
  try {
    /** @type {unknown[][]} */
    const rows = JSON.parse(decodeURIComponent(text));
    /** @type {(value: unknown) => string[]} */
    const texts = (value) => /** @type {unknown[]} */ (value).map(String);
    return rows.map(([name, isOn, methods, lost]) => ({
      name: String(name),
      isOn: isOn === true,
      methods: texts(methods),
      lost: texts(lost),
    }));
  } catch {
    return [];
  }
}
