import { sql } from "kysely";
import { canonicalJson } from "../../domain/kernel/canonicalJson.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { Json } from "../../domain/kernel/json.ts";
import { checkRunParts } from "./checkRunParts.ts";
import { checkSealedErasures } from "./checkSealedErasures.ts";
import { checkSealedFiles } from "./checkSealedFiles.ts";
import { checkSealedPlans } from "./checkSealedPlans.ts";
import { checkSealedEvaluationFiles } from "./checkSealedEvaluationFiles.ts";
import { checkSealedRelations } from "./checkSealedRelations.ts";
import { checkSealedRoles } from "./checkSealedRoles.ts";
import type { Database } from "../database/database.ts";
import type { DocumentFault, DocumentFaultKind, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, type SealedLine } from "./sealedLine.ts";

/**
 * Holds what the log of an administration recorded against the log, which is sealed: the person who alters a document and its own hash, or puts one there that nobody recorded, is found
 * all the same.
 */
export async function checkSealedDocuments(tx: Database, administration: string): Promise<readonly SealedCheck[]> {
  return [
    await checkRules(tx, administration),
    await checkRuns(tx, administration),
    await checkSealedFiles(tx, administration),
    await checkSealedEvaluationFiles(tx, administration),
    await checkSealedPlans(tx, administration),
    await checkPublications(tx, administration),
    await checkSealedRoles(tx, administration),
    await checkSealedRelations(tx, administration),
    await checkSealedErasures(tx, administration),
  ];
}

/** A document as it stands, and what its line said of it, fact by fact. */
type Sealed = {
  readonly administration: string;
  readonly object: string;
  readonly year: number;
  readonly by: string;
  readonly isWhole: boolean;
  readonly facts: { readonly [fact: string]: Json };
};

async function checkRules(tx: Database, administration: string): Promise<SealedCheck> {
  const { rows } = await sql<Sealed & { readonly draft: string; readonly version: number; readonly draftedBy: string }>`
    select d.administration_id as administration, d.year, d.approved_by as by, d.kind || ' ' || d.year as draft, d.version, d.recorded_by as "draftedBy",
      d.kind || ' ' || d.year || ' version ' || d.version as object,
      d.sha256 = sha256(convert_to(d.content, 'UTF8')) as "isWhole",
      jsonb_build_object('sha256', encode(d.sha256, 'hex'),
        'act', jsonb_build_object('organ', a.organ, 'number', a.number, 'date', to_char(a.date, 'YYYY-MM-DD'))) as facts
    from rule_document d left join act a using (administration_id, act_id)
    where d.act_id is not null and d.administration_id = ${administration}`.execute(tx);
  const { faults, withoutPrint } = compare(rows, await loadSealedLines(tx, administration, ["rules.approve"]), {
    altered: (fact) => (fact === "act" ? "rulesActAltered" : "rulesAltered"),
    missing: "rulesMissing",
    untold: "rulesUntold",
  });
  const drafts = (await loadSealedLines(tx, administration, ["rules.draft"])).filter(({ said }) => said?.["changed"] === true);
  const ofAnother = rows.filter(({ administration, draft, version, draftedBy }) =>
    drafts.some(
      (line) =>
        line.administration === administration && line.object === draft && line.said?.["version"] === version && line.person !== draftedBy,
    ),
  );
  const byOthers = ofAnother.map(({ administration, object }) => ({ administration, object, kind: "personAltered" as const }));
  return { looked: { kind: "rules", count: rows.length, withoutPrint, erased: 0 }, faults: [...faults, ...byOthers] };
}

async function checkRuns(tx: Database, administration: string): Promise<SealedCheck> {
  const { rows } = await sql<Sealed>`
    select administration_id as administration, year, recorded_by as by, kind || ' run ' || run as object, sha256 = sha256(convert_to(result, 'UTF8')) as "isWhole",
      jsonb_build_object('sha256', encode(sha256, 'hex'), 'proofsSha256', encode(proofs_sha256, 'hex'), 'engine', engine, 'reading', file_number::text)
        || jsonb_build_object('partsSha256', case when parts = 'kept' then encode(parts_sha256, 'hex') end)
        || case kind when 'pay' then jsonb_build_object('cciVersion', cci_version) else jsonb_build_object('smvpVersion', smvp_version) end as facts
    from evaluation_run where administration_id = ${administration}`.execute(tx);
  const lines = await loadSealedLines(tx, administration, ["evaluation.record", "pay.record"]);
  const { faults, withoutPrint } = compare(rows, lines, { altered: () => "runAltered", missing: "runMissing", untold: "runUntold" });
  const parts = await checkRunParts(tx, administration);
  const ofParts = parts.faults.filter((fault) => !faults.some(({ object }) => object === fault.object)); // the fingerprint of a run is altered once
  return { looked: { kind: "runs", count: rows.length, withoutPrint, erased: parts.erased }, faults: [...faults, ...ofParts] };
}

