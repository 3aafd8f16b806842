// validate(connection, values, {mode}) returns {valid, problems: [{field, rule, severity: "block" | "warn", message}]}

/** begin generated: constants (make tables) */
/** @typedef {"text" | "secret" | "password" | "multiline" | "multiline_secret" | "file" | "select" | "multiselect" | "toggle" | "url" | "email" | "number" | "date"} FieldType */
/** @type {Record<string, string | undefined>} */
const FORMATS = {
  number: "-?[0-9]+(?:\\.[0-9]+)?",
  date: "(?![0-9]{4}-(?:02-3|(?:0[2469]|11)-31)|(?:[0-9]{2}(?:[02468][1-35-79]|[13579][013-57-9])|(?:[02468][1-35-79]|[13579][013-57-9])00)-02-29)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
  url: "https?:\\/\\/[^\\s\\/?#]\\S*",
  email:
    "[a-zA-Z0-9.!#$%&'*+\\/=?^_`\\{\\|\\}~\\-]+@[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*",
};
const BASE64 = "(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=)?";
const CHOSEN_TYPES = ["file", "select", "multiselect", "toggle"];
/** @type {Record<string, RegExp>} */
const BEGINNINGS = {
  archive:
    /^(?:PK(?:\x03\x04|\x05\x06|\x07\x08)|Rar!\x1A\x07|7z\xBC\xAF'\x1C|\x1F\x8B|BZh[1-9]|\xFD7zXZ\x00|[^]{257}ustar)/,
  pem: /^(?:[^]*\s|\xEF\xBB\xBF)?-----BEGIN/,
  pkcs12: /^\x30(?:[\x00-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})\x02\x01\x03(?:\x30|$)/,
  der: /^\x30(?:[\x00-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})(?:[\x02\x06\x30]|$)/,
  json: /^(?:\xEF\xBB\xBF)?[ \t\n\r]*[{[]/,
};
const ARCHIVE_ENDING = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar)$/;
/** @type {Record<string, string | undefined>} */
const KIND_WORDS = { pem: "PEM", pkcs12: "PKCS#12", der: "DER", json: "JSON" };
const UNSEEN = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069]/;
/** @type {Record<string, RegExp | undefined>} */
const STARTS = {
  prefix: /^(?:[Aa]uthorization:\s*(?:\w+\s+)?|(?:[Bb]earer|BEARER)(?::\s*|\s+))/,
  url: /^(?:https?:\/\/|www\.)(?=\S+$)/,
};
const DATA = /^[{[<]/;
const WORDS = /^\S*[^\s:](?:[^\S\r\n]*[\r\n]\s*\S*[^\s:])*$/;
const BLOCK = /\s?-----BEGIN (?!PGP)([^-]+)-----\s*((?:[\w-]+: \S+\s+)*)([\w+/=\s]*)-----END \1-----/g;
const WHOLE = /^\n?-.+\n(?:[\w-]+: \S+\n)*\n?(?:\S{1,76}\n)+-/;
/** @type {Record<string, RegExp>} */
const CONTENTS = {
  private_key: /-----BEGIN .*PRIVATE/,
  certificate: /-----BEGIN .*CERTIFICATE-|^\x30[^]{1,5}\x30[^]{1,5}\xA0\x03\x02\x01/,
  public_key: /-----BEGIN .*(PUBLIC|CERTIFICATE-)/,
  request: /-----BEGIN .*CERTIFICATE /,
};
const LOCKED = /-----BEGIN ENC|Proc-Type: 4,ENC/;
const DASHES = /[‐‑‒–—−]/g;
const QUOTES = ['""', "''", "``", "“”", "„“", "„”", "‘’", "«»"];
const LOOKALIKES = "ͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυϜϳϺЅІЈАВЕКМНОРСТУХЬагеорсухѕіјѡѴѵҮүһҽӀӏԁԌԛԜԝ";
const LATIN = "JABEZHIKMNOPTYXayivopouFjMSIJABEKMHOPCTYXbareopcyxsijwVvYyheIidGqWw";
const REMARKS = [
  "whitespace",
  "prefix",
  "quotes",
  "url",
  "lookalike",
  "crlf",
  "escapes",
  "indentation",
  "lost_breaks",
  "line_breaks",
  "spelling",
];
/** @type {Record<string, string>} */
const MESSAGES = {
  list_or: "{most} or {last}",
  size_bytes: "{count} bytes",
  size_bytes_one: "{count} byte",
  size_kb: "{count} KB",
  size_mb: "{count} MB",
  choice: "{label} must be chosen from the list",
  characters: "{count} characters",
  characters_one: "{count} character",
  min_length: "{label} must have at least {length}",
  max_length: "{label} must have at most {length}",
  minimum: "{label} must be at least {limit}",
  maximum: "{label} must be at most {limit}",
  accept: "{label} must be a file that ends in {endings}",
  max_size: "{label} must be a file of at most {size}",
  kind: "{label} must be a {kinds} file",
  kind_found: "{label} must be a {kinds} file, but this is a {found} file",
  kind_empty: "{label} is an empty file",
  kind_holds: "{label} must hold {wanted}, but this file holds only {found}",
  kind_archive: "{label} is still in an archive: unpack it first, then choose the file inside",
  whitespace: "{label} has white space or a line break around it",
  prefix: "{label} starts like a header of a request, with Bearer or Authorization",
  quotes: "{label} stands in quotation marks",
  url: "{label} looks like a web address",
  lookalike: "{label} has letters of another alphabet that look like Latin ones",
  crlf: "{label} has lines that end as those of Windows do",
  escapes: "{label} has \\n written out where line breaks belong",
  indentation: "{label} has white space around its lines",
  lost_breaks: "{label} has lost line breaks",
  line_breaks: "{label} has line breaks, which a field of one line loses",
  other_field: "This looks like your {other}",
  all_or_none: "Fill in all of these or none: {labels}",
  one_of: "Fill in exactly one of these: {labels}",
  not_equal: "These must not be the same: {labels}",
  same_environment: "These must all be test values or all be live values: {labels}",
  unlock: "This key is locked with a password. Fill in all of these: {labels}",
  required: "Enter {label}",
  required_file: "Upload {label}",
  required_select: "Choose {label}",
  required_multiselect: "Choose {label}",
  type: "{label} must be text",
  type_number: "{label} must be a number, such as 12.50",
  type_date: "{label} must be a date, such as 2026-01-31",
  type_url: "{label} must be an address that starts with https:// or http://",
  type_email: "{label} must be an e-mail address, such as name@example.com",
  type_toggle: "{label} must be on or off",
  type_multiselect: "{label} must be a list of values",
  type_file: "{label} must be a file",
  spelling_upper: "{label} must be in capitals",
  spelling_lower: "{label} must be in small letters",
  spelling_hyphens: "{label} must have plain hyphens (-)",
  spelling_spaces: "{label} must be without spaces",
  spelling_dashes: "{label} must be without spaces and dashes",
  content_private_key: "a private key",
  content_certificate: "a certificate",
  content_public_key: "a public key",
  content_request: "a certificate request",
  environment_test: "{label} looks like a test value, but the form is in live mode",
  environment_live: "{label} looks like a live value, but the form is in test mode",
};
/** end generated */

/**
 * What the verdict reads of a connection of provider.json; a page carries no more than this.
 *
 * @typedef {"test" | "live"} Mode
 * @typedef {"block" | "warn"} Severity
 * @typedef {string | boolean | (string | boolean)[]} Wanted
 *
 * @typedef {object} Format
 * @property {string | null} [pattern] of the whole value, ECMAScript with the flag `u`
 * @property {any} [pattern_hint] the pattern in words: a text wherever there is a pattern
 *
 * @typedef {object} FieldOwn
 * @property {string} key
 * @property {string} label
 * @property {FieldType} type
 * @property {boolean} [required]
 * @property {string | null} [section]
 * @property {boolean} [several] whether its value is a list of texts, each as the field says
 * @property {string | null} [means] what the value says of the connection: `test_mode`
 * @property {Record<string, Wanted>} [visible_when] the values that other fields, or `mode`, must have
 * @property {(string | { value: string })[]} [choices]
 * @property {number | null} [min_length] in characters (code points)
 * @property {number | null} [max_length]
 * @property {string | null} [minimum] of a number or a date
 * @property {string | null} [maximum]
 * @property {string[]} [accept] endings of file names
 * @property {number | null} [max_size] in bytes
 * @property {string[]} [kinds] what a file may be: keys of KIND_WORDS
 * @property {string | null} [holds] what must be in it: a key of CONTENTS
 * @property {Severity | null} [severity] of the pattern
 * @property {string | null} [source] where the format is documented
 * @property {Partial<Record<Mode, Format | null>>} [environments]
 *
 * @typedef {Format & FieldOwn} Field
 *
 * @typedef {{ message?: string | null } & Record<string, any>} CrossRule by its name, the keys of the fields
 * @typedef {{ kind?: string, fields?: Field[], rules?: CrossRule[] }} Connection
 *
 * @typedef {{ name: string, size: number, head?: string | null }} GivenFile `head`: its first bytes, base64
 * @typedef {Record<string, unknown>} Values by the field's key: a text, a switch's state, a list of texts, a GivenFile
 *
 * @typedef {object} Problem
 * @property {string} field the key; for a rule of several fields, of the first
 * @property {string} rule
 * @property {Severity} severity
 * @property {string} message
 *
 * @typedef {{ valid: boolean, problems: Problem[] }} Verdict
 * @typedef {any} Phrase a text as it is, or the key of MESSAGES and what is filled in: texts, numbers and phrases
 * @typedef {Omit<Problem, "message"> & { message: Phrase }} Finding
 * @typedef {(rule: string, more?: { severity?: Severity, key?: string, hint?: string } & Record<string, Phrase>) => void} Report
 * adds a problem of a field: its weight (`block`), its words (those of the rule), or the spec's own, and what is filled in
 */

/**
 * Whether values satisfy a connection of provider.json. The same, with reasons: catalog/form/verdict.py.
 *
 * Without a mode, the field that means it says so, or `test_mode` among the values; else it is live. `words` are those of MESSAGES in another
 * language; what they lack is said in English.
 *
 * @param {Connection} connection
 * @param {Values} values whatever was entered, of any type
 * @param {{ mode?: Mode | null, words?: Record<string, string> }} [options]
 * @returns {Verdict}
 */
export function validate(connection, values, { mode, words } = {}) {
  const { fields = [] } = connection;
  const named = { ...connection, fields: fields.map((field) => toldApart(field, fields)) };
  const current = mode || modeOf(connection, values);
  const visible = visibleFields(named, values, { mode: current });
  const problems = visible.flatMap((field) => {
    const value = entered(values, field.key);
    const own = fieldProblems(field, value, current);
    const isTyped = !CHOSEN_TYPES.includes(field.type) || (field.type === "select" && !field.choices?.length);
    return isTyped && isText(value) && !isMissing(field.type, value) ? own.concat(remarks(field, value, visible)) : own;
  });
  const found = [...problems, ...crossProblems(connection, values, visible)];
  const say = speaker({ ...MESSAGES, ...words });
  return {
    valid: found.every(({ severity }) => severity !== "block"),
    problems: found.map((each) => ({ ...each, message: say(each.message) })),
  };
}

/** A field with its section behind a label that others share. @type {(field: Field, fields: Field[]) => Field} */
const toldApart = (field, fields) =>
  field.section && fields.some((other) => other !== field && other.label === field.label)
    ? { ...field, label: `${field.label} (${field.section})` }
    : field;

/**
 * The fields that appear, in the order of the form.
 *
 * @param {Connection} connection
 * @param {Values} values
 * @param {{ mode?: Mode }} [options]
 * @returns {Field[]}
 */
export function visibleFields(connection, values, { mode = modeOf(connection, values) } = {}) {
  const { fields = [] } = connection;
  /** @type {(field: Field, above?: Field[]) => boolean} */
  const appears = (field, above = []) =>
    !above.includes(field) &&
    Object.entries(field.visible_when || {}).every(([key, wanted]) => holds(key, [wanted].flat(), [...above, field]));
  /** @type {(key: string, wanted: (string | boolean)[], above: Field[]) => boolean} */
  const holds = (key, wanted, above) => {
    const field = fields.find((other) => other.key === key);
    if (!field) return key === "mode" && wanted.includes(mode);
    if (!appears(field, above)) return false;
    const value = entered(values, key);
    /** @type {(entry: any, type: string) => boolean} */
    const isWanted = (entry, type) => typeof entry === type && wanted.includes(entry);
    if (field.type === "toggle") return isWanted(value ?? false, "boolean");
    if (field.type === "multiselect") return Array.isArray(value) && value.some((entry) => isWanted(entry, "string"));
    return isWanted(value, "string");
  };
  return fields.filter((field) => appears(field));
}

/** @type {(words: Record<string, string>) => (phrase: Phrase) => string} */
const speaker = (words) => {
  /** @type {(phrase: Phrase) => string} */
  const say = (phrase) => {
    if (!Array.isArray(phrase)) return phrase;
    const [key, values] = phrase;
    return (words[`${key}_${values.form}`] ?? words[key]).replace(/\{(\w+)\}/g, (_, name) => say(values[name]));
  };
  return say;
};

/** @type {(key: string, count: number) => Phrase} */
const counted = (key, count) => [key, { count, form: count === 1 && "one" }];

/** @type {(field: Field, problems: Finding[]) => Report} */
const reporter =
  ({ key: field, label, type: form }, problems) =>
  (rule, { severity = "block", hint, ...values } = {}) =>
    problems.push({ field, rule, severity, message: hint ?? [rule, { label, form, ...values }] });

/**
 * The text without what a remark (its rule) names, and without white space around it.
 *
 * @param {string} rule
 * @param {string} text
 * @param {Field} field
 */
export function repair(rule, text, field) {
  const bare = withoutEdges(text);
  if (rule === "spelling") return spelling(field, bare)[0];
  if (LINE_REPAIRS[rule]) return withoutEdges(LINE_REPAIRS[rule](bare));
  const start = STARTS[rule];
  if (start) return bare.replace(start, "") || bare;
  if (rule === "quotes") return bare.length > 2 && QUOTES.includes(bare[0] + bare.at(-1)) ? bare.slice(1, -1) : bare;
  if (rule !== "lookalike" || [...bare].some((char) => char > "\x7F" && !LOOKALIKES.includes(char))) return bare;
  return bare.replace(/[^\0-\x7F]/g, (char) => LATIN[LOOKALIKES.indexOf(char)]);
}

/**
 * A text as it fits, and what was done to it. The same, with reasons: catalog/form/spelling.py.
 *
 * @type {(field: Field, bare: string) => string[]}
 */
function spelling(field, bare) {
  if (field.type.startsWith("multiline") || lengthOf(bare) > 256 || fits(field, bare)) return [bare, ""];
  const isTyped = FORMATS[field.type];
  for (const mark of ["", "hyphens", "spaces", ...(isTyped ? [] : ["dashes"])]) {
    const plain = respaced(mark, bare);
    const cased = isTyped || /[^\0-\x7F]/.test(plain) ? [] : [plain.toUpperCase(), plain.toLowerCase()];
    const at = [plain, ...cased].findIndex((text) => fits(field, text));
    if (at >= 0) return [withLettersOf(field, plain, [plain, ...cased][at]), mark || ["", "upper", "lower"][at]];
  }
  return [bare, ""];
}

/** @type {(field: Field, plain: string, text: string) => string} */
function withLettersOf(field, plain, text) {
  let cased = text;
  for (let at = 0; at < plain.length; at++) {
    const kept = cased.slice(0, at) + plain[at] + cased.slice(at + 1);
    if (kept !== cased && fits(field, kept)) cased = kept;
  }
  return cased;
}

/** @type {(mark: string, bare: string) => string} */
function respaced(mark, bare) {
  const text = mark ? bare.replace(DASHES, "-") : bare;
  const close = /^[sd]/.test(mark) ? text.replace(new RegExp(UNSEEN, "g"), "") : text;
  return mark === "dashes" ? close.replaceAll("-", "") : close;
}

/**
 * What takes away what a remark on lines names. The same, with reasons: catalog/form/line_repairs.py.
 *
 * @type {Record<string, ((bare: string) => string) | undefined>}
 */
const LINE_REPAIRS = {
  crlf: withPlainBreaks,
  escapes: (bare) => (DATA.test(bare) ? bare : bare.replace(/(?:\\{1,2}r)?\\{1,2}n/g, "\n")),
  indentation: (bare) =>
    !DATA.test(bare) && (bare.includes("-----BEGIN") || WORDS.test(bare)) ? withoutIndentation(bare) : bare,
  lost_breaks: (bare) =>
    bare.replace(BLOCK, (whole, label, headers, body) => {
      if (WHOLE.test(withPlainBreaks(withoutIndentation(whole)))) return whole;
      const named = headers ? [...headers.match(/\S+: \S+/g), ""] : [];
      const lines = body.replace(/\s/g, "").match(/.{1,64}/g) || [];
      return ["", `-----BEGIN ${label}-----`, ...named, ...lines, `-----END ${label}-----`].join("\n");
    }),
};

/** @type {(text: string) => string} */
function withPlainBreaks(text) {
  return text.replace(/\r\n?/g, "\n");
}

/** @type {(text: string) => string} */
function withoutIndentation(text) {
  return text
    .split(/(\r\n?|\n)/)
    .map((part, at) => (at % 2 ? part : withoutEdges(part)))
    .join("");
}

/**
 * The text of a field after all repairs that its remarks offer: what rules look at besides the text.
 *
 * @type {(field: Field, text: string, rules?: string[]) => string}
 */
function repaired(field, text, rules = REMARKS) {
  let [whole, last] = [text, ""];
  for (let round = 0; round < 3 && whole !== last; round++) {
    last = whole;
    for (const rule of rules) if (isWorthARemark(rule, field, whole)) whole = repair(rule, whole, field);
  }
  return whole;
}

/** @type {(field: Field, value: any, mode: Mode) => Finding[]} */
function fieldProblems(field, value, mode) {
  const { type, several } = field;
  /** @type {Finding[]} */
  const problems = [];
  const report = reporter(field, problems);

  if (isMissing(type, value)) {
    if (field.required && type !== "toggle") report("required");
  } else if (!hasType(field, value)) {
    report("type", several && !Array.isArray(value) ? { form: "multiselect" } : {});
  } else {
    if (!isChosen(field, value)) report("choice");
    const texts = textsOf(field, value);
    checkLength(field, texts, report);
    checkRange(field, texts, report);
    checkFormat(field, texts, mode, report);
    if (type === "file") checkFile(field, value, report);
  }
  return problems;
}

/** The texts that the rules of a field look at. @type {(field: Field, value: any) => string[]} */
const textsOf = ({ several }, value) => (several || typeof value === "string" ? [value].flat() : []);

/** @type {(field: Field, value: any) => boolean} */
function isChosen({ choices = [] }, value) {
  const known = choices.map((choice) => (typeof choice === "string" ? choice : choice.value));
  return !known.length || [value].flat().every((entry) => known.includes(entry));
}

/** @type {(field: Field, texts: string[], report: Report) => void} */
function checkLength(field, texts, report) {
  const { min_length: min, max_length: max } = field;
  const isShort = min != null && texts.some((text) => Math.min(lengthOf(text), lengthOf(repaired(field, text))) < min);
  if (isShort) report("min_length", { length: counted("characters", min) });
  if (max != null && texts.some((text) => lengthOf(text) > max))
    report("max_length", { length: counted("characters", max) });
}

/** @type {(field: Field, texts: string[], report: Report) => void} */
function checkRange({ type, minimum, maximum }, texts, report) {
  /** @type {(text: string) => any} */
  const ordered = type === "number" ? Number : String;
  const values = texts.map(ordered);
  if (minimum != null && values.some((value) => value < ordered(minimum))) report("minimum", { limit: minimum });
  if (maximum != null && values.some((value) => value > ordered(maximum))) report("maximum", { limit: maximum });
}

/** @type {(field: Field, texts: string[], mode: Mode, report: Report) => void} */
function checkFormat(field, texts, mode, report) {
  const { environments = {} } = field;
  const severity = field.severity || (field.source ? "block" : "warn");
  const other = mode === "test" ? "live" : "test";
  /** @type {(given: string[], format?: Format | null) => string[]} */
  const missing = (given, format) => given.filter((text) => format?.pattern && !matches(format.pattern, text));
  const own = environments[mode];
  const wrong = environments[other];
  if (missing(texts, field).length) report("pattern", { hint: field.pattern_hint, severity });
  const missed = missing(texts, own);
  if (!missed.length) return;
  const forms = missing([...missed, ...missed.map((text) => repaired(field, text))], own);
  if (wrong?.pattern && missing(forms, wrong).length < forms.length) {
    report("environment", { form: other });
  } else {
    report("pattern", { hint: own?.pattern_hint, severity });
  }
}

/** @type {(field: Field, file: GivenFile, report: Report) => void} */
function checkFile(field, file, report) {
  const { accept = [], max_size: max, kinds = [] } = field;
  const found = kinds.length ? kindOf(file) : null;
  if (!file.size || found === "archive") return report("kind", { form: file.size ? found : "empty" });
  if (accept.length && !accept.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    report("accept", { endings: listed(accept) });
  }
  if (max != null && file.size > max) report("max_size", { size: sizeWords(max) });
  if (file.head == null) return;
  if (!kinds.length || kinds.includes(found ?? "")) return checkContent(field, file, report);
  const wanted = listed(kinds.map((kind) => KIND_WORDS[kind]));
  report("kind", { kinds: wanted, form: found && "found", found: KIND_WORDS[found ?? ""] });
}

/** @type {(field: Field, file: GivenFile, report: Report) => void} */
function checkContent({ holds }, { head, size }, report) {
  const content = atob(/** @type {string} */ (head));
  const held = firstOf(CONTENTS, content);
  if (holds && held && !CONTENTS[holds].test(content) && content.length >= size) {
    report("kind", { form: "holds", wanted: ["content", { form: holds }], found: ["content", { form: held }] });
  }
}

/** @type {(field: Field, text: string, visible: Field[]) => Finding[]} */
function remarks(field, text, visible) {
  /** @type {Finding[]} */
  const problems = [];
  const report = reporter(field, problems);
  const severity = "warn";
  const whole = withoutEdges(repaired(field, text, REMARKS.slice(0, -1)));
  const texts = fits(field, whole) ? [whole] : [whole, withoutEdges(text)];
  const meant = visible.find((other) => other !== field && texts.some((each) => isMoreLike(other, field, each)));
  for (const rule of REMARKS) {
    const form = rule === "spelling" && spelling(field, withoutEdges(text))[1];
    if (isWorthARemark(rule, field, text) && !(meant && form)) report(rule, { severity, form });
  }
  if (meant) report("other_field", { severity, other: meant.label });
  return problems;
}

/**
 * Whether a text has what a remark names. No remark on a text that has the field's format and would lose it.
 *
 * @type {(rule: string, field: Field, text: string) => boolean}
 */
function isWorthARemark(rule, field, text) {
  const hasLines = field.type.startsWith("multiline");
  const bare = withoutEdges(text);
  if (rule === "line_breaks") return !hasLines && /[\r\n]/.test(bare);
  const before = rule === "whitespace" ? text : bare;
  const after = repair(rule, text, field);
  if (rule === field.type || (LINE_REPAIRS[rule] && !hasLines) || after === before) return false;
  const [wasRight, isRight] = [meets(field, before), meets(field, after)];
  const isLastBreak = before !== bare && hasLines && text.replace(/\r?\n$/, "") === after;
  const isMild = rule === "spelling" || (rule === "lookalike" ? !/[A-Za-z]/.test(bare) : isLastBreak);
  return isMild ? isRight && !wasRight : isRight || !wasRight;
}

/** @type {(other: Field, field: Field, text: string) => boolean} */
function isMoreLike(other, field, text) {
  if (CHOSEN_TYPES.includes(other.type) || other.type === "number") return false;
  if (!formats(other).length || !fits(other, text)) return false;
  if (!fits(field, text)) {
    const size = lengthOf(text);
    return !["~", "aB1"].some((anything) => meets(other, anything.repeat(size).slice(0, size)));
  }
  return !formats(field).length && formats(other).some((form) => /^\w{2,}[_-]/.test(form) && matches(form, text));
}

/** @type {(...patterns: (string | null | undefined)[]) => string[]} */
const given = (...patterns) => patterns.flatMap((pattern) => pattern || []);
/** @type {(field: Field) => string[]} */
const always = ({ type, pattern }) => given(FORMATS[type], pattern);
/** @type {(field: Field) => string[]} */
const byMode = ({ environments: { test, live } = {} }) => given(test?.pattern, live?.pattern);
/** @type {(field: Field) => string[]} */
const formats = (field) => [...always(field), ...byMode(field)];

/** @type {(field: Field, text: string) => boolean} */
function meets(field, text) {
  /** @type {(pattern: string) => boolean} */
  const isMet = (pattern) => matches(pattern, text);
  return always(field).every(isMet) && (!byMode(field).length || byMode(field).some(isMet));
}

/** @type {(field: Field, text: string) => boolean} */
function fits(field, text) {
  const length = lengthOf(text);
  return length >= (field.min_length ?? 0) && length <= (field.max_length ?? length) && meets(field, text);
}

/** @type {(connection: Connection, values: Values, visible: Field[]) => Finding[]} */
function crossProblems({ rules = [] }, values, visible) {
  /** @type {(field: Field) => any} */
  const value = ({ key }) => entered(values, key);
  /** @type {Record<string, (filled: Field[], fields: Field[]) => boolean>} */
  const breaks = {
    all_or_none: (filled, fields) => filled.length > 0 && filled.length < fields.length,
    one_of: (filled) => filled.length !== 1,
    not_equal: (filled) => {
      const texts = filled.filter((field) => isText(value(field)));
      const bare = texts.map((field) => withoutEdges(repaired(field, value(field))));
      return [bare, texts.map(value)].some((each) => each.length !== new Set(each).size);
    },
    unlock: (filled, { length }) => {
      const files = filled.filter(({ type }) => type === "file").map(value);
      return filled.length < length && files.some((file) => isFile(file) && LOCKED.test(atob(file.head ?? "")));
    },
    same_environment: (filled) => {
      const found = new Set(filled.map((field) => environmentOf(field, value(field))));
      return found.has("test") && found.has("live");
    },
  };
  /** @type {(rule: string, keys: string[], message?: string | null) => Finding | never[]} */
  const problem = (rule, keys, message) => {
    const fields = keys.flatMap((key) => visible.find((field) => field.key === key) || []);
    const filled = fields.filter((field) => !isMissing(field.type, value(field)));
    if (!fields.length || !breaks[rule](filled, fields)) return [];
    const labels = fields.map(({ label }) => label).join(", ");
    return { field: fields[0].key, rule, severity: "block", message: message || [rule, { labels }] };
  };
  return rules.flatMap((each) => Object.keys(breaks).flatMap((rule) => problem(rule, each[rule] || [], each.message)));
}

/** @type {(field: Field, value: any) => string | null} */
function environmentOf(field, value) {
  const { environments = {} } = field;
  if (!isText(value) || !byMode(field).length) return null;
  for (const text of [value, repaired(field, value)]) {
    const found = /** @type {const} */ (["test", "live"]).filter((mode) => {
      const pattern = environments[mode]?.pattern;
      return pattern && matches(pattern, text);
    });
    if (found.length === 1) return found[0];
  }
  return null;
}

/** @type {(values: Values, key: string) => any} */
const entered = (values, key) => (Object.hasOwn(values, key) ? values[key] : null);
/** @type {(connection: Connection, values: Values) => Mode} */
const modeOf = ({ fields = [] }, values) => {
  const key = fields.find(({ means }) => means === "test_mode")?.key ?? "test_mode";
  return entered(values, key) === true ? "test" : "live";
};

/** @type {(type: FieldType, value: any) => boolean} */
function isMissing(type, value) {
  if (value == null) return true;
  if (type === "toggle") return false;
  return typeof value === "string" ? !withoutEdges(value) : Array.isArray(value) && !value.length;
}

/** @type {(field: Pick<Field, "type" | "several">, value: any) => boolean} */
function hasType({ type, several }, value) {
  if (several) return Array.isArray(value) && value.every((text) => hasType({ type }, text) && !isMissing(type, text));
  if (type === "toggle") return typeof value === "boolean";
  if (type === "multiselect") return Array.isArray(value) && value.every(isText);
  if (type === "file") return isFile(value);
  const format = FORMATS[type];
  return isText(value) && (!format || matches(format, value));
}

/**
 * Half of a character (a lone surrogate) is no text.
 *
 * @param {unknown} value
 * @returns {value is string}
 */
const isText = (value) => typeof value === "string" && !/\p{Cs}/u.test(value);

/** @type {(value: any) => boolean} */
function isFile({ name, size, head }) {
  const isHead = head == null || (typeof head === "string" && matches(BASE64, head));
  return isText(name) && Number.isSafeInteger(size) && size >= 0 && isHead;
}

/** @type {(file: GivenFile) => string | null | undefined} */
function kindOf({ name, head }) {
  if (head == null) return ARCHIVE_ENDING.test(name.toLowerCase()) ? "archive" : null;
  return firstOf(BEGINNINGS, atob(head));
}

/** @type {(marks: Record<string, RegExp>, content: string) => string | undefined} */
const firstOf = (marks, content) => Object.keys(marks).find((each) => marks[each].test(content));

/**
 * By hand: a pattern for white space at the end takes the square of a text's length.
 *
 * @type {(text: string) => string}
 */
function withoutEdges(text) {
  let [start, end] = [0, text.length];
  while (start < end && UNSEEN.test(text[start])) start += 1;
  while (end > start && UNSEEN.test(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/** @type {(pattern: string, text: string) => boolean} */
const matches = (pattern, text) => new RegExp(`^(?:${pattern})$`, "u").test(text);

/** @type {(text: string) => number} */
const lengthOf = (text) => [...text].length;

/** @type {(size: number) => Phrase} */
function sizeWords(size) {
  if (size % 1024) return counted("size_bytes", size);
  return size % 1048576 ? counted("size_kb", size / 1024) : counted("size_mb", size / 1048576);
}

/** @type {(words: (string | undefined)[]) => Phrase} */
const listed = (words) =>
  words[1] ? ["list_or", { most: words.slice(0, -1).join(", "), last: words.at(-1) }] : words[0];
