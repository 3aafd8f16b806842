// Whether values satisfy a connection of provider.json, without imports or DOM. The same, with reasons: catalog/verdict.py.

/** begin generated: constants (make tables) */
const FORMATS = {
  number: "-?[0-9]+(?:\\.[0-9]+)?",
  url: "https?:\\/\\/[^\\s\\/?#]\\S*",
  email:
    "[a-zA-Z0-9.!#$%&'*+\\/=?^_`\\{\\|\\}~\\-]+@[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*",
};
const BASE64 = "(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=)?";
const TEXT_TYPES = ["text", "secret", "password", "url", "email", "number"];
const MUST_BE = {
  number: "a number, such as 12.50",
  url: "an address that starts with https:// or http://",
  email: "an e-mail address, such as name@example.com",
  toggle: "on or off",
  multiselect: "a list of values",
  file: "a file",
};
const VERBS = { file: "Upload", select: "Choose", multiselect: "Choose" };
const BEGINNINGS = {
  archive:
    /^(?:PK(?:\x03\x04|\x05\x06|\x07\x08)|Rar!\x1A\x07|7z\xBC\xAF'\x1C|\x1F\x8B|BZh[1-9]|\xFD7zXZ\x00|[^]{257}ustar)/,
  pem: /^(?:(?:[^]*\s|\xEF\xBB\xBF)?-----BEGIN)/,
  pkcs12: /^(?:\x30(?:[\x00-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})\x02\x01\x03(?:\x30|$))/,
  der: /^(?:\x30(?:[\x00-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})(?:[\x02\x06\x30]|$))/,
  json: /^(?:(?:\xEF\xBB\xBF)?[ \t\n\r]*[{[])/,
};
const ARCHIVE_ENDING = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar)$/;
const KIND_WORDS = { pem: "PEM", pkcs12: "PKCS#12", der: "DER", json: "JSON" };
const UNSEEN = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069]/;
const STARTS = {
  prefix: /^(?:[Aa]uthorization:\s*(?:\w+\s+)?|(?:[Bb]earer|BEARER)(?::\s*|\s+))/,
  url: /^(?:(?:https?:\/\/|www\.)(?=\S+$))/,
};
const QUOTES = ['""', "''", "``", "“”", "„“", "„”", "‘’", "«»"];
const LOOKALIKES = "ͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυϜϳϺЅІЈАВЕКМНОРСТУХЬагеорсухѕіјѡѴѵҮүһҽӀӏԁԌԛԜԝᴦꙇ";
const LATIN = "JABEZHIKMNOPTYXayivopouFjMSIJABEKMHOPCTYXbareopcyxsijwVvYyheIidGqWwri";
const REMARKS = {
  whitespace: "has white space or a line break around it",
  prefix: "starts like a header of a request, with Bearer or Authorization",
  quotes: "stands in quotation marks",
  url: "looks like a web address",
  lookalike: "has letters of another alphabet that look like Latin ones",
};
const CROSS_RULES = {
  all_or_none: "Fill in all of these or none",
  one_of: "Fill in exactly one of these",
  not_equal: "These must not be the same",
  same_environment: "These must all be test values or all be live values",
};
/** end generated */

/** Returns {valid, problems: [{field, rule, severity: "block" | "warn", message}]}. The mode: "test" or "live". */
export function validate(connection, values, { mode } = {}) {
  const current = mode || modeOf(values);
  const visible = visibleFields(connection, values, { mode: current });
  const problems = visible.flatMap((field) => {
    const value = entered(values, field.key);
    const own = fieldProblems(field, value, current);
    const isRead = TEXT_TYPES.includes(field.type) && isText(value) && !isMissing(field.type, value);
    return isRead ? own.concat(remarks(field, value, visible)) : own;
  });
  problems.push(...crossProblems(connection, values, visible));
  return { valid: problems.every(({ severity }) => severity !== "block"), problems };
}

/** The fields that appear, in the order of the form. */
export function visibleFields({ fields = [] }, values, { mode = modeOf(values) } = {}) {
  const appears = (field, above = []) =>
    !above.includes(field) &&
    Object.entries(field.visible_when || {}).every(([key, wanted]) => holds(key, [].concat(wanted), [...above, field]));
  const holds = (key, wanted, above) => {
    const field = fields.find((other) => other.key === key);
    if (!field) return key === "mode" && wanted.includes(mode);
    if (!appears(field, above)) return false;
    const value = entered(values, key);
    const isWanted = (entry, type) => typeof entry === type && wanted.includes(entry);
    if (field.type === "toggle") return isWanted(value ?? false, "boolean");
    if (field.type === "multiselect") return Array.isArray(value) && value.some((entry) => isWanted(entry, "string"));
    return isWanted(value, "string");
  };
  return fields.filter((field) => appears(field));
}

/** The text without what a remark (its rule) names, and without white space around it. */
export function mend(rule, text) {
  const bare = withoutEdges(text);
  if (STARTS[rule]) return bare.replace(STARTS[rule], "") || bare;
  if (rule === "quotes") return bare.length > 2 && QUOTES.includes(bare[0] + bare.at(-1)) ? bare.slice(1, -1) : bare;
  if (rule !== "lookalike" || [...bare].some((char) => char > "\x7F" && !LOOKALIKES.includes(char))) return bare;
  return bare.replace(/[^\0-\x7F]/g, (char) => LATIN[LOOKALIKES.indexOf(char)]);
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
    const { accept = [], max_size: max, kinds = [] } = field;
    if (accept.length && !accept.some((ending) => value.name.toLowerCase().endsWith(ending))) {
      tell("accept", `${label} must be a file that ends in ${listed(accept)}`);
    }
    if (max != null && value.size > max) tell("max_size", `${label} must be a file of at most ${sizeWords(max)}`);
    const found = kinds.length ? kindOf(value) : null;
    if (found === "archive") {
      tell("kind", `${label} is still in an archive: unpack it first, then choose the file inside`);
    } else if (kinds.length && value.head != null && !kinds.includes(found)) {
      const but = found ? `, but this is a ${KIND_WORDS[found]} file` : "";
      tell("kind", `${label} must be a ${listed(kinds.map((kind) => KIND_WORDS[kind]))} file${but}`);
    }
  }
  return problems;
}

