/**
 * What stands in the practice dashboard: connections, and the rules that offer their methods to buyers. No page, no DOM.
 *
 * Every function returns a new state and leaves the old one alone. No rule ever holds a method of a connection that is
 * not there, and none is on without a method that is.
 */

/**
 * @typedef {object} Connection
 * @property {number} id
 * @property {string} code the provider's
 * @property {string} kind
 * @property {string} name what rules call it
 * @property {boolean} isTest it was connected with test credentials
 * @property {boolean} isOn
 * @property {Brought[]} brings its methods, where it has several; one without has one, which is called like itself
 *
 * @typedef {{ key: string, label: string, isOn: boolean }} Brought a method, and whether the connection's form has it on
 *
 * @typedef {{ id: string, name: string, connection: Connection, isOn: boolean }} Method that a rule can offer
 *
 * @typedef {{ method: string, isOn: boolean }} Chosen a method of a rule, by its id
 *
 * @typedef {Record<string, string>} Limits what is asked for by what can be limited; empty for all
 *
 * @typedef {object} Rule
 * @property {number} id
 * @property {string} name
 * @property {Limits} limits
 * @property {boolean} isOn
 * @property {Chosen[]} methods
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

/** @typedef {{ code: string, kind: string, name: string, isTest: boolean, isOn?: boolean, brings?: Brought[] }} Made */

/** @type {(state: State, made: Made) => State} */
export function connect(state, { code, kind, name, isTest, isOn = true, brings = [] }) {
  const others = state.connections.map((each) => each.name);
  const made = { id: state.next, code, kind, name: freeName(others, name), isTest, isOn, brings };
  return { ...state, next: state.next + 1, connections: [...state.connections, made] };
}

/**
 * @param {State} state
 * @param {number} id
 * @param {{ name?: string, isTest?: boolean, isOn?: boolean, brings?: Brought[] }} change
 *   an empty name changes nothing, and no method comes or goes: each may be on or off
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
      brings: old.brings.map((each) => ({ ...each, ...change.brings?.find(({ key }) => key === each.key) })),
    })),
  };
}

/** @type {(state: State, isLive: boolean) => State} */
export const setLive = (state, isLive) => ({ ...state, isLive });

/** Test credentials where buyers pay: the connections that are a danger. @type {(state: State) => Connection[]} */
export const dangers = (state) => (state.isLive ? state.connections.filter(({ isTest, isOn }) => isTest && isOn) : []);

/**
 * The methods of connections, by the names that rules have for them.
 *
 * @type {(connections: Connection[]) => Method[]}
 */
export const methodsOf = (connections) =>
  connections.flatMap((connection) => {
    const { id, name, isOn, brings } = connection;
    if (!brings.length) return [{ id: `${id}`, name, connection, isOn }];
    return brings.map(({ key, label, isOn: isBrought }) => ({
      id: `${id}.${key}`,
      name: `${name}: ${label}`,
      connection,
      isOn: isOn && isBrought,
    }));
  });

/** The methods of a rule that buyers are offered. @type {(state: State, rule: Rule) => Method[]} */
export const offered = (state, rule) => {
  const all = methodsOf(state.connections);
  return rule.methods.flatMap(({ method, isOn }) =>
    all.filter(({ id, isOn: isThere }) => isOn && isThere && id === method),
  );
};

/** @type {(rule: Rule, methods: Method[]) => Rule} */
const without = (rule, methods) => ({
  ...rule,
  methods: rule.methods.filter(({ method }) => !methods.some(({ id }) => id === method)),
});

/** @type {(rule: Rule) => boolean} */
const hasMethod = (rule) => rule.methods.some(({ isOn }) => isOn);

/** @typedef {{ rule: Rule, methods: Method[], isEnding: boolean }} Loss what a rule loses, and whether none is left */

/**
 * What deleting a connection does: the rules that lose methods, which, and whether a rule will be switched off because
 * none is left.
 *
 * @type {(state: State, id: number) => Loss[]}
 */
export function losses(state, id) {
  const gone = methodsOf(state.connections.filter((each) => each.id === id));
  return state.rules
    .map((rule) => ({
      rule,
      methods: gone.filter((each) => rule.methods.some(({ method }) => method === each.id)),
      isEnding: rule.isOn && !hasMethod(without(rule, gone)),
    }))
    .filter(({ methods }) => methods.length);
}

/** @type {(state: State, id: number) => State} */
export function remove(state, id) {
  if (!found(state.connections, id)) return state;
  const losing = losses(state, id);
  const rules = state.rules.map((rule) => {
    const loss = losing.find((each) => each.rule === rule);
    if (!loss) return rule;
    const lost = [...rule.lost, ...loss.methods.map(({ name }) => name)];
    return { ...without(rule, loss.methods), isOn: rule.isOn && !loss.isEnding, lost };
  });
  return { ...state, rules, connections: state.connections.filter((each) => each.id !== id) };
}

/** @typedef {{ name: string, limits: Limits, methods: string[] }} RuleForm methods by their ids */

/** @type {(state: State, form: RuleForm, old?: Rule) => Chosen[]} */
const chosen = (state, form, old) => {
  const known = methodsOf(state.connections).map(({ id }) => id);
  return [...new Set(form.methods)]
    .filter((id) => known.includes(id))
    .map((id) => ({ method: id, isOn: old?.methods.find(({ method }) => method === id)?.isOn ?? true }));
};

/** A rule needs a name and a method; without them nothing changes. @type {(state: State, form: RuleForm) => State} */
export function addRule(state, form) {
  const methods = chosen(state, form);
  const name = form.name.trim();
  if (!methods.length || !name) return state;
  const rule = { id: state.next, name, limits: form.limits, isOn: true, methods, lost: [] };
  return { ...state, next: state.next + 1, rules: [...state.rules, rule] };
}

/** @type {(state: State, id: number, form: RuleForm) => State} */
export function editRule(state, id, form) {
  const { name, limits } = form;
  const rules = changed(state.rules, id, (old) => {
    const rule = { ...old, name: name.trim() || old.name, limits, methods: chosen(state, form, old) };
    return { ...rule, isOn: rule.isOn && hasMethod(rule) };
  });
  return { ...state, rules };
}

/** @type {(state: State, id: number, isOn: boolean) => State} a rule without a method that is on stays off */
export const switchRule = (state, id, isOn) => ({
  ...state,
  rules: changed(state.rules, id, (rule) => ({ ...rule, isOn: isOn && hasMethod(rule) })),
});

/** @type {(state: State, id: number, wanted: string, isOn: boolean) => State} */
export const switchMethod = (state, id, wanted, isOn) => ({
  ...state,
  rules: changed(state.rules, id, (rule) => {
    const methods = rule.methods.map((each) => (each.method === wanted ? { ...each, isOn } : each));
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
 * The names of what a buyer is offered, the first rule's methods first, each once.
 *
 * @type {(state: State, buyer: Limits) => string[]}
 */
export function checkout(state, buyer) {
  const fitting = state.rules.filter(
    ({ isOn, limits }) => isOn && Object.entries(limits).every(([key, value]) => !value || value === buyer[key]),
  );
  return [...new Set(fitting.flatMap((rule) => offered(state, rule).map(({ name }) => name)))];
}

/** The names of rules and methods as the address of another tab holds them. @type {(state: State) => string} */
export const packed = (state) =>
  encodeURIComponent(
    JSON.stringify(
      state.rules.map(({ name, isOn, methods, lost }) => [
        name,
        isOn,
        methods.map(({ method }) => methodsOf(state.connections).find(({ id }) => id === method)?.name),
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
