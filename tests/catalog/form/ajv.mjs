// Whether values are valid by Ajv. First line in: {ajv: address, schemas: {name: schema}}; then cases [name, values], a
// line each. Out comes a list of true and false.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const valid = [];
let validators;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (!validators) {
    const Ajv = createRequire(given.ajv)("ajv/dist/2020.js").default;
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, ownProperties: true });
    const texts = Object.entries(given.schemas).map(([name, schema]) => [name, JSON.stringify(schema)]);
    const distinct = [...new Set(texts.map(([, text]) => text))].map((text) => [text, ajv.compile(JSON.parse(text))]);
    const compiled = Object.fromEntries(distinct);
    validators = Object.fromEntries(texts.map(([name, text]) => [name, compiled[text]]));
  } else {
    const [name, values] = given;
    valid.push(validators[name](values));
  }
}
process.stdout.write(JSON.stringify(valid));
