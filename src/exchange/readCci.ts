import * as z from "zod";
import { type Cci, type Fund, type Quota, SANCTIONS, type ScoreBand } from "../domain/bonus/cci.ts";
import { civilDate, dayOf } from "../domain/kernel/civilDate.ts";
import { PAY_CATEGORIES, type PayCategory, ROLES, type Role } from "../domain/organization/role.ts";

/** A place of the file that cannot be accepted, as it is written there ("fondi[1].formula.soglie"), and why, in Italian. */
export type CciProblem = { readonly clause: string; readonly message: string };

export type CciReading =
  { readonly ok: true; readonly cci: Cci } | { readonly ok: false; readonly problems: readonly [CciProblem, ...CciProblem[]] };

/** Much more than any contract has: a longer text is refused unread. */
const LONGEST_FILE = 1024 * 1024;
const MOST_PROBLEMS = 50;
const MOST_PEOPLE = 1_000_000;

/** What no text holds and no database keeps: controls, and halves of a character alone. */
const UNWRITABLE = /[\u0000-\u0008\u000e-\u001f]|\p{Surrogate}/u;

const DECIMAL = 'Serve un numero tra virgolette, con il punto per i decimali: "12.5".';
const MONEY = 'Serve un importo in euro tra virgolette, con due decimali e il punto: "60000.00".';
const PERCENT = 'Serve una percentuale da 0 a 100, tra virgolette: "30".';
const DAY = 'Serve un giorno che esiste, scritto "2026-03-31".';
const ELUSIVE =
  "Una soglia di punteggio al posto della quota elude il contratto nazionale (ARAN, CFL126): serve un numero di persone o una percentuale.";

const text = z
  .string("Serve un testo.")
  .trim()
  .min(1, "È vuoto.")
  .max(500, "È troppo lungo: il massimo è 500 caratteri.")
  .refine((words) => !UNWRITABLE.test(words), "Contiene un carattere di controllo, o la metà di un carattere: lo tolga.");
const decimal = z.string(DECIMAL).regex(/^\d{1,6}(\.\d{1,6})?$/, DECIMAL);
const money = z.string(MONEY).regex(/^\d{1,10}\.\d{2}$/, MONEY);
const percent = z.string(PERCENT).regex(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, PERCENT);
const coefficient = decimal.refine((words) => /[1-9]/.test(words), "Un coefficiente è sopra lo zero.");
const people = z
  .int("Serve un numero intero, senza virgolette.")
  .min(0, "Non può essere sotto lo zero.")
  .max(MOST_PEOPLE, "È troppo grande per un numero di persone.");
const day = z.string(DAY).refine(isDay, DAY).transform(civilDate);
const flag = z.boolean("Serve true o false, senza virgolette.");
const act = z
  .strictObject({ organo: text, numero: text, data: day })
  .transform(({ organo, numero, data }) => ({ organ: organo, number: numero, date: data }));

/** One of these Italian words, read as ours. */
function word<Ours>(words: Readonly<Record<string, Ours>>) {
  return z
    .string(`Serve una di queste parole: ${Object.keys(words).join(", ")}.`)
    .refine((said) => Object.hasOwn(words, said), `Serve una di queste parole: ${Object.keys(words).join(", ")}.`)
    .transform((said) => words[said] as Ours);
}

const SANCTION_WORDS = ["rimproveroVerbale", "rimproveroScritto", "multa", "sospensione", "licenziamento"] as const;
const CATEGORY_WORDS: Record<PayCategory, string> = { segretario: "segretario", dirigenti: "dirigenti", eq: "eq", staff: "personale" };
const ROLE_NAMES: Record<Role, string> = {
  segretario: "segretario",
  dirigente: "dirigente",
  eqWithFunctions: "eqConFunzioni",
  eq: "eq",
  funzionari: "funzionari",
  istruttori: "istruttori",
  operatoriEsperti: "operatoriEsperti",
  operatori: "operatori",
};

const sanction = word({ nessuna: undefined, ...Object.fromEntries(SANCTION_WORDS.map((name, i) => [name, SANCTIONS[i]])) });
const category = word(Object.fromEntries(PAY_CATEGORIES.map((each) => [CATEGORY_WORDS[each], each])) as Record<string, PayCategory>);

const band = z
  .strictObject({ da: decimal, daCompreso: flag, a: decimal, aCompreso: flag, paga: z.union([z.literal("proporzionale"), percent]) })
  .transform(({ da, daCompreso, a, aCompreso, paga }): ScoreBand => {
    const pays = paga === "proporzionale" ? { kind: "proportional" as const } : { kind: "percent" as const, percent: paga };
    return { from: da, includesFrom: daCompreso, to: a, includesTo: aCompreso, pays };
  });
