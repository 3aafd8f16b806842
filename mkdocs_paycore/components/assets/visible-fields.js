// Which fields of a connection appear. The same: catalog/form/visibility.py.

/** @import { Connection, Field, Mode, Values } from "./validate.js" */

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

/** A field with its section behind a label that others share. @type {(field: Field, fields: Field[]) => Field} */
export const toldApart = (field, fields) =>
  field.section && fields.some((other) => other !== field && other.label === field.label)
    ? { ...field, label: `${field.label} (${field.section})` }
    : field;

/** @type {(values: Values, key: string) => any} */
export const entered = (values, key) => (Object.hasOwn(values, key) ? values[key] : null);

/** @type {(connection: Connection, values: Values) => Mode} */
export const modeOf = ({ fields = [] }, values) => {
  const key = fields.find(({ means }) => means === "test_mode")?.key ?? "test_mode";
  return entered(values, key) === true ? "test" : "live";
};
