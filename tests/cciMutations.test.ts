import { expect, test } from "vitest";
import { checkCci } from "../src/domain/bonus/checkCci.ts";
import { acceptCci } from "../src/exchange/rules/readCci.ts";
import { LARGEST_RULES, readJson } from "../src/exchange/rules/strictJson.ts";
import { A_CONTRACT, changed } from "./support/aContract.ts";

type Mutation = { readonly what: string; readonly path: string; readonly text: string };

/** Every node of the contract, by its path. */
function nodesOf(value: unknown, path = ""): { readonly path: string; readonly value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const inner = Object.entries(value).flatMap(([key, each]) => nodesOf(each, path ? `${path}.${key}` : key));
  return path ? [{ path, value }, ...inner] : inner;
}

/** What replaces a value: another type, nothing, too much, too little, a float where text stands, a day that does not exist. */
function replacementsOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  const always = [
    ["null", null],
    ["list of a list", [[]]],
    ["object", { x: 1 }],
  ] as const;
  if (typeof value === "string") {
    const isNumber = /^\d/.test(value) && !value.includes("-");
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    return [
      ...always,
      ["empty", ""],
      ["blanks", "   "],
      ["number instead of text", 12.5],
      ["true", true],
      ["huge", "9".repeat(600)],
      ...(isNumber ? ([["negative", `-${value}`], ["comma", "12,5"], ["exponent", "1e3"], ["words", "molto"], ["not a number", "NaN"]] as const) : []), // prettier-ignore
      ...(isDay ? ([["impossible day", "2026-02-30"], ["Italian day", "31/12/2026"], ["no year", "0000-01-01"]] as const) : []), // prettier-ignore
      ...(isNumber || isDay
        ? []
        : ([
            ["unknown word", "parola"],
            ["control character", "a\u0007"],
          ] as const)),
    ];
  }
  if (typeof value === "number") return [...always, ["text", "12"], ["negative", -1], ["float", 1.5], ["huge", 1e300], ["true", false]];
  if (typeof value === "boolean") return [...always, ["text", "true"], ["one", 1]];
  if (Array.isArray(value)) return [["null", null], ["text", "x"], ["empty", []], ["wrong items", [1, "x"]], ["too many", Array.from({ length: path === "fondi" ? 5 : 2001 }, () => value[0] as unknown)]]; // prettier-ignore
  return [["null", null], ["text", "x"], ["empty", {}], ["list", []], ["unknown key", { ...(value as object), inventata: 1 }]]; // prettier-ignore
}

function mutations(): Mutation[] {
  const all: Mutation[] = [{ what: "unknown key", path: "inventata", text: changed({ inventata: 1 }) }];
  for (const { path, value } of nodesOf(A_CONTRACT)) {
    all.push({ what: "dropped", path, text: changed({ [path]: undefined }) });
    for (const [what, other] of replacementsOf(value, path)) all.push({ what, path, text: changed({ [path]: other }) });
  }
  const [first, , third] = A_CONTRACT.fondi;
  const bands = first!.formula.soglie!;
  const semantic: readonly (readonly [string, string, unknown])[] = [
    ["duplicated category", "fondi.1.categoria", "personale"],
    ["swapped bounds", "fondi.0.formula.soglie.0", { ...bands[0], da: "95", a: "60" }],
    ["hole", "fondi.0.formula.soglie", [{ ...bands[0], a: "94", a_compreso: true }, bands[1]]],
    ["overlap", "fondi.0.formula.soglie", [{ ...bands[0], a_compreso: true }, bands[1]]],
    ["no end", "fondi.0.formula.soglie.1", { ...bands[1], a_compreso: false }],
    ["sum", "fondi.2.formula.buste.0", { ...third!.formula.buste![0], percentuale: "62.4" }],
    ["twice", "fondi.2.formula.buste.1.obiettivo", "2026-001"],
    ["low surcharge", "fondi.0.maggiorazione.percentuale", "29.99"],
    ["score threshold", "fondi.0.maggiorazione.quota", { tipo: "soglia", da: "95" }],
    ["no quota", "fondi.0.maggiorazione.quota.percentuale", "0"],
    ["everybody", "fondi.0.maggiorazione.quota.percentuale", "100"],
    ["no surcharge", "fondi.0.maggiorazione", { tipo: "non_applicata", motivo: "Non voluta" }],
    ["low result pay", "fondi.1.stanziato", "5647.05"],
    ["low interim", "fondi.1.interim", "14.99"],
    ["high interim", "fondi.1.interim", "25.01"],
    ["low gate", "fondi.2.tempi_di_pagamento.percentuale", "29.99"],
    ["role of another fund", "fondi.0.base.coefficienti.eq", "1"],
    ["more dirigenti than people", "dirigenti", 151],
  ];
  for (const [what, path, other] of semantic) all.push({ what, path, text: changed({ [path]: other }) });
  return all;
}