const bands = z.array(band, "Serve un elenco di soglie.").min(1, "Non c'è nessuna soglia.").max(100, "Le soglie sono troppe.");

const envelope = z
  .strictObject({ obiettivo: text, percentuale: percent })
  .transform(({ obiettivo, percentuale }) => ({ objective: obiettivo, percent: percentuale }));

const formula = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("soglie"), soglie: bands }).transform(({ soglie }) => ({ kind: "bands" as const, bands: soglie })),
  z.strictObject({ tipo: z.literal("punti"), soglie: bands }).transform(({ soglie }) => ({ kind: "points" as const, bands: soglie })),
  z.strictObject({ tipo: z.literal("budgetAssegnato") }).transform(() => ({ kind: "assignedBudget" as const })),
  z
    .strictObject({
      tipo: z.literal("buste"),
      buste: z.array(envelope).min(1, "Non c'è nessuna busta.").max(2000, "Le buste sono troppe."),
      soglie: bands,
    })
    .transform(({ buste, soglie }) => ({ kind: "envelopes" as const, envelopes: buste, bands: soglie })),
]);

const coefficients = z
  .strictObject(Object.fromEntries(ROLES.map((role) => [ROLE_NAMES[role], coefficient.optional()])))
  .refine((found) => Object.values(found).some((value) => value !== undefined), "Non c'è nessun coefficiente.")
  .transform((found) =>
    Object.fromEntries(ROLES.flatMap((role) => (found[ROLE_NAMES[role]] === undefined ? [] : [[role, found[ROLE_NAMES[role]]]]))),
  );

const base = z.discriminatedUnion("tipo", [
  z
    .strictObject({ tipo: z.literal("coefficienti"), coefficienti: coefficients })
    .transform(({ coefficienti }) => ({ kind: "coefficients" as const, coefficients: coefficienti as Partial<Record<Role, string>> })),
  z.strictObject({ tipo: z.literal("posizione") }).transform(() => ({ kind: "positionPay" as const })),
]);

const quota = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("numero"), numero: people }).transform(({ numero }): Quota => ({ kind: "count", count: numero })),
  z
    .strictObject({
      tipo: z.literal("percentuale"),
      percentuale: percent,
      arrotondamento: word({ eccesso: "up", difetto: "down", piuVicino: "halfUp" } as const),
    })
    .transform(({ percentuale, arrotondamento }): Quota => ({ kind: "percent", percent: percentuale, rounding: arrotondamento })),
  z.strictObject({ tipo: z.literal("soglia", ELUSIVE), da: decimal.optional() }).transform((_, context): Quota => {
    context.addIssue({ code: "custom", message: ELUSIVE, path: ["tipo"] });
    return z.NEVER;
  }),
]);

const surcharge = z.discriminatedUnion("tipo", [
  z
    .strictObject({
      tipo: z.literal("applicata"),
      percentuale: percent,
      quota,
      collegataObiettiviEnte: flag,
      parita: z
        .array(word({ punteggioPrecedente: "previousScore", mediaDueAnni: "twoYearMean" } as const))
        .max(2, "I criteri sono due al più.")
        .refine((criteria) => new Set(criteria).size === criteria.length, "Lo stesso criterio compare due volte."),
      ultimaParita: word({ divisa: "share", nessuno: "nobody" } as const),
    })
    .transform(({ percentuale, quota: howMany, collegataObiettiviEnte, parita, ultimaParita }) => ({
      kind: "applied" as const,
      percent: percentuale,
      quota: howMany,
      isLinkedToEnteObjectives: collegataObiettiviEnte,
      ties: parita,
      lastTie: ultimaParita,
    })),
  z
    .strictObject({ tipo: z.literal("nonApplicata"), motivo: text })
    .transform(({ motivo }) => ({ kind: "notApplied" as const, reason: motivo })),
]);

const destination = word({ colleghi: "colleagues", economie: "savings" } as const);
const waiting = word({ nulla: "nothing", accantonamento: "reserved" } as const);

