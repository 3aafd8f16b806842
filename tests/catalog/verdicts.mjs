// Reads {connections, cases: [[connection, values, mode]]} from standard input and writes the list of verdicts.
// The validator's address is the only argument.
import { readFileSync } from "node:fs";

const { validate } = await import(process.argv[2]);
const { connections, cases } = JSON.parse(readFileSync(0, "utf8"));
const verdicts = cases.map(([name, values, mode]) => validate(connections[name], values, mode ? { mode } : undefined));
process.stdout.write(JSON.stringify(verdicts));
