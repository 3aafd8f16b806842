// What Python and JavaScript both say of values: formats, beginnings of files, look-alikes, and the words of a verdict.

/** begin generated: constants (make tables) */
/** @typedef {"text" | "secret" | "password" | "multiline" | "multiline_secret" | "file" | "select" | "multiselect" | "toggle" | "url" | "email" | "number" | "date"} FieldType */
/** @type {Record<string, string | undefined>} */
export const FORMATS = {
  number: "-?[0-9]+(?:\\.[0-9]+)?",
  date: "(?![0-9]{4}-(?:02-3|(?:0[2469]|11)-31)|(?:[0-9]{2}(?:[02468][1-35-79]|[13579][013-57-9])|(?:[02468][1-35-79]|[13579][013-57-9])00)-02-29)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
  url: "https?:\\/\\/[^\\s\\/?#]\\S*",
  email:
    "[a-zA-Z0-9.!#$%&'*+\\/=?^_`\\{\\|\\}~\\-]+@[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*",
};
export const BASE64 = "(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=)?";
export const CHOSEN_TYPES = ["file", "select", "multiselect", "toggle"];
/** @type {Record<string, RegExp>} */
export const BEGINNINGS = {
  archive:
    /^(?:PK(?:\x03\x04|\x05\x06|\x07\x08)|Rar!\x1A\x07|7z\xBC\xAF'\x1C|\x1F\x8B|BZh[1-9]|\xFD7zXZ\x00|[^]{257}ustar)/,
  pem: /^(?:[^]*\s|\xEF\xBB\xBF)?-----BEGIN/,
  pkcs12: /^\x30(?:[\x00-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})\x02\x01\x03(?:\x30|$)/,
  der: /^\x30(?:[\x00-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})(?:[\x02\x06\x30]|$)/,
  json: /^(?:\xEF\xBB\xBF)?[ \t\n\r]*[{[]/,
};
export const ARCHIVE_ENDING = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar)$/;
/** @type {Record<string, string | undefined>} */
export const KIND_WORDS = { pem: "PEM", pkcs12: "PKCS#12", der: "DER", json: "JSON" };
export const UNSEEN = /[\s\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069]/;
/** @type {Record<string, RegExp | undefined>} */
export const STARTS = {
  prefix: /^(?:[Aa]uthorization:\s*(?:\w+\s+)?|(?:[Bb]earer|BEARER)(?::\s*|\s+))/,
  url: /^(?:https?:\/\/|www\.)(?=\S+$)/,
};
export const DATA = /^[{[<]/;
export const WORDS = /^\S*[^\s:](?:[^\S\r\n]*[\r\n]\s*\S*[^\s:])*$/;
export const BLOCK = /\s?-----BEGIN (?!PGP)([^-]+)-----\s*((?:[\w-]+: \S+\s+)*)([\w+/=\s]*)-----END \1-----/g;
export const WHOLE = /^\n?-.+\n(?:[\w-]+: \S+\n)*\n?(?:\S{1,76}\n)+-/;
/** @type {Record<string, RegExp>} */
export const CONTENTS = {
  private_key: /-----BEGIN .*PRIVATE/,
  certificate: /-----BEGIN .*CERTIFICATE-|^\x30[^]{1,5}\x30[^]{1,5}\xA0\x03\x02\x01/,
  public_key: /-----BEGIN .*(PUBLIC|CERTIFICATE-)|^\x30[^]{1,5}\x30[^]{1,5}\xA0\x03\x02\x01/,
  request: /-----BEGIN .*CERTIFICATE /,
};
export const LOCKED = /-----BEGIN ENC|Proc-Type: 4,ENC/;
export const DASHES = /[‐‑‒–—−]/g;
export const QUOTES = ['""', "''", "``", "“”", "„“", "„”", "‘’", "«»"];
export const LOOKALIKES = "ͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυϜϳϺЅІЈАВЕКМНОРСТУХЬагеорсухѕіјѡѴѵҮүһҽӀӏԁԌԛԜԝ";
export const LATIN = "JABEZHIKMNOPTYXayivopouFjMSIJABEKMHOPCTYXbareopcyxsijwVvYyheIidGqWw";
export const REMARKS = [
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
export const MESSAGES = {
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
  kind_found: "{label} must be a {kinds} file, not a {found} file",
  kind_empty: "{label} is an empty file",
  kind_holds: "{label} must hold {wanted}, not only {found}",
  kind_archive: "{label} is an archive: unpack it, then choose the file inside",
  whitespace: "{label} has white space or a line break around it",
  prefix: "{label} starts with Bearer or Authorization",
  quotes: "{label} stands in quotation marks",
  url: "{label} looks like a web address",
  lookalike: "{label} has letters of another alphabet that look Latin",
  crlf: "{label} has line ends of Windows",
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