const fund = z
  .strictObject({
    categoria: category,
    stanziato: money,
    determina: act,
    retribuzioneDiPosizione: money.optional(),
    formula,
    base,
    valutazionePositivaDa: decimal.refine((words) => Number(words) <= 100, "Una soglia di punteggio è tra 0 e 100."),
    maggiorazione: surcharge,
    resti: destination,
    senzaPunteggio: z
      .strictObject({ mancante: waiting, nonApplicabile: waiting, neutralizzato: waiting, nonCalcolabile: waiting })
      .transform(({ mancante, nonApplicabile, neutralizzato, nonCalcolabile }) => ({
        missing: mancante,
        notApplicable: nonApplicabile,
        neutralised: neutralizzato,
        notComputable: nonCalcolabile,
      })),
    contestazione: word({ intero: "full", differenza: "difference" } as const),
    interim: percent.optional(),
    tempiDiPagamento: z
      .strictObject({ percentuale: percent, persi: destination })
      .transform(({ percentuale, persi }) => ({ percent: percentuale, lost: persi }))
      .optional(),
  })
  .transform(({ retribuzioneDiPosizione, interim, tempiDiPagamento, ...rest }): Fund => {
    return {
      category: rest.categoria,
      allocated: rest.stanziato,
      act: rest.determina,
      formula: rest.formula,
      base: rest.base,
      positiveFrom: rest.valutazionePositivaDa,
      surcharge: rest.maggiorazione,
      leftovers: rest.resti,
      ungraded: rest.senzaPunteggio,
      contested: rest.contestazione,
      ...(retribuzioneDiPosizione === undefined ? {} : { positionPay: retribuzioneDiPosizione }),
      ...(interim === undefined ? {} : { interimPercent: interim }),
      ...(tempiDiPagamento === undefined ? {} : { paymentTimes: tempiDiPagamento }),
    };
  });

const file = z
  .strictObject({
    schema: z.literal("traguardo/cci/1", 'Lo schema è "traguardo/cci/1".'),
    anno: z
      .int("Serve un anno, senza virgolette.")
      .min(2009, "L'anno è prima del ciclo della performance.")
      .max(2999, "L'anno non è possibile."),
    atto: act,
    smvp: act,
    dipendenti: people,
    dirigenti: people,
    esclusioneDisciplinare: sanction,
    arrotondamento: word({ restiMaggiori: "largestRemainder" } as const),
    fondi: z
      .array(fund, "Serve un elenco di fondi.")
      .min(1, "Non c'è nessun fondo.")
      .max(PAY_CATEGORIES.length, "I fondi sono più delle categorie."),
  })
  .transform(({ schema, anno, atto, smvp, dipendenti, dirigenti, esclusioneDisciplinare, arrotondamento, fondi }): Cci => ({
    schema,
    year: anno,
    act: atto,
    smvp,
    employees: dipendenti,
    dirigenti,
    excludingSanction: esclusioneDisciplinare,
    rounding: arrotondamento,
    funds: fondi,
  }));

/** Reads a contratto integrativo: JSON of one strict form, decimals as text. Every mistake is told with its clause; what it means is `checkCci`'s. */
export function readCci(content: string): CciReading {
  if (content.length > LONGEST_FILE)
    return { ok: false, problems: [{ clause: "file", message: "Il file supera 1 MB e non è stato letto." }] };
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { ok: false, problems: [{ clause: "file", message: "Il file non è JSON valido." }] };
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return { ok: true, cci: parsed.data };
  const [first, ...others] = parsed.error.issues.flatMap(problemsOf).slice(0, MOST_PROBLEMS);
  return { ok: false, problems: [first ?? { clause: "file", message: NOT_UNDERSTOOD }, ...others] };
}

const NOT_UNDERSTOOD = "Manca, o non è del tipo giusto.";

function problemsOf(issue: z.core.$ZodIssue): CciProblem[] {
  const clause = pathOf(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ clause: pathOf([...issue.path, key]), message: `La clausola «${key}» non è prevista.` }));
    case "invalid_union":
      return [
        {
          clause,
          message: issue.path.at(-1) === "paga" ? `${PERCENT} Oppure "proporzionale".` : "Manca, o il tipo non è tra quelli previsti.",
        },
      ];
    case "invalid_type":
    case "invalid_value":
    case "too_big":
    case "too_small":
    case "invalid_format":
    case "custom":
      return [{ clause, message: isOurs(issue.message) ? issue.message : NOT_UNDERSTOOD }];
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return [{ clause, message: NOT_UNDERSTOOD }];
  }
}

/** Whether a sentence is one of this file: the library's own are in English. */
function isOurs(message: string): boolean {
  return !/^(Invalid|Too|Unrecognized|Expected)/.test(message);
}

function pathOf(path: readonly PropertyKey[]): string {
  const words = path.map((part) => (typeof part === "number" ? `[${String(part)}]` : `.${String(part)}`)).join("");
  return words.replace(/^\./, "") || "file";
}

function isDay(words: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  return dayOf(Number(year), Number(month), Number(date)) !== undefined;
}