async function checkPublications(tx: Database, administration: string): Promise<SealedCheck> {
  const { rows } = await sql<Sealed & { readonly erasedBy: string | null }>`
    select p.administration_id as administration, p.year, p.released_by as by, 'publication ' || p.year || '/' || p.number as object, p.erased_by as "erasedBy",
      case when p.erased_at is null then p.sha256 = sha256(convert_to(coalesce(pieces.lines, ''), 'UTF8')) else pieces.lines is null end as "isWhole",
      jsonb_build_object('sha256', encode(p.sha256, 'hex')) as facts
    from publication p
    left join lateral (
      select string_agg(part || ' ' || key || ' ' || encode(sha256(convert_to(body, 'UTF8')), 'hex') || e'\\n', ''
        order by array_position(array['year', 'objective', 'continuation', 'figure'], part), position) as lines
      from published_part o where o.administration_id = p.administration_id and o.year = p.year and o.number = p.number
    ) pieces on true
    where p.released_at is not null and p.administration_id = ${administration}`.execute(tx);
  const lines = await loadSealedLines(tx, administration, ["publication.release"]);
  const { faults, withoutPrint } = compare(rows, lines, {
    altered: () => "publicationAltered",
    missing: "publicationMissing",
    untold: "publicationUntold",
  });
  const erased = rows.filter(({ erasedBy }) => erasedBy !== null);
  const erasures = await loadSealedLines(tx, administration, ["publication.erase"]);
  const untold = erased.filter((each) => !erasures.some(({ object, person }) => object === each.object && person === each.erasedBy));
  return {
    looked: { kind: "publications", count: rows.length, withoutPrint, erased: erased.length },
    faults: [...faults, ...untold.map(({ object }) => ({ administration, object, kind: "publicationErasedUntold" as const }))],
  };
}

type Kinds = {
  readonly altered: (fact: string) => DocumentFaultKind;
  readonly missing: DocumentFaultKind;
  readonly untold: DocumentFaultKind;
};

/** Each document against its lines, which nobody erases: one that none tells is a fault, and so is a line whose document is not there. */
function compare(found: readonly Sealed[], lines: readonly SealedLine[], kinds: Kinds) {
  const told = groupBy(lines, nameOf);
  const there = new Set(found.map(nameOf));
  let withoutPrint = 0;
  const faults: DocumentFault[] = [];
  for (const each of found) {
    const lines = (told.get(nameOf(each)) ?? []).filter(({ said }) => said !== undefined);
    const fault = faultOf(each, lines, kinds);
    if (fault !== undefined) faults.push({ administration: each.administration, object: each.object, kind: fault });
    else if (!lines.some(({ said }) => said?.["sha256"] !== undefined)) withoutPrint += 1;
  }
  for (const [name, [line]] of told)
    if (line && !there.has(name)) faults.push({ administration: line.administration, object: line.object, kind: kinds.missing });
  return { faults, withoutPrint };
}

function faultOf({ year, by, isWhole, facts }: Sealed, lines: readonly SealedLine[], kinds: Kinds): DocumentFaultKind | undefined {
  if (!isWhole) return kinds.altered("sha256");
  const [first] = lines; // a computation done again, with the same outcome, is told by another line
  if (!first) return kinds.untold;
  const other = Object.keys(facts).find((fact) => lines.some(({ said }) => said?.[fact] !== undefined && !isSame(said[fact], facts[fact])));
  if (other !== undefined) return kinds.altered(other);
  if (lines.some((line) => line.year !== year)) return "yearAltered";
  return first.person === by ? undefined : "personAltered";
}

/** Whatever the order of their members: PostgreSQL keeps its own. */
const isSame = (one: Json | undefined, other: Json | undefined) => canonicalJson(one) === canonicalJson(other);

const nameOf = ({ administration, object }: { readonly administration: string; readonly object: string }) => `${administration} ${object}`;
