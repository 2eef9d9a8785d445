import { expect, test } from "vitest";
import { checkSmvp } from "../src/domain/evaluation/checkSmvp.ts";
import { acceptSmvp } from "../src/exchange/rules/readSmvp.ts";
import { PRESETS } from "../src/exchange/rules/smvpPresets.ts";
import { LARGEST_RULES, readJson } from "../src/exchange/rules/strictJson.ts";

// A good SMVP changed in one place: it is refused with the clause named, or it is in the list of what is still an SMVP.

type Mutation = { readonly what: string; readonly path: string; readonly text: string };

const BEHAVIOUR_WEIGHTS = ["40", "30", "20", "10"];
const base = PRESETS.intermedio;

/** The intermediate preset with everything in it that may be: weights of behaviours, two scales, a cap, decay of delays, tolerances. */
const A_SMVP = {
  ...base,
  pesi: { ...base.pesi, comportamenti: "percentuali" },
  ruoli: base.ruoli.map((role) => ({
    ...role,
    comportamenti: role.comportamenti.map(({ codice }, i) => ({ codice, peso: BEHAVIOUR_WEIGHTS[i] })),
  })),
  scale: [
    ...base.scale,
    {
      tipo: "parole",
      codice: "a-parole",
      livelli: [
        { parola: "adeguato", valore: "70", descrizione: "Il comportamento è quello che il ruolo richiede." },
        { parola: "ottimo", valore: "100", descrizione: "Il comportamento è di esempio." },
      ],
    },
  ],
  raggiungimento: { ...base.raggiungimento, almeno: { ...base.raggiungimento.almeno, tolleranza_del_mantenimento: "5" } },
  tetto: { da: "95", quota_massima: "25" },
};

/** A copy with the value at a path replaced; undefined takes the key, or the item of a list, away. */
function changed(path: string, value: unknown): string {
  const copy = structuredClone(A_SMVP) as unknown;
  const parts = path.split(".");
  const last = parts.pop() ?? "";
  const parent = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], copy) as Record<string, unknown>;
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return JSON.stringify(copy);
}

/** Every node of the document, by its path. */
function nodesOf(value: unknown, path = ""): { readonly path: string; readonly value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const inner = Object.entries(value).flatMap(([key, each]) => nodesOf(each, path ? `${path}.${key}` : key));
  return path ? [{ path, value }, ...inner] : inner;
}

/** What replaces a value: another type, nothing, too much, a float where text stands. */
function replacementsOf(value: unknown): readonly (readonly [string, unknown])[] {
  const always = [
    ["null", null],
    ["list of a list", [[]]],
    ["object", { x: 1 }],
  ] as const;
  if (typeof value === "string") {
    const isNumber = /^\d+(\.\d+)?$/.test(value);
    return [
      ...always,
      ["empty", ""],
      ["blanks", "   "],
      ["number instead of text", 12.5],
      ["huge", "9".repeat(3000)],
      ...(isNumber
        ? ([["negative", `-${value}`], ["comma", "12,5"], ["exponent", "1e3"], ["not a number", "NaN"]] as const)
        : ([["unknown word", "parola"], ["control character", "a\u0007"]] as const)), // prettier-ignore
    ];
  }
  if (typeof value === "number") return [...always, ["text", "12"], ["negative", -1], ["float", 1.5], ["huge", 1e300], ["true", false]];
  if (typeof value === "boolean") return [...always, ["text", "true"], ["one", 1]];
  if (Array.isArray(value)) return [["null", null], ["text", "x"], ["empty", []], ["wrong items", [1, "x"]], ["too many", Array.from({ length: 101 }, () => value[0] as unknown)]]; // prettier-ignore
  return [["null", null], ["text", "x"], ["empty", {}], ["list", []], ["unknown key", { ...(value as object), inventata: 1 }]]; // prettier-ignore
}

const [secretary, leader] = A_SMVP.ruoli;
const [numbers, wordScale] = A_SMVP.scale;
const bands = A_SMVP.fasce;
const steps = A_SMVP.differenziazione!.gradini;

