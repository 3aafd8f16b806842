// Whether values satisfy a connection: the same rules, order and messages as mkdocs_paycore/catalog/verdict.py.
// One ES module without imports and without DOM. `connection` is an element of `connections` in provider.json.

const FORMATS = {
  number: "-?[0-9]+(?:\\.[0-9]+)?",
  url: "https?:\\/\\/[^\\s\\/?#]\\S*",
  // HTML Standard, "valid email address": https://html.spec.whatwg.org/#valid-e-mail-address
  email:
    "[a-zA-Z0-9.!#$%&'*+\\/=?^_`\\{\\|\\}~\\-]+@" +
    "[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*",
};
const BASE64 = "(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=)?";

const MUST_BE = {
  number: "a number, such as 12.50",
  url: "an address that starts with https:// or http://",
  email: "an e-mail address, such as name@example.com",
  toggle: "on or off",
  multiselect: "a list of values",
  file: "a file",
};
const VERBS = { file: "Upload", select: "Choose", multiselect: "Choose" };

/**
 * Check the values of a connection.
 * @param {object} connection what the form asks for
 * @param {object} values by field key: a string for text kinds and select, a boolean for a toggle, a list of strings
 *   for a multiselect, null or {name, size, head} for a file; keys that are no field are ignored
 * @param {{mode?: "test" | "live"}} options without a mode, values.test_mode says it, else the values are live
 * @returns {{valid: boolean, problems: {field: string, rule: string, severity: "block" | "warn", message: string}[]}}
 */
export function validate(connection, values, { mode } = {}) {
  const entered = (key) => (Object.hasOwn(values, key) ? values[key] : null);
  const current = mode || (entered("test_mode") === true ? "test" : "live");
  const problems = connection.fields.flatMap((field) => fieldProblems(field, entered(field.key), current));
  return { valid: problems.every(({ severity }) => severity !== "block"), problems };
}

function fieldProblems(field, value, mode) {
  const { key, label, type } = field;
  const problems = [];
  const tell = (rule, message, severity = "block") => problems.push({ field: key, rule, severity, message });

  if (isMissing(type, value)) {
    if (field.required && type !== "toggle") tell("required", `${VERBS[type] || "Enter"} ${label}`);
    return problems;
  }
  if (!hasType(type, value)) {
    tell("type", `${label} must be ${MUST_BE[type] || "text"}`);
    return problems;
  }

  const known = (field.choices || []).map((choice) => choice.value ?? choice);
  if (known.length && ![].concat(value).every((entry) => known.includes(entry))) {
    tell("choice", `${label} must be chosen from the list`);
  }
  if (typeof value === "string") {
    const { min_length: min, max_length: max, environments = {} } = field;
    const length = [...value].length;
    if (min != null && length < min) tell("min_length", `${label} must have at least ${characters(min)}`);
    if (max != null && length > max) tell("max_length", `${label} must have at most ${characters(max)}`);

    const severity = field.severity || (field.source ? "block" : "warn");
    const other = mode === "test" ? "live" : "test";
    const misses = (format) => format?.pattern && !matches(format.pattern, value);
    if (misses(field)) tell("pattern", field.pattern_hint, severity);
    if (misses(environments[mode])) {
      if (environments[other]?.pattern && !misses(environments[other])) {
        tell("environment", `${label} looks like a ${other} value, but the form is in ${mode} mode`);
      } else {
        tell("pattern", environments[mode].pattern_hint, severity);
      }
    }
  }
  if (type === "file") {
    const { accept = [], max_size: max } = field;
    if (accept.length && !accept.some((ending) => value.name.toLowerCase().endsWith(ending))) {
      tell("accept", `${label} must be a file that ends in ${listed(accept)}`);
    }
    if (max != null && value.size > max) tell("max_size", `${label} must be a file of at most ${sizeWords(max)}`);
  }
  return problems;
}

function isMissing(type, value) {
  if (value == null) return true;
  if (type === "toggle") return false;
  return typeof value === "string" ? !/\S/.test(value) : Array.isArray(value) && !value.length;
}

function hasType(type, value) {
  if (type === "toggle") return typeof value === "boolean";
  if (type === "multiselect") return Array.isArray(value) && value.every(isText);
  if (type === "file") return isFile(value);
  return isText(value) && (!FORMATS[type] || matches(FORMATS[type], value));
}

// Half of a character (a lone surrogate) is no text.
function isText(value) {
  return typeof value === "string" && !/\p{Cs}/u.test(value);
}

function isFile({ name, size, head }) {
  const isHead = head == null || (typeof head === "string" && matches(BASE64, head));
  return isText(name) && Number.isSafeInteger(size) && size >= 0 && isHead;
}

function matches(pattern, text) {
  return new RegExp(`^(?:${pattern})$`, "u").test(text);
}

function characters(count) {
  return count === 1 ? "1 character" : `${count} characters`;
}

function sizeWords(size) {
  if (size % 1048576 === 0) return `${size / 1048576} MB`;
  if (size % 1024 === 0) return `${size / 1024} KB`;
  return size === 1 ? "1 byte" : `${size} bytes`;
}

function listed(words) {
  return [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" or ");
}
