import { asEvaluator, type Declaration, emptied, kept, own, rewritten } from "../declaration.ts";
import { recorded } from "./deeds.ts";

/** How people were evaluated: scores stay under the code, words and names go. */
export const EVALUATIONS: readonly Declaration[] = [
  {
    table: "evaluation_file",
    columns: {
      file_name: kept("file"),
      content: emptied("contenuto"),
      organisation: kept(),
      pay: kept(undefined, "copied"),
      read_by: kept(),
    },
    erases: {
      where:
        "administration_id = $1 and content is not null and exists (select from evaluated_person p where p.administration_id = $1 and p.file_number = evaluation_file.file_number and p.code = $2)",
    },
    toldAs: "originals",
    policy: "who_may_reads",
    retention: ["originals", "forms", "drafts"],
    ownData: { pay: own("pay.readAmounts", `select year, file_number, said from own_pay() order by file_number`), recorded },
    inExitArchive: true,
  },
  // why an indicator is out of the count is as written
  { table: "service_indicator", columns: { scoring: kept() }, policy: "who_may_reads", retention: ["drafts"], inExitArchive: true },
  {
    table: "evaluated_person",
    people: ["code"],
    columns: { name: rewritten("'Persona cancellata'", "nome", "copied") },
    erases: "people",
    toldAs: "evaluated",
    policy: "who_may_reads",
    retention: ["forms", "drafts"],
    ownData: {
      evaluated: own(
        "form.readReleased",
        `select r.year, r.file_number, r.read_at, p.code, p.name
    from evaluated_person p join own_evaluation_files() r using (file_number) where administration_id = $a and code = $p order by file_number`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "stint",
    people: ["person"],
    columns: { neutral_days: kept("giorni neutri", "copied"), counted_days: kept("giorni di assenza", "copied") },
    policy: "who_may_reads",
    retention: ["forms", "drafts"],
    ownData: {
      stints: own(
        "form.readReleased",
        `select r.year, s.file_number, s.from_day, s.to_day, s.unit_written as unit, s.role, s.fte, s.neutral_days, s.counted_days
    from stint s join own_evaluation_files() r using (file_number) where administration_id = $a and person = $p order by s.file_number, s.from_day`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "absence",
    people: ["person"],
    columns: { days: kept("giorni", "copied") },
    policy: "who_may_reads",
    retention: ["forms", "drafts"],
    ownData: {
      absences: own(
        "organisation.read",
        `select lower(valid) as from_day, upper(valid) - 1 as to_day, class, days, file_number
    from absence where administration_id = $a and person = $p order by file_number, valid, class`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "form",
    people: ["person"],
    columns: {
      evaluator: kept("valutatore", "copied"),
      not_evaluable_note: rewritten("case when not_evaluable_note is not null then 'cancellato' end", "nota", "copied"),
      content: rewritten("form_without_words(content)", "contenuto", "copied"),
    },
    erases: "people",
    toldAs: "forms",
    policy: "who_may_reads",
    retention: ["forms", "drafts"],
    ownData: {
      forms: own(
        "form.readReleased",
        `select r.year, f.file_number, f.from_day, f.to_day, f.unit_written as unit, f.role, f.evaluator, f.is_interim, f.state, f.not_evaluable, f.not_evaluable_note, f.content
    from form f join own_evaluation_files() r using (file_number)
    where administration_id = $a and person = $p and state <> 'proposed' order by f.file_number, f.from_day`,
      ),
      formsAsEvaluator: asEvaluator(
        `select r.year, f.file_number, f.person, f.from_day, f.to_day, f.unit_written as unit, f.state
    from form f join own_evaluation_files() r using (file_number)
    where administration_id = $a and person <> $p
      and (evaluator = $p and (is_interim or (f.file_number, f.person, f.from_day) not in (select c.file_number, c.person, c.from_day from app_evaluator_changes() c))
        or (f.file_number, f.person, f.from_day) in (select c.file_number, c.person, c.from_day from app_evaluator_changes() c where c.evaluator = $p))
      and not exists (select from substitutions_of($a) s where s.person = f.person and s.valid @> f.to_day)
    order by f.file_number, f.person, f.from_day`,
      ),
    },
    inExitArchive: true,
  },
  // who gives a datum is as written: an office, and now and then a person
  { table: "catalogue_indicator", columns: { data_owner: kept("referente") }, policy: "who_may_reads", inExitArchive: true },
  {
    table: "evaluation_run",
    columns: { result: kept(undefined, "copied"), recorded_by: kept("registrato da") },
    policy: "who_may_reads",
    ownData: {
      results: own(
        "form.readReleased",
        `select year, run, kind, recorded_at, path, said from own_results() where path = 'people' order by run`,
      ),
      shares: own(
        "pay.readAmounts",
        `select year, run, kind, recorded_at, path, said from own_results() where path = 'shares' order by run`,
      ),
      differentiation: asEvaluator(
        `select year, run, kind, recorded_at, path, said from own_results() where path = 'differentiation' order by run`,
      ),
      recorded,
    },
    inExitArchive: true,
  },
  {
    table: "run_part",
    people: ["person"],
    columns: { content: emptied("contenuto", "copied") },
    erases: "people",
    toldAs: "runParts",
    policy: "who_may_reads",
    retention: ["forms"],
    ownData: { proofs: own("form.readReleased", `select year, run, kind, recorded_at, said from own_proofs() order by run`) },
    inExitArchive: true,
  },
  {
    table: "head_count_decision",
    columns: { reason: kept("motivo", "copied"), decided_by: kept("deciso da") },
    policy: "everybody_reads",
    ownData: { recorded },
    inExitArchive: true,
  },
];