/** What is well formed and makes no sense. */
const MEANINGLESS: readonly (readonly [string, string, unknown])[] = [
  ["twice the same role", "ruoli.1.ruolo", secretary?.ruolo],
  ["weights that sum to 101", "ruoli.1.componenti.0.peso", "41"],
  ["weights that sum to 99.999", "ruoli.1.componenti.0.peso", "39.999"],
  ["a weight of zero", "ruoli.1.componenti.4", { tipo: "differenziazione", peso: "0" }],
  ["a weight that lacks", "ruoli.1.componenti.0", { tipo: "unita" }],
  ["twice the same component", "ruoli.1.componenti.1.tipo", "unita"],
  ["weights of behaviours that sum to 101", "ruoli.0.comportamenti.0.peso", "41"],
  ["twice the same behaviour of a role", "ruoli.0.comportamenti.1.codice", leader?.comportamenti[0]?.codice],
  ["a behaviour nobody described", "ruoli.0.comportamenti.0.codice", "sconosciuto"],
  ["no behaviours to judge", "ruoli.0.comportamenti", []],
  ["a scale that is not there", "ruoli.0.scala", "sconosciuta"],
  ["weights where none are used", "pesi.componenti", "nessuno"],
  ["weights of behaviours where none are used", "pesi.comportamenti", "nessuno"],
  ["twice the same scale", "scale.1.codice", "zero-quattro"],
  ["a scale whose ends are swapped", "scale.0", { ...numbers, da: "4", a: "0" }],
  ["a scale whose ends are one", "scale.0.da", "4"],
  ["levels that overlap", "scale.0.livelli.1.fino_a", "1"],
  ["levels in disorder", "scale.0.livelli.0.fino_a", "2.5"],
  ["levels that end before the scale", "scale.0.livelli.3.fino_a", "3.9"],
  ["levels that end after the scale", "scale.0.livelli.3.fino_a", "4.1"],
  ["a level before the scale begins", "scale.0.da", "1.5"],
  ["twice the same word", "scale.1.livelli.1.parola", "adeguato"],
  ["a word worth more than 100", "scale.1.livelli.1.valore", "100.01"],
  ["a scale of one word", "scale.1", { ...wordScale, livelli: (wordScale as { livelli: unknown[] }).livelli.slice(0, 1) }],
  ["too many decimals of a scale", "scale.0.decimali", 5],
  ["twice the same behaviour", "comportamenti.1.codice", "impegno"],
  ["twice the same band", "fasce.1.etichetta", bands[0]?.etichetta],
  ["bands in disorder", "fasce.1.fino_a", "60"],
  ["bands that overlap", "fasce.0.fino_a", "80"],
  ["a hole under 100", "fasce.3.fino_a", "99.99"],
  ["100 in no band", "fasce.3.compreso", false],
  ["a label that says another end", "fasce.1.etichetta", "Da 60 a meno di 81"],
  ["a label that says inside what is outside", "fasce.0.compreso", true],
  ["a band that ends at zero", "fasce.0", { fino_a: "0", compreso: false, etichetta: "Nulla" }],
  ["one band", "fasce", bands.slice(3)],
  ["steps in disorder", "differenziazione.gradini.1.fino_a", "1"],
  ["steps swapped", "differenziazione.gradini", [...steps].reverse()],
  ["points above 100", "differenziazione.gradini.0.punti", "101"],
  ["points above 100 beyond the steps", "differenziazione.oltre", "100.5"],
  ["one person who differs from nobody", "differenziazione.persone_minime", 1],
  ["differentiation nobody says how to measure", "differenziazione", undefined],
  ["maternity that counts as absence", "individuale.assenze_neutre.0", undefined],
  ["paternity that counts as absence", "individuale.assenze_neutre.1", undefined],
  ["parental leave that counts as absence", "individuale.assenze_neutre.2", undefined],
  ["twice the same absence", "individuale.assenze_neutre.1", "maternita"],
  ["more days than a year has", "individuale.giorni_minimi", 367],
  ["a negative evaluation above 100", "negativa_sotto", "100.5"],
  ["too many decimals of scores", "arrotondamento.decimali", 5],
  ["no day for observations", "procedura.giorni_osservazioni", 0],
  ["no day to decide", "procedura.giorni_decisione", 0],
  ["a cap above the whole", "tetto.quota_massima", "100.01"],
  ["a cap for nobody", "tetto.da", "100.01"],
  ["the evaluator who decides appeals", "procedura.decide", "valutatore"],
  ["limits swapped", "raggiungimento.minimo", "101"],
  ["a full outcome above the cap", "raggiungimento.esiti.raggiunto", "101"],
  ["outcomes swapped", "raggiungimento.esiti", { raggiunto: "0", non_raggiunto: "100" }],
  ["zero before the grace ends", "raggiungimento.scadenza", { giorni_di_tolleranza: 10, zero_dopo_giorni: 5 }],
  ["two weights of zero", "raggiungimento.valore_e_scadenza", { conta: "la_media", peso_valore: "0", peso_scadenza: "0" }],
  ["cross-cutting objectives worth more than all", "aggregazione.trasversali.quota", "100.5"],
];

