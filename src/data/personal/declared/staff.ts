import { asEvaluator, type Declaration, emptied, gone, kept, own, rewritten } from "../declaration.ts";

/** Who works in an administration, and how. */
export const STAFF: readonly Declaration[] = [
  {
    table: "person",
    people: ["person"],
    columns: {
      name: rewritten("'Persona cancellata'", "nome", "copied", "changed"),
      fiscal_code: emptied("codice fiscale", "copied", "changed"),
      mail: emptied("posta", "copied", "changed"),
    },
    erases: "people",
    toldAs: "person",
    policy: "who_may_reads",
    ownData: {
      person: own("organisation.read", `select person, name, fiscal_code, mail from person where administration_id = $a and person = $p`),
    },
    inExitArchive: true,
  },
  {
    table: "employment",
    people: ["person"],
    columns: { evaluator: kept("valutatore", "copied"), written_by: kept(), confirmed_by: kept(undefined, "changed") },
    policy: "who_may_reads",
    ownData: {
      employments: own(
        "organisation.read",
        `select lower(valid) as from_day, upper(valid) - 1 as to_day, v.name as unit, profile as role, post, category, fte, evaluator, recorded_at, replaced_at
    from employment e
    left join lateral (select name from unit_version v where v.administration_id = e.administration_id and v.unit_id = e.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p order by employment_id`,
      ),
      evaluates: asEvaluator(
        `select person, lower(valid) as from_day, upper(valid) - 1 as to_day from employment
    where administration_id = $a and evaluator = $p and replaced_at is null order by person, valid`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "data_owner",
    people: ["person"],
    columns: { name: gone("nome", "copied"), mail: gone("posta", "copied") },
    erases: "people",
    policy: "who_may_reads",
    ownData: {
      dataOwner: own(
        "account.readOwn",
        `select data_owner_id, name, mail from data_owner where administration_id = $a and person = $p order by data_owner_id`,
      ),
    },
    inExitArchive: true,
  },
  {
    table: "person_holder",
    people: ["person"],
    columns: { share: kept("quota", "copied", "changed"), weight: kept("peso", "copied", "changed") },
    policy: "who_may_reads",
    ownData: {
      heldObjectives: own(
        "account.readOwn",
        `select h.code, v.title, h.part, h.share, h.weight, h.is_dropped from person_holder h
    left join objective_version v on v.administration_id = h.administration_id and v.code = h.code and v.version = h.version
    where h.administration_id = $a and h.person = $p order by h.code, h.version`,
      ),
    },
    inExitArchive: true,
  },
];
