import {
  recordAct
} from "./chunk-DRAZHDIL.js";
import {
  civilDate,
  dayOf
} from "./chunk-V65HRVHO.js";
import {
  FILE_REFUSALS,
  decodeText
} from "./chunk-RWJMKMBA.js";

// src/exchange/rules/strictJson.ts
import * as z from "zod";
var MOST_PROBLEMS = 50;
var LARGEST_RULES = 512 * 1024;
function readJson(content, largest) {
  if (content.length > largest) return whole(`Il file supera i ${String(Math.floor(largest / 1024))} KB e non \xE8 stato letto.`);
  const decoded = decodeText(content, largest);
  if (!decoded.ok) return whole(FILE_REFUSALS[decoded.refusal]);
  try {
    return { ok: true, value: JSON.parse(decoded.text) };
  } catch {
    return whole("Il file non \xE8 JSON valido.");
  }
}
function acceptStrict(json, schema) {
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const [first, ...others] = parsed.error.issues.flatMap((issue) => problemsOf(issue)).slice(0, MOST_PROBLEMS);
  return first ? { ok: false, problems: [first, ...others] } : whole("Il file non ha la forma attesa.");
}
function whole(message) {
  return { ok: false, problems: [{ clause: "", message }] };
}
function clauseOf(path) {
  return path.reduce((clause, key) => {
    if (typeof key === "number") return `${clause}[${String(key)}]`;
    return clause === "" ? String(key) : `${clause}.${String(key)}`;
  }, "");
}
function problemsOf(issue) {
  const clause = clauseOf(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ clause: clauseOf([...issue.path, key]), message: `\xAB${key}\xBB non \xE8 una voce di questo documento.` }));
    case "invalid_type":
      return [{ clause, message: issue.input === void 0 ? "Manca." : `Ci vuole ${TYPE_WORDS[issue.expected] ?? issue.expected}.` }];
    case "invalid_value":
      return [{ clause, message: issue.input === void 0 ? "Manca." : `Pu\xF2 essere solo ${issue.values.map((value) => `\xAB${String(value)}\xBB`).join(", ")}.` }];
    // prettier-ignore
    case "invalid_union":
      return [
        {
          clause,
          message: issue.errors.length === 0 || issue.input === void 0 ? unionWords(issue) : "Non ha nessuna delle forme previste."
        }
      ];
    case "too_small":
      return [{ clause, message: issue.origin === "array" ? "L'elenco \xE8 troppo corto." : issue.origin === "string" ? "\xC8 vuoto." : `Non pu\xF2 essere meno di ${String(issue.minimum)}.` }];
    // prettier-ignore
    case "too_big":
      return [{ clause, message: issue.origin === "array" ? "L'elenco \xE8 troppo lungo." : issue.origin === "string" ? "\xC8 troppo lungo." : `Non pu\xF2 essere pi\xF9 di ${String(issue.maximum)}.` }];
    // prettier-ignore
    case "custom":
    case "invalid_format":
      return [{ clause, message: issue.message }];
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return [{ clause, message: "Non \xE8 un valore accettato." }];
  }
}
function unionWords(issue) {
  return issue.input === void 0 ? "Manca." : "Non \xE8 una delle forme previste: controlli la voce che dice quale.";
}
var TYPE_WORDS = {
  string: "un testo (tra virgolette)",
  number: "un numero",
  int: "un numero intero",
  boolean: "vero o falso (true, false)",
  array: "un elenco",
  object: "un gruppo di voci"
};
var UNWRITABLE = new RegExp("[\\u0000-\\u0008\\u000b-\\u001f]|\\p{Surrogate}", "u");
var words = (longest) => z.string().trim().min(1).max(longest).refine((text) => !UNWRITABLE.test(text), "Contiene caratteri che non si possono scrivere.");
var code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u, "Un codice ha lettere, cifre, punti, trattini: al pi\xF9 40.");
var decimal = z.string().regex(/^\d{1,9}(?:\.\d{1,6})?$/, 'Ci vuole un numero non negativo tra virgolette, con il punto: per esempio "12.5".');
var signedDecimal = z.string().regex(/^-?\d{1,12}(?:\.\d{1,6})?$/, 'Ci vuole un numero tra virgolette, con il punto: per esempio "-12.5".');
var day = z.string().transform((text, context) => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const found = dayOf(Number(year), Number(month), Number(date));
  if (found) return found;
  context.addIssue({ code: "custom", message: 'Ci vuole un giorno che esiste, scritto come "2024-12-31".' });
  return z.NEVER;
});
var wholeNumber = z.int().min(0).max(1e6);
function choice(meanings) {
  const [first, ...others] = Object.keys(meanings);
  if (first === void 0) throw new RangeError("A choice without alternatives");
  return z.enum([first, ...others]).transform((word) => meanings[word]);
}

