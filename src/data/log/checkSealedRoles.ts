import { sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { Database } from "../database/database.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, type SealedLine } from "./sealedLine.ts";

type Granted = {
  readonly administration: string;
  readonly object: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly decision: "confirmed" | "refused" | null;
  /** As its line says it: "25/11/2026". */
  readonly on: string | null;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly endedBy: string | null;
  /** Whether the erasure of a person can have erased its proposal, which names person and unit. */
  readonly isOfErased: boolean;
};

const PROPOSED = ["person", "role", "unit", "from", "to"] as const;

/** Every role that an administration granted against the lines that proposed, decided and ended it. */
export async function checkSealedRoles(tx: Database, of: string): Promise<SealedCheck> {
  const { rows: grants } = await sql<Granted>`
    select administration_id as administration, 'role ' || grant_id as object, person, role, unit_id::text as unit,
      to_char(lower(valid), 'YYYY-MM-DD') as "from", to_char(upper(valid) - 1, 'YYYY-MM-DD') as "to", decision, to_char(ended_on, 'DD/MM/YYYY') as "on",
      proposed_by as "proposedBy", decided_by as "decidedBy", ended_by as "endedBy",
      exists (
        select from audit p
          join audit e on e.administration_id = p.administration_id and e.action = 'log.erase' and e.object = 'audit ' || p.sequence
          join erasure_request r on r.administration_id = p.administration_id
            and e.content like '%"cancellazione dei dati di una persona, richiesta ' || r.request_id || '"%'
        where p.administration_id = g.administration_id and p.action = 'role.propose' and p.object = 'role ' || g.grant_id
          and (g.person like r.person or g.unit_id::text like r.person)) as "isOfErased"
    from role_grant g where administration_id = ${of} order by grant_id`.execute(tx);
  const told = groupBy(await loadSealedLines(tx, of, ["role.propose", "role.confirm", "role.end"]), nameOf);
  const faults: DocumentFault[] = [];
  let erased = 0;
  for (const grant of grants) {
    const { administration, object } = grant;
    const lines = told.get(nameOf(grant)) ?? [];
    if (!lines.some(({ action }) => action === "role.propose")) faults.push({ administration, object, kind: "roleUntold" });
    else if (!isAsTold(grant, lines)) faults.push({ administration, object, kind: "roleAltered" });
    else if (lines.some(({ said }) => said === undefined)) erased += 1;
  }
  const there = new Set(grants.map(nameOf));
  for (const [name, [line]] of told)
    if (line && !there.has(name)) faults.push({ administration: line.administration, object: line.object, kind: "roleMissing" });
  return { looked: { kind: "roles", count: grants.length, withoutPrint: 0, erased }, faults };
}

/** Whether a role is what its lines say, as far as their content is still there. */
function isAsTold(grant: Granted, lines: readonly SealedLine[]): boolean {
  const of = (action: string) => lines.filter((line) => line.action === action);
  const [proposal, decision, end] = [of("role.propose").at(-1), of("role.confirm").at(-1), of("role.end").at(-1)];
  if (proposal && !proposal.said && !grant.isOfErased) return false;
  if (proposal?.said && PROPOSED.some((fact) => proposal.said?.[fact] !== undefined && proposal.said[fact] !== grant[fact])) return false;
  const decided = decision ? decision.said?.["decision"] : proposal?.said?.["isConfirmed"] === true ? "confirmed" : null;
  const isErased = (decision ?? proposal)?.said === undefined;
  if (!isErased && decided !== grant.decision) return false;
  const by = decision?.person ?? (grant.decision === null ? null : proposal?.person);
  if (proposal?.person !== grant.proposedBy || by !== grant.decidedBy || (end?.person ?? null) !== grant.endedBy) return false;
  if ((end === undefined) !== (grant.on === null)) return false;
  return end?.said?.["on"] === undefined || end.said["on"] === grant.on;
}

const nameOf = ({ administration, object }: { readonly administration: string; readonly object: string }) => `${administration} ${object}`;
