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
    validators = Object.fromEntries(Object.entries(given.schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
  } else {
    const [name, values] = given;
    valid.push(validators[name](values));
  }
}
process.stdout.write(JSON.stringify(valid));