// src/data/ruleDocument.ts
import { createHash } from "node:crypto";
import { sql } from "kysely";
async function loadRuleVersions(db, { administration, year }, kind) {
  const used = kind === "smvp" ? sql`r.smvp_version` : sql`r.cci_version`;
  const rows = await db.selectFrom("rule_document as d").leftJoin("act as a", (join) => join.onRef("a.administration_id", "=", "d.administration_id").onRef("a.act_id", "=", "d.act_id")).select(["d.version", "d.content", "d.confirms_year", "a.organ", "a.number", "a.date"]).select(
    sql`exists (select from evaluation_run r where r.administration_id = d.administration_id and r.year = d.year and ${used} = d.version)`.as(
      "is_used"
    )
  ).where("d.administration_id", "=", administration).where("d.year", "=", year).where("d.kind", "=", kind).orderBy("d.version").execute();
  return rows.map(({ version, content, confirms_year, organ, number, date, is_used }) => ({
    kind,
    year,
    version,
    content,
    isUsed: is_used,
    ...confirms_year !== null && { confirmsYear: confirms_year },
    ...organ !== null && number !== null && date !== null && { act: { organ, number, date: civilDate(date) } }
  }));
}
async function addRuleVersion(tx, { administration, year }, {
  kind,
  version,
  content,
  confirmsYear,
  by
}) {
  const sha256 = createHash("sha256").update(content, "utf8").digest();
  await tx.insertInto("rule_document").values({
    administration_id: administration,
    year,
    kind,
    version,
    content,
    sha256,
    confirms_year: confirmsYear ?? null,
    recorded_by: by
  }).execute();
}
async function approveRuleVersion(tx, { administration, year }, { kind, version, act, by }) {
  const act_id = await recordAct(tx, administration, act);
  await tx.updateTable("rule_document").set({ act_id, approved_by: by, approved_at: sql`now()` }).where("administration_id", "=", administration).where("year", "=", year).where("kind", "=", kind).where("version", "=", version).execute();
}

// src/exchange/rules/wordsOfRules.ts
var ROLES_IN_FILES = {
  segretario: "segretario",
  dirigente: "dirigente",
  eq_con_funzioni_dirigenziali: "eqWithFunctions",
  eq: "eq",
  funzionari: "funzionari",
  istruttori: "istruttori",
  operatori_esperti: "operatoriEsperti",
  operatori: "operatori"
};

// src/exchange/rules/readSmvp.ts
import * as z2 from "zod";

// src/domain/evaluation/smvp.ts
var COMPONENT_WORDS = {
  unit: "performance dell'unit\xE0 organizzativa",
  administration: "performance dell'ente",
  objectives: "obiettivi individuali o di gruppo",
  behaviours: "comportamenti e competenze",
  differentiation: "differenziazione dei giudizi"
};
var NEUTRAL_ABSENCE_WORDS = {
  maternity: "congedo di maternit\xE0",
  paternity: "congedo di paternit\xE0",
  parentalLeave: "congedo parentale",
  disabilityLeave: "permessi e congedi per disabilit\xE0 (l. 104/1992)",
  lifeSavingTherapy: "terapie salvavita",
  workInjury: "infortunio sul lavoro",
  bloodDonation: "donazione di sangue",
  electedOffice: "permessi per cariche elettive",
  unionLeave: "permessi sindacali"
};
var DIFFERENTIATION_METRICS = ["standardDeviation", "distinctScores", "topBandShare", "equalScores"];
var DIFFERENTIATION_WORDS = {
  standardDeviation: "scarto quadratico medio dei punteggi dati",
  distinctScores: "punteggi diversi tra loro",
  topBandShare: "quota di valutati nella fascia pi\xF9 alta, per cento",
  equalScores: "quota di valutati con il punteggio pi\xF9 frequente, per cento"
};