/** Changes after which it is still an SMVP, each with the reason. */
const STILL_VALID: readonly (readonly [RegExp, string])[] = [
  [/^dropped raggiungimento\.(almeno|al_massimo)\.tolleranza_del_mantenimento$/, "without it a maintained value is compared as any other"],
  [/^dropped raggiungimento\.scadenza\.zero_dopo_giorni$/, "without it a late deadline is worth nothing at once"],
  [/^dropped tetto$/, "a cap is a choice, and as the law stands there is none"],
  [/^dropped scale\.1$/, "no role uses the scale in words"],
  [/^dropped scale\.0\.livelli\.[012]$/, "one level fewer of several: those around it still meet"],
  [/^dropped ruoli\.\d$/, "a role fewer: nobody of it is there"],
  [/^dropped individuale\.assenze_neutre\.[3-8]$/, "a class of absence the law does not name here, and the administration may leave out"],
  [/^dropped differenziazione\.gradini\.\d$/, "one step fewer of several: those around it still meet"],
  [/^empty differenziazione\.gradini$/, "no steps: everybody has the points beyond them"],
  [/^dropped comportamenti\.4$/, "no role is judged by it"],
  [
    /^unknown word (titolo|(comportamenti\.\d\.(titolo|descrizione))|scale\.\d\.livelli\.\d\.(nome|descrizione|parola)|fasce\.\d\.etichetta)$/,
    "words of the administration are its own",
  ],
  [/^unknown word scale\.1\.codice$/, "a code of its own: no role uses the scale"],
  [/^unknown word comportamenti\.4\.codice$/, "a code of its own: no role is judged by it"],
  [/^dropped fasce\.[012]$/, "a band fewer, where no label says otherwise"],
];

/** Where a mutation shows only at what cites it, or at its neighbour. */
const TOLD_ELSEWHERE: readonly (readonly [RegExp, RegExp])[] = [
  [/ scale(\.0(\.codice)?)?$/, /^ruoli\[\d\]\.scala$/],
  [/ comportamenti(\.\d(\.codice)?)?$/, /^ruoli\[\d\]\.comportamenti\[\d\]\.codice$/],
  [/ pesi\.(componenti|comportamenti)$/, /^ruoli\[\d\]\.(componenti|comportamenti)\[\d\]\.peso$/],
  [/ differenziazione$/, /^ruoli\[\d\]\.componenti$/],
  [/ scale\.0\.da$/, /^scale\[0\]\.(a|livelli\[0\]\.fino_a)$/],
  [/ fasce\.\d\.(fino_a|compreso)$/, /^fasce\[\d\]\.(etichetta|fino_a)$/],
  [/^dropped fasce\.3$/, /^fasce\[2\]\.fino_a$/],
];

const clauseOf = (path: string) => path.replace(/\.(\d+)/g, "[$1]");

function mutations(): Mutation[] {
  const systematic = nodesOf(A_SMVP).flatMap(({ path, value }) => [
    { what: "dropped", path, text: changed(path, undefined) },
    ...replacementsOf(value).map(([what, other]) => ({ what, path, text: changed(path, other) })),
  ]);
  return [
    { what: "unknown key", path: "inventata", text: changed("inventata", 1) },
    ...systematic,
    ...MEANINGLESS.map(([what, path, other]) => ({ what, path, text: changed(path, other) })),
  ];
}

function told(text: string): { readonly clauses: readonly string[]; readonly messages: readonly string[] } {
  const json = readJson(new TextEncoder().encode(text), LARGEST_RULES);
  const read = json.ok ? acceptSmvp(json.value) : json;
  const problems = read.ok ? checkSmvp(read.value).filter(({ severity }) => severity === "error") : read.problems;
  return { clauses: problems.map(({ clause }) => clause), messages: problems.map(({ message }) => message) };
}

test("[OBL-18] the SMVP itself is good", () => {
  expect(told(JSON.stringify(A_SMVP))).toEqual({ clauses: [], messages: [] });
});

test("[OBL-18] an SMVP changed in one place is refused with the clause named, or is listed as still valid", () => {
  const all = mutations();
  expect(all.length).toBeGreaterThanOrEqual(2000);
  const faults = all.flatMap(({ what, path, text }) => {
    const { clauses, messages } = told(text);
    const reason = STILL_VALID.find(([form]) => form.test(`${what} ${path}`))?.[1];
    if (clauses.length === 0) return reason === undefined ? [`${what} ${path}: accepted`] : [];
    const clause = clauseOf(path);
    const elsewhere = TOLD_ELSEWHERE.filter(([form]) => form.test(`${what} ${path}`)).map(([, at]) => at);
    const isNamed = clauses.some((each) => elsewhere.some((at) => at.test(each)) || each.startsWith(clause) || clause.startsWith(each));
    const english = messages.filter((message) => /invalid|expected|required|received/i.test(message));
    return [
      ...(reason === undefined ? [] : [`${what} ${path}: listed as valid, refused at ${clauses.join(", ")}`]),
      ...(isNamed ? [] : [`${what} ${path}: told at ${clauses.join(", ")}`]),
      ...english.map((message) => `${what} ${path}: ${message}`),
    ];
  });
  expect(faults).toEqual([]);
}, 60_000);