/** Changes after which the contract is still one: what may be absent, what may be as long as one likes, one item fewer of several. */
const STILL_VALID = [
  /^dropped fondi\.\d\.(retribuzione_di_posizione|interim|tempi_di_pagamento)$/,
  /^dropped fondi\.\d\.base\.coefficienti\.(funzionari|istruttori|operatori_esperti|operatori)$/,
  /^dropped fondi\.\d$/,
  /^dropped fondi\.0\.maggiorazione\.parita\.\d$/,
  /^empty fondi\.\d\.maggiorazione\.parita$/,
  /^unknown word .*(atto|motivo|obiettivo)$/,
  /^(comma|words|not a number|exponent|negative) fondi\.2\.formula\.buste\.\d\.obiettivo$/,
];

const clauseOf = (path: string) => path.replace(/\.(\d+)/g, "[$1]");

function told(text: string): { readonly clauses: readonly string[]; readonly messages: readonly string[] } {
  const json = readJson(new TextEncoder().encode(text), LARGEST_RULES);
  const read = json.ok ? acceptCci(json.value) : json;
  const problems = read.ok ? checkCci(read.value).filter(({ severity }) => severity === "error") : read.problems;
  return { clauses: problems.map(({ clause }) => clause), messages: problems.map(({ message }) => message) };
}

test("[OBL-20] the contract itself is good", () => {
  expect(told(changed({}))).toEqual({ clauses: [], messages: [] });
});

test("[OBL-20] a contract changed in one place is refused with the clause named, or is listed as still valid", () => {
  const all = mutations();
  expect(all.length).toBeGreaterThanOrEqual(200);
  const faults = all.flatMap(({ what, path, text }) => {
    const { clauses, messages } = told(text);
    const isListed = STILL_VALID.some((form) => form.test(`${what} ${path}`));
    if (clauses.length === 0) return isListed ? [] : [`${what} ${path}: accepted`];
    const clause = clauseOf(path);
    const isNamed = clauses.some((each) => each.startsWith(clause) || clause.startsWith(each));
    const english = messages.filter((message) => /invalid|expected|required|received/i.test(message));
    return [
      ...(isListed ? [`${what} ${path}: listed as valid, refused at ${clauses.join(", ")}`] : []),
      ...(isNamed ? [] : [`${what} ${path}: told at ${clauses.join(", ")}`]),
      ...english.map((message) => `${what} ${path}: ${message}`),
    ];
  });
  expect(faults).toEqual([]);
});

test.each(["", "{", "[]", "null", "3", '"testo"', "{}", `{"schema":"traguardo/cci/1"`, "x".repeat(2_000_000)])(
  "a file that is no contract is refused in words, with no trace of the program: %.20s",
  (text) => {
    const { messages } = told(text);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.join(" ")).not.toMatch(/ at |Error|undefined|Invalid/);
  },
);
