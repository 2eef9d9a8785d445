import { because } from "./support/because.ts";
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { inSnapshot, listYears } from "../src/data/plan/annualReport.ts";
import { loadEvaluationFile } from "../src/data/evaluation/evaluationFile.ts";
import { loadLastRun } from "../src/data/evaluation/evaluationRun.ts";
import { loadRuleVersions } from "../src/data/evaluation/ruleDocument.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import type { Proof } from "../src/domain/kernel/proof.ts";
import type { Json } from "../src/domain/kernel/json.ts";
import { readReport } from "../src/exchange/readReport.ts";
import { PRESETS } from "../src/exchange/rules/smvpPresets.ts";
import { closeHeadCount } from "../src/features/commands/evaluation/closeHeadCount.ts";
import { evaluatedYear, hashOf, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { explainedFigure } from "../src/features/commands/evaluation/explainedFigure.ts";
import { tellRefusals } from "../src/domain/kernel/refusal.ts";
import type { Verdict } from "../src/domain/kernel/verdict.ts";
import { toldProblem } from "../src/exchange/rules/clauseRefusals.ts";
import { ACT_REFUSALS } from "../src/features/commands/act.ts";
import {
  type EvaluationsRefusal,
  IMPORT_EVALUATIONS_REFUSALS,
  importEvaluations,
} from "../src/features/commands/evaluation/importEvaluations.ts";
import { paidYear } from "../src/features/commands/evaluation/paidYear.ts";
import { agreementOf, recordEvaluation } from "../src/features/commands/evaluation/recordEvaluation.ts";
import { recordPay } from "../src/features/commands/evaluation/recordPay.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { approveRules } from "../src/features/commands/rules/approveRules.ts";
import { DRAFT_REFUSALS, type DraftRefusal, draftRules } from "../src/features/commands/rules/draftRules.ts";
import { rulesOfYear } from "../src/features/commands/rules/rulesOfYear.ts";
import { freshDatabase } from "./support/database.ts";
import { rederive } from "../src/domain/kernel/rederive.ts";

const { app: db, owner } = await freshDatabase();
const at = (year: number) => ({
  db,
  workers: { readReport: (_: unknown, content: Uint8Array, year: number) => readReport(content, year) },
  actor: { person: "prova", capacity: "commandLine" as const },
  administration: "valdora",
  year,
});
const key = { administration: "valdora", year: 2024 };
let requests = 0;
const idempotencyKey = () => `richiesta-${String((requests += 1))}`;
const act = (number: string) => ({ organ: "Giunta comunale", number, date: civilDate("2024-01-31") });
const draft = (document: unknown, year = 2024) =>
  draftRules(at(year), { kind: "smvp", source: { kind: "document", document: document as Json }, idempotencyKey: idempotencyKey() });

const stint = (unit: string, more: object = {}) => ({ dal: "2024-01-01", al: "2024-12-31", unita: unit, ruolo: "istruttori", ...more });
const form = (persona: string, grado: string, more: object = {}) => ({
  persona,
  ruolo: "istruttori",
  unita: "Servizio Polizia locale",
  valutatore: "D-1",
  dal: "2024-01-01",
  al: "2024-12-31",
  stato: "definitiva",
  obiettivi: [{ titolo: "Controlli", peso: "100", grado }],
  comportamenti: { impegno: "3", collaborazione: "3", cittadini: "3", competenza: "3" },
  ...more,
});
const people = ["P-1", "P-2", "P-3"].map((codice) => ({
  codice,
  nome: `Persona inventata ${codice}`,
  periodi: [stint("Servizio Polizia locale")],
}));
const evaluations = (more: object = {}) => ({
  schema: "traguardo/valutazioni/1",
  persone: people,
  schede: [form("P-1", "90"), form("P-2", "80"), form("P-3", "70")],
  ...more,
});
const importing = (document: unknown, more: { dryRun?: boolean } = {}) =>
  importEvaluations(at(2024), {
    name: "valutazioni.json",
    content: Buffer.from(JSON.stringify(document)),
    idempotencyKey: idempotencyKey(),
    ...more,
  });
/** The problems for which a document is refused, as people are told them. */
function problemsOf(verdict: Verdict<unknown, DraftRefusal | EvaluationsRefusal>) {
  const sentences = { ...ACT_REFUSALS, ...DRAFT_REFUSALS, ...IMPORT_EVALUATIONS_REFUSALS };
  return verdict.ok ? [] : tellRefusals(verdict.reasons, sentences).map(toldProblem);
}
const evaluated = () => inSnapshot(db, (tx) => evaluatedYear(tx, key));

beforeAll(async () => {
  for (const year of [2024, 2025]) {
    const content = readFileSync(new URL(`../demo/valdora-${String(year)}.txt`, import.meta.url));
    await importPlan(at(year), { name: "piano.txt", content, isAdministrationChosen: true, administrationName: "Valdora", idempotencyKey: idempotencyKey() }); // prettier-ignore
  }
});

describe("[OBL-25] the SMVP as a document", () => {
  test("people and forms are not taken without one", async () => {
    expect(await importing(evaluations())).toEqual(because("noSmvp"));
  });

  test("is refused whole when its form is wrong, with the clause, and nothing is written", async () => {
    const verdict = await draft({ ...PRESETS.intermedio, negativa_sotto: 60 });
    expect(problemsOf(verdict)).toEqual([{ clause: "negativa_sotto", message: "Ci vuole un testo (tra virgolette)." }]);
    expect(await loadRuleVersions(db, key, "smvp")).toEqual([]);
  });

  test("with an error in what it says is kept as a draft, and cannot be approved", async () => {
    const fasce = PRESETS.intermedio.fasce.slice(0, 3);
    expect(await draft({ ...PRESETS.intermedio, fasce })).toMatchObject({
      ok: true,
      value: { version: 1, changed: true, problems: [{ clause: "fasce[2].fino_a", severity: "error" }] },
    });
    expect(await approveRules(at(2024), { kind: "smvp", act: act("1"), idempotencyKey: idempotencyKey() })).toEqual(
      because("hasErrors", "clauseProblem"),
    );
  });

  test("is approved by an act, never one of tomorrow, and then does not change, not even by hand", async () => {
    expect(await draft(PRESETS.intermedio)).toMatchObject({ ok: true, value: { version: 2, problems: [] } });
    const tomorrow = { ...act("2"), date: civilDate("2999-01-01") };
    expect(await approveRules(at(2024), { kind: "smvp", act: tomorrow, idempotencyKey: idempotencyKey() })).toEqual(
      because("actInTheFuture"),
    );
    expect(await approveRules(at(2024), { kind: "smvp", act: act("12"), idempotencyKey: idempotencyKey() })).toEqual({
      ok: true,
      value: { version: 2 },
    });
    expect(await approveRules(at(2024), { kind: "smvp", act: act("13"), idempotencyKey: idempotencyKey() })).toEqual(
      because("alreadyApproved"),
    );
    await expect(sql`update rule_document set content = '{}' where version = 2`.execute(owner)).rejects.toThrow(
      "è approvata: non si cambia",
    );
    expect(await draft(PRESETS.intermedio)).toMatchObject({ value: { version: 2, changed: false } });
  });

  test("may come before the plan, and then the year is not shown until there is one", async () => {
    expect(await draft(PRESETS.semplificato, 2026)).toMatchObject({ ok: true, value: { version: 1 } });
    expect((await listYears(db)).map(({ year }) => year)).toEqual([2025, 2024]);
    const content = readFileSync(new URL("../demo/valdora-2026.txt", import.meta.url));
    const imported = await importPlan(at(2026), {
      name: "piano.txt",
      content,
      isAdministrationChosen: true,
      idempotencyKey: idempotencyKey(),
    });
    expect(imported).toMatchObject({ ok: true, value: { objectives: 35 } });
    expect((await listYears(db)).map(({ year }) => year)).toEqual([2026, 2025, 2024]);
  });

  test("of one year is confirmed for the next as it is, and what changed is said in words", async () => {
    const confirm = () =>
      draftRules(at(2025), { kind: "smvp", source: { kind: "confirmation", ofYear: 2024 }, idempotencyKey: idempotencyKey() });
    expect(await confirm()).toMatchObject({ ok: true, value: { version: 1, changed: true, problems: [] } });
    const confirmed = await rulesOfYear(db, { ...key, year: 2025 }, "smvp");
    expect(confirmed).toMatchObject({ version: { confirmsYear: 2024 }, since: { year: 2024, version: 2, differences: [] } });
    await draft({ ...PRESETS.intermedio, negativa_sotto: "50" }, 2025);
    expect((await rulesOfYear(db, { ...key, year: 2025 }, "smvp"))?.since?.differences).toEqual(["negativa sotto: da «60» a «50»"]);
    const nothing = draftRules(at(2025), { kind: "cci", source: { kind: "confirmation", ofYear: 2024 }, idempotencyKey: idempotencyKey() });
    expect(await nothing).toEqual(because("nothingToConfirm"));
  });
});

describe("people and forms", () => {
  test.each([
    ["an unknown person", { schede: [form("P-9", "90")] }, "schede[0].persona", "Non c'è nessuna persona con il codice «P-9»."],
    ["oneself as evaluator", { schede: [form("P-1", "90", { valutatore: "P-1" })] }, "schede[0].valutatore", "Nessuno valuta sé stesso."],
    ["a score off the scale", { schede: [form("P-1", "90", { comportamenti: { impegno: "4.5" } })] }, "schede[0].comportamenti.impegno", "«4.5» non è un punteggio della scala «zero-quattro»."],
    ["too many decimals", { schede: [form("P-1", "90", { comportamenti: { impegno: "3.55" } })] }, "schede[0].comportamenti.impegno", "«3.55» non è un punteggio della scala «zero-quattro»."],
    ["an unknown behaviour", { schede: [form("P-1", "90", { comportamenti: { simpatia: "3" } })] }, "schede[0].comportamenti.simpatia", "Il modello di «Area degli istruttori» non ha il comportamento «simpatia»."],
    ["a period that is nobody's", { schede: [form("P-1", "90", { dal: "2024-02-01" })] }, "schede[0].dal", "La scheda di P-1 va dal 01/02/2024 al 31/12/2024: deve cominciare e finire con un periodo di servizio."],
    ["two forms for the same days", { schede: [form("P-1", "90"), form("P-1", "80")] }, "schede[1].dal", "La scheda di P-1 si sovrappone a quella dal 01/01/2024 al 31/12/2024."],
    ["an objective that the plan has not", { schede: [form("P-1", "90", { obiettivi: [{ obiettivo: "2024-999" }] })] }, "schede[0].obiettivi[0].obiettivo", "L'obiettivo «2024-999» non è nel piano dell'anno."],
    ["weights that do not sum", { schede: [form("P-1", "90", { obiettivi: [{ titolo: "A", peso: "60", grado: "90" }, { titolo: "B", peso: "30", grado: "80" }] })] }, "schede[0].obiettivi", "Scheda di P-1: gli obiettivi hanno pesi che sommano a 90 invece che a 100."],
    ["two people of one code", { persone: [people[0], people[0]], schede: [form("P-1", "90")] }, "persone[1].codice", "Il codice «P-1» è già di un'altra persona."],
    ["days outside the year", { persone: [{ ...people[0], periodi: [stint("x", { al: "2025-01-01" })] }], schede: [] }, "persone[0].periodi", "P-1, periodo dal 01/01/2024 al 01/01/2025: esce dal 2024."],
    ["more absences than days", { persone: [{ ...people[0], periodi: [stint("x", { giorni_di_assenza: 367 })] }], schede: [] }, "persone[0].periodi", "P-1, periodo dal 01/01/2024 al 31/12/2024: i giorni di assenza sono più dei giorni del periodo."],
    ["a day that is none", { schede: [form("P-1", "90", { dal: "2024-02-30" })] }, "schede[0].dal", 'Ci vuole un giorno che esiste, scritto come "2024-12-31".'],
  ])("%s refuses the file, and says where", async (_, change, clause, message) => {
    const verdict = await importing(evaluations(change));
    expect(problemsOf(verdict)).toEqual([{ clause, message }]);
    expect(await loadEvaluationFile(db, key)).toBeUndefined();
  }); // prettier-ignore

  test("of more wrong clauses than a page would show all are told", async () => {
    const schede = Array.from({ length: 60 }, () => form("P-1", "90", { dal: "ieri" }));
    expect(problemsOf(await importing(evaluations({ schede })))).toHaveLength(60);
  });

  test("of five wrong clauses each is told, with its place", async () => {
    const scores = { ...form("P-1", "90"), comportamenti: { impegno: "4.5", simpatia: "3" } };
    const schede = [form("P-9", "90"), form("P-3", "90", { valutatore: "P-3" }), form("P-2", "80", { dal: "2024-02-01" }), scores];
    const at = (clause: string) => ({ clause: { document: "valutazioni.json", clause } });
    expect(await importing(evaluations({ schede }))).toEqual({
      ok: false,
      reasons: (
        [
          ["schede[0].persona", "Non c'è nessuna persona con il codice «P-9»."],
          ["schede[1].valutatore", "Nessuno valuta sé stesso."],
          ["schede[2].dal", "La scheda di P-2 va dal 01/02/2024 al 31/12/2024: deve cominciare e finire con un periodo di servizio."],
          ["schede[3].comportamenti.impegno", "«4.5» non è un punteggio della scala «zero-quattro»."],
          ["schede[3].comportamenti.simpatia", "Il modello di «Area degli istruttori» non ha il comportamento «simpatia»."],
        ] as const
      ).map(([clause, message]) => ({ reason: "clauseProblem", at: at(clause), with: { message } })),
    });
    expect(await loadEvaluationFile(db, key)).toBeUndefined();
  });

  test("a dry run writes nothing; then they are kept, once", async () => {
    expect(await importing(evaluations(), { dryRun: true })).toMatchObject({ ok: true, value: { people: 3, forms: 3, changed: true } });
    expect(await loadEvaluationFile(db, key)).toBeUndefined();
    expect(await importing(evaluations())).toMatchObject({ ok: true, value: { people: 3, forms: 3, changed: true } });
    expect(await importing(evaluations())).toMatchObject({ ok: true, value: { changed: false } });
    const { rows } = await sql<{ readings: bigint }>`select count(*) as readings from evaluation_file`.execute(owner);
    expect(rows).toEqual([{ readings: 1n }]);
  });

  test("forms give scores, whose proofs another program does again", async () => {
    const year = await evaluated();
    expect(year && resultOf(year).summary.people).toEqual([
      // unit 99,25 × 30 % + objectives × 15 % + behaviours 3 ÷ 4 = 75 × 55 %
      { person: "P-1", role: "istruttori", standing: "evaluated", score: "84.53", band: "Da 80 a meno di 95", isNegative: false },
      { person: "P-2", role: "istruttori", standing: "evaluated", score: "83.03", band: "Da 80 a meno di 95", isNegative: false },
      { person: "P-3", role: "istruttori", standing: "evaluated", score: "81.53", band: "Da 80 a meno di 95", isNegative: false },
    ]);
    for (const id of [
      "P-1",
      "P-1/2024-01-01",
      "grado/ente",
      "grado/servizio-polizia-locale",
      "grado/2024-001/misura",
      "punteggi/fascia-3",
    ]) {
      const figure = await inSnapshot(db, (tx) => explainedFigure(tx, key, id));
      expect(figure?.rules).toEqual([
        "Sistema di misurazione e valutazione della performance, forma intermedia, versione 2, Giunta comunale, n. 12 del 31/01/2024",
      ]);
      expect(figure && rederive(JSON.parse(JSON.stringify(figure.proof)) as Proof)).toEqual([]);
    }
  });
});

describe("runs", () => {
  test("are recorded once, and done again give the same bytes", async () => {
    expect(await recordEvaluation(at(2024), idempotencyKey())).toMatchObject({ ok: true, value: { changed: true } });
    expect(await recordEvaluation(at(2024), idempotencyKey())).toMatchObject({ ok: true, value: { changed: false } });
    const [run, year] = [await loadLastRun(db, key, "evaluation"), await evaluated()];
    expect(year && resultOf(year).text).toBe(run?.result);
    expect(run?.engine).toBe("2");
    expect(year && hashOf(resultOf(year).proofs).equals(run?.proofsSha256 ?? Buffer.of())).toBe(true);
  });

  describe("[OBL-25] of engine 1, with the fingerprint its program gave these proofs,", () => {
    const FINGERPRINT = "13d8f874f987ac1cc3cf4cf77a0e283d0368f8fa4dbff0c953aec1cf01110ce5";
    const stored = (engine: string, fingerprint: string) =>
      sql`update evaluation_run set engine = ${engine}, proofs_sha256 = decode(${fingerprint}, 'hex')`.execute(owner);
    const agreement = async () => {
      const [run, year] = [await loadLastRun(db, key, "evaluation"), await evaluated()];
      return run && year && agreementOf(run, year);
    };

    test("done again are the same bytes, and are not recorded again", async () => {
      await stored("1", FINGERPRINT);
      expect(await agreement()).toBe("identical");
      const before = await loadLastRun(db, key, "evaluation");
      expect(await recordEvaluation(at(2024), idempotencyKey())).toMatchObject({
        ok: true,
        value: { run: String(before?.run), changed: false },
      });
      expect(await loadLastRun(db, key, "evaluation")).toEqual(before);
      const { rows } = await sql<{ content: string }>`
        select content from audit where action = 'evaluation.record' order by sequence desc limit 1`.execute(owner);
      expect(JSON.parse(rows[0]!.content)).toMatchObject({ engine: "1", proofsSha256: FINGERPRINT });
    });

    test.each([
      ["1", `${FINGERPRINT.slice(0, -1)}6`, "otherWords"],
      ["2", FINGERPRINT, "otherWords"],
      ["0", FINGERPRINT, "otherEngine"],
    ])("engine %s and %s are told as %s", async (engine, fingerprint, told) => {
      await stored(engine, fingerprint);
      expect(await agreement()).toBe(told);
    });

    test("with another result are told, and then recorded by the engine of now", async () => {
      await stored("1", FINGERPRINT);
      await sql`
        update evaluation_run r set result = other.result, sha256 = sha256(convert_to(other.result, 'UTF8'))
        from (select run, replace(result, '84.53', '94.53') as result from evaluation_run) other where other.run = r.run`.execute(owner);
      expect(await agreement()).toBe("otherResult");
      expect(await recordEvaluation(at(2024), idempotencyKey())).toMatchObject({ ok: true, value: { changed: true } });
      expect((await loadLastRun(db, key, "evaluation"))?.engine).toBe("2");
    });
  });

  test("stand only on approved rules, for the database too", async () => {
    const insert = sql`
      insert into evaluation_run (administration_id, year, kind, file_number, smvp_version, engine, result, sha256, proofs_sha256, recorded_by)
      select administration_id, year, 'evaluation', file_number, 1, '1', '{}', sha256('{}'), sha256('x'), 'x' from evaluation_file`.execute(
      db,
    );
    await expect(insert).rejects.toThrow("solo con regole approvate");
  });

  test("the accounts of the staff close by a decision with its reason, and open again with new data", async () => {
    const closing = (reason: string) => closeHeadCount(at(2024), { reason, idempotencyKey: idempotencyKey() });
    expect(await closing(" ")).toEqual(because("noReason"));
    expect(await closing("Verificato con i cedolini")).toMatchObject({ ok: true });
    expect((await evaluated())?.evaluation.individual.headCount.closes).toBe(true);
    await importing(evaluations({ schede: [form("P-1", "91"), form("P-2", "80"), form("P-3", "70", { stato: "comunicata" })] }));
    expect((await evaluated())?.evaluation.individual.headCount).toMatchObject({ closes: false, waiting: 1 });
    expect(await closing("Di nuovo")).toEqual(because("someWait"));
  });

  test("pay is not recorded without a contract, nor on an evaluation that was not", async () => {
    expect(await recordPay(at(2024), idempotencyKey())).toEqual(because("nothingToPay"));
    expect(await inSnapshot(db, (tx) => paidYear(tx, key))).toBeUndefined();
  });

  test("a closed track takes neither forms nor runs", async () => {
    await sql`update track set opened_at = now(), closed_at = now() where track in ('individualStaff', 'results')`.execute(owner);
    expect(await importing(evaluations())).toEqual(because("trackClosed"));
    expect(await recordEvaluation(at(2024), idempotencyKey())).toEqual(because("trackClosed"));
  });
});
