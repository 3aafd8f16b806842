// The verdicts of validate.js, one JSON value a line. First line in: {connections, modules: [address, …]}; then cases
// [connection, values, mode], a line each. With one module, a verdict a line comes out; with several (mutants), each
// case is [connection, values, mode, expected], and out comes for each module 1 if it got one wrong, else 0.
import { createInterface } from "node:readline";

let connections;
let modules;
let wrong;

const verdict = (module, [name, values, mode]) => module.validate(connections[name], values, mode ? { mode } : undefined);

function isRight(module, given) {
  try {
    return JSON.stringify(verdict(module, given)) === JSON.stringify(given[3]);
  } catch {
    return false;
  }
}

const lines = [];
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (!connections) {
    ({ connections } = given);
    modules = await Promise.all(given.modules.map((address) => import(address)));
    wrong = modules.map(() => 0);
  } else if (modules.length === 1) {
    lines.push(JSON.stringify(verdict(modules[0], given)));
  } else {
    wrong = wrong.map((was, index) => was || Number(!isRight(modules[index], given)));
  }
}
process.stdout.write(modules.length === 1 ? lines.join("\n") : JSON.stringify(wrong));