// src/exchange/rules/readSmvp.ts
var weightMode = choice({ percentuali: "percent", coefficienti: "coefficient", punti: "points", nessuno: "none" });
var absenceChoice = choice({ zero: "zero", escludi: "leaveOut", attendi: "block", pieno: "full" });
var absences = z2.strictObject({
  mancante: absenceChoice,
  non_applicabile: absenceChoice,
  neutralizzato: absenceChoice,
  non_calcolabile: absenceChoice
}).transform(({ mancante, non_applicabile, neutralizzato, non_calcolabile }) => ({
  missing: mancante,
  notApplicable: non_applicabile,
  neutralised: neutralizzato,
  notComputable: non_calcolabile
}));
var takes = choice({ calcolato: "computed", valutato: "judged" });
var level = z2.strictObject({ pesi: weightMode, senza_dato: absences, vale: takes }).transform(({ pesi, senza_dato, vale }) => ({ weights: pesi, absences: senza_dato, takes: vale }));
var rollUp = z2.strictObject({
  indicatori: level,
  obiettivi: level,
  attivita_ordinaria: level,
  parti_dell_unita: z2.strictObject({ senza_dato: absences, vale: takes }),
  unita: level,
  condivisi: choice({ per_quota: "byShare", per_intero: "inFull" }),
  trasversali: z2.strictObject({ entrano: choice({ nelle_unita: "units", nell_ente: "administration" }), quota: decimal })
}).transform(({ indicatori, obiettivi, attivita_ordinaria, parti_dell_unita, unita, trasversali, condivisi }) => ({
  indicators: indicatori,
  objectives: obiettivi,
  ordinaryActivity: attivita_ordinaria,
  unitParts: { absences: parti_dell_unita.senza_dato, takes: parti_dell_unita.vale },
  units: unita,
  crossCutting: { enters: trasversali.entrano, share: trasversali.quota },
  shared: condivisi
}));
var valueChoice = z2.strictObject({
  regola: choice({ tutto_o_niente: "binary", rapporto: "ratio", interpolazione: "interpolation" }),
  senza_valore_di_partenza: choice({ tutto_o_niente: "binary", rapporto: "ratio" }),
  target_non_positivo: choice({ tutto_o_niente: "binary", non_calcolabile: "notComputable" }),
  valore_non_positivo: choice({ massimo: "cap", non_calcolabile: "notComputable" }),
  tolleranza_del_mantenimento: decimal.optional()
}).transform((file2) => ({
  rule: file2.regola,
  withoutBaseline: file2.senza_valore_di_partenza,
  targetNotPositive: file2.target_non_positivo,
  valueNotPositive: file2.valore_non_positivo,
  ...file2.tolleranza_del_mantenimento !== void 0 && { maintenanceTolerance: file2.tolleranza_del_mantenimento }
}));
var achievement = z2.strictObject({
  minimo: decimal,
  massimo: decimal,
  scadenza: z2.strictObject({ giorni_di_tolleranza: wholeNumber, zero_dopo_giorni: wholeNumber.optional() }),
  almeno: valueChoice,
  al_massimo: valueChoice,
  intervallo: z2.strictObject({ tolleranza_sotto: decimal, tolleranza_sopra: decimal }),
  variazione: choice({ tutto_o_niente: "binary", interpolazione: "interpolation" }),
  valore_e_scadenza: z2.strictObject({ conta: choice({ il_peggiore: "minimum", la_media: "weightedMean" }), peso_valore: decimal, peso_scadenza: decimal }),
  // prettier-ignore
  esiti: z2.strictObject({ raggiunto: decimal, non_raggiunto: decimal })
}).transform(
  ({ minimo, massimo, scadenza, almeno, al_massimo, intervallo, variazione, valore_e_scadenza: both, esiti }) => ({
    limits: { floor: minimo, cap: massimo },
    deadline: {
      graceDays: scadenza.giorni_di_tolleranza,
      decay: scadenza.zero_dopo_giorni === void 0 ? { kind: "none" } : { kind: "overDays", zeroAfter: scadenza.zero_dopo_giorni }
    },
    atLeast: almeno,
    atMost: al_massimo,
    range: { toleranceBelow: intervallo.tolleranza_sotto, toleranceAbove: intervallo.tolleranza_sopra },
    change: variazione,
    both: { combine: both.conta, valueWeight: both.peso_valore, deadlineWeight: both.peso_scadenza },
    outcomes: { achieved: esiti.raggiunto, notAchieved: esiti.non_raggiunto }
  })
);
var scale = z2.discriminatedUnion("tipo", [
  z2.strictObject({
    tipo: z2.literal("numeri"),
    codice: code,
    da: decimal,
    a: decimal,
    decimali: wholeNumber.max(4),
    conversione: choice({ sul_massimo: "ofMaximum", dal_minimo: "fromMinimum" }),
    livelli: z2.array(z2.strictObject({ fino_a: decimal, nome: words(200), descrizione: words(2e3) })).min(1).max(20)
    // prettier-ignore
  }).transform(({ codice, da, a, decimali, conversione, livelli }) => ({
    kind: "numbers",
    code: codice,
    from: da,
    to: a,
    decimals: decimali,
    conversion: conversione,
    levels: livelli.map(({ fino_a, nome, descrizione }) => ({ upTo: fino_a, label: nome, description: descrizione }))
  })),
  z2.strictObject({
    tipo: z2.literal("parole"),
    codice: code,
    livelli: z2.array(z2.strictObject({ parola: words(60), valore: decimal, descrizione: words(2e3) })).min(1).max(20)
    // prettier-ignore
  }).transform(({ codice, livelli }) => ({
    kind: "words",
    code: codice,
    levels: livelli.map(({ parola, valore, descrizione }) => ({ word: parola, value: valore, description: descrizione }))
  }))
]);
var NEUTRAL_IN_FILES = {
  maternita: "maternity",
  paternita: "paternity",
  congedo_parentale: "parentalLeave",
  disabilita: "disabilityLeave",
  terapie_salvavita: "lifeSavingTherapy",
  infortunio_sul_lavoro: "workInjury",
  donazione_di_sangue: "bloodDonation",
  cariche_elettive: "electedOffice",
  permessi_sindacali: "unionLeave"
};
var component = z2.strictObject({
  tipo: choice({
    unita: "unit",
    ente: "administration",
    obiettivi: "objectives",
    comportamenti: "behaviours",
    differenziazione: "differentiation"
  }),
  peso: decimal.optional()
});
var role = z2.strictObject({
  ruolo: choice(ROLES_IN_FILES),
  componenti: z2.array(component).min(1).max(5),
  comportamenti: z2.array(z2.strictObject({ codice: code, peso: decimal.optional() })).max(30),
  scala: code.optional()
});
var differentiation = z2.strictObject({
  misura: choice({
    scarto_quadratico_medio: "standardDeviation",
    punteggi_diversi: "distinctScores",
    quota_fascia_alta: "topBandShare",
    punteggi_uguali: "equalScores"
  }),
  persone_minime: wholeNumber,
  gradini: z2.array(z2.strictObject({ fino_a: decimal, compreso: z2.boolean(), punti: decimal })).max(20),
  oltre: decimal
});
var file = z2.strictObject({
  schema: z2.literal("traguardo/smvp/1"),
  titolo: words(200),
  profondita: z2.enum(["semplificato", "intermedio", "completo"]),
  pesi: z2.strictObject({ componenti: weightMode, comportamenti: weightMode, obiettivi: weightMode }),
  ruoli: z2.array(role).min(1).max(20),
  scale: z2.array(scale).max(10),
  comportamenti: z2.array(z2.strictObject({ codice: code, titolo: words(200), descrizione: words(2e3) })).max(60),
  fasce: z2.array(z2.strictObject({ fino_a: decimal, compreso: z2.boolean(), etichetta: words(100) })).min(1).max(30),
  // prettier-ignore
  raggiungimento: achievement,
  aggregazione: rollUp,
  individuale: z2.strictObject({
    quota_dell_unita: choice({ tutta_l_unita: "wholeUnit", obiettivi_collegati: "linkedObjectives" }),
    senza_dato: absences,
    piu_schede: choice({ per_giorni: "byDays", la_piu_lunga: "longest" }),
    giorni_minimi: wholeNumber,
    assenze_neutre: z2.array(choice(NEUTRAL_IN_FILES)).max(20)
  }),
  differenziazione: differentiation.optional(),
  arrotondamento: z2.strictObject({ decimali: wholeNumber, fasce_sul: choice({ esatto: "exact", pubblicato: "published" }) }),
  negativa_sotto: decimal,
  tetto: z2.strictObject({ da: decimal, quota_massima: decimal }).optional(),
  procedura: z2.strictObject({
    giorni_osservazioni: wholeNumber,
    audizione: z2.boolean(),
    giorni_decisione: wholeNumber,
    decide: choice({ superiore: "superior", segretario: "segretario", oiv: "oiv", collegio: "committee" })
  })
}).transform((smvp) => ({
  schema: smvp.schema,
  title: smvp.titolo,
  depth: smvp.profondita,
  weights: { components: smvp.pesi.componenti, behaviours: smvp.pesi.comportamenti, objectives: smvp.pesi.obiettivi },
  roles: smvp.ruoli.map(({ ruolo, componenti, comportamenti, scala }) => ({
    role: ruolo,
    components: componenti.map(({ tipo, peso }) => ({ kind: tipo, ...weightIn(peso) })),
    behaviours: comportamenti.map(({ codice, peso }) => ({ code: codice, ...weightIn(peso) })),
    ...scala !== void 0 && { scale: scala }
  })),
  scales: smvp.scale,
  behaviours: smvp.comportamenti.map(({ codice, titolo, descrizione }) => ({ code: codice, title: titolo, description: descrizione })),
  bands: smvp.fasce.map(({ fino_a, compreso, etichetta }) => ({ upTo: fino_a, inclusive: compreso, label: etichetta })),
  achievement: smvp.raggiungimento,
  rollUp: smvp.aggregazione,
  individual: {
    unitShare: smvp.individuale.quota_dell_unita,
    absences: smvp.individuale.senza_dato,
    severalForms: smvp.individuale.piu_schede,
    minimumDays: smvp.individuale.giorni_minimi,
    neutralAbsences: smvp.individuale.assenze_neutre
  },
  ...smvp.differenziazione && {
    differentiation: {
      metric: smvp.differenziazione.misura,
      minimumPeople: smvp.differenziazione.persone_minime,
      steps: smvp.differenziazione.gradini.map(({ fino_a, compreso, punti }) => ({ upTo: fino_a, inclusive: compreso, points: punti })),
      beyond: smvp.differenziazione.oltre
    }
  },
  rounding: { decimals: smvp.arrotondamento.decimali, bandOn: smvp.arrotondamento.fasce_sul },
  negativeBelow: smvp.negativa_sotto,
  ...smvp.tetto && { topScores: { from: smvp.tetto.da, atMostPercent: smvp.tetto.quota_massima } },
  procedure: {
    observationDays: smvp.procedura.giorni_osservazioni,
    hearing: smvp.procedura.audizione,
    decisionDays: smvp.procedura.giorni_decisione,
    decider: smvp.procedura.decide
  }
}));
function weightIn(weight) {
  return weight === void 0 ? {} : { weight };
}
function acceptSmvp(document) {
  return acceptStrict(document, file);
}

export {
  loadRuleVersions,
  addRuleVersion,
  approveRuleVersion,
  COMPONENT_WORDS,
  NEUTRAL_ABSENCE_WORDS,
  DIFFERENTIATION_METRICS,
  DIFFERENTIATION_WORDS,
  LARGEST_RULES,
  readJson,
  acceptStrict,
  words,
  code,
  decimal,
  signedDecimal,
  day,
  wholeNumber,
  choice,
  ROLES_IN_FILES,
  acceptSmvp
};
//# sourceMappingURL=chunk-UJMK5DDS.js.map
