/**
 * Tells the page that a form is framed in how tall the form is, and its verdict: which fields have problems, by which
 * rules. No value that was typed leaves, nor a message, which might hold one. Only origins that the page's head names are
 * told; another page that frames the form is told nothing. `?scheme=dark` in the address of the frame asks for the dark
 * scheme, and `?scheme=auto` for that of the reader's system.
 */
const { origins = "", provider, connection } = document.body.dataset;
const listed = origins.split(" ").filter(Boolean);

/** The origins to tell: that of the page around this one, where it is known and listed; all that are listed, if unknown. */
function told() {
  const above = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return above ? listed.filter((origin) => origin === above) : listed;
}

/** @type {(message: object) => void} */
function tell(message) {
  for (const origin of told()) parent.postMessage({ source: "paycore", provider, connection, ...message }, origin);
}

const scheme = new URLSearchParams(location.search).get("scheme");
if (scheme === "dark" || (scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches))
  document.body.dataset.mdColorScheme = "slate";

if (parent !== window) {
  const measure = () => tell({ type: "size", height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(document.body);
  document.addEventListener("paycore:verdict", (event) => {
    const { valid, problems } = /** @type {any} */ (event).detail;
    /** @type {(problem: Record<string, string>) => object} */
    const named = ({ field, rule, severity }) => ({ field, rule, severity });
    tell({ type: "verdict", valid, problems: problems.map(named) });
  });
}