// No remark on the shape of a text that has the field's format and would lose it.
function remarks(field, text, visible) {
  const problems = [];
  const tell = (rule, message) => problems.push({ field: field.key, rule, severity: "warn", message });
  const bare = withoutEdges(text);
  for (const [rule, message] of Object.entries(REMARKS)) {
    const before = rule === "whitespace" ? text : bare;
    const mended = mend(rule, text);
    if (mended === before || rule === field.type) continue;
    const [wasRight, isRight] = [meets(field, before), meets(field, mended)];
    if (wasRight && !isRight) continue;
    if (rule === "lookalike" && !/[A-Za-z]/.test(bare) && (wasRight || !isRight)) continue;
    tell(rule, `${field.label} ${message}`);
  }
  const meant = visible.find((other) => other !== field && isMoreLike(other, field, bare));
  if (meant) tell("other_field", `This looks like your ${meant.label}`);
  return problems;
}

function isMoreLike(other, field, text) {
  if (!TEXT_TYPES.includes(other.type) || other.type === "number") return false;
  if (!formats(other).length || !fits(other, text)) return false;
  if (!fits(field, text)) {
    const size = [...text].length;
    return !["~", "aB1"].some((anything) => meets(other, anything.repeat(size).slice(0, size)));
  }
  return !formats(field).length && formats(other).some((form) => /^\w{2,}[_-]/.test(form) && matches(form, text));
}

const always = ({ type, pattern }) => [FORMATS[type], pattern].filter(Boolean);
const byMode = ({ environments: { test, live } = {} }) => [test?.pattern, live?.pattern].filter(Boolean);
const formats = (field) => [...always(field), ...byMode(field)];

function meets(field, text) {
  const isMet = (pattern) => matches(pattern, text);
  return always(field).every(isMet) && (!byMode(field).length || byMode(field).some(isMet));
}

function fits(field, text) {
  const length = [...text].length;
  return length >= (field.min_length ?? 0) && length <= (field.max_length ?? length) && meets(field, text);
}

function crossProblems({ rules = [] }, values, visible) {
  const value = ({ key }) => entered(values, key);
  const breaks = {
    all_or_none: (filled, fields) => filled.length && filled.length < fields.length,
    one_of: (filled) => filled.length !== 1,
    not_equal: (filled) => {
      const texts = filled.map(value).filter(isText);
      return texts.length !== new Set(texts).size;
    },
    same_environment: (filled) => {
      const found = new Set(filled.map((field) => environmentOf(field, value(field))));
      return found.has("test") && found.has("live");
    },
  };
  return rules.flatMap((given) =>
    Object.keys(CROSS_RULES).flatMap((rule) => {
      const fields = (given[rule] || []).flatMap((key) => visible.find((field) => field.key === key) || []);
      const filled = fields.filter((field) => !isMissing(field.type, value(field)));
      if (!fields.length || !breaks[rule](filled, fields)) return [];
      const message = given.message || `${CROSS_RULES[rule]}: ${fields.map(({ label }) => label).join(", ")}`;
      return { field: fields[0].key, rule, severity: "block", message };
    }),
  );
}

function environmentOf({ environments = {} }, value) {
  const found = ["test", "live"].filter((mode) => {
    const pattern = environments[mode]?.pattern;
    return pattern && isText(value) && matches(pattern, value);
  });
  return found.length === 1 ? found[0] : null;
}

const entered = (values, key) => (Object.hasOwn(values, key) ? values[key] : null);
const modeOf = (values) => (entered(values, "test_mode") === true ? "test" : "live");

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
const isText = (value) => typeof value === "string" && !/\p{Cs}/u.test(value);

function isFile({ name, size, head }) {
  const isHead = head == null || (typeof head === "string" && matches(BASE64, head));
  return isText(name) && Number.isSafeInteger(size) && size >= 0 && isHead;
}

function kindOf({ name, head }) {
  if (head == null) return ARCHIVE_ENDING.test(name.toLowerCase()) ? "archive" : null;
  const content = atob(head);
  return Object.keys(BEGINNINGS).find((kind) => BEGINNINGS[kind].test(content));
}

// By hand: a pattern for white space at the end takes the square of a text's length.
function withoutEdges(text) {
  let [start, end] = [0, text.length];
  while (start < end && UNSEEN.test(text[start])) start += 1;
  while (end > start && UNSEEN.test(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

const matches = (pattern, text) => new RegExp(`^(?:${pattern})$`, "u").test(text);

function sizeWords(size) {
  if (size % 1048576 === 0) return `${size / 1048576} MB`;
  if (size % 1024 === 0) return `${size / 1024} KB`;
  return size === 1 ? "1 byte" : `${size} bytes`;
}

const characters = (count) => (count === 1 ? "1 character" : `${count} characters`);
const listed = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" or ");
