import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import { explainer } from "../personal/deletedSince.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { DocumentFault, DocumentFaultKind, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, saidIn, type SealedLine } from "./sealedLine.ts";

/** As the functions that erase say why (0013_personal_data.sql). */
const PAST_ITS_TERM = "termine di conservazione";
const OF_A_PERSON = "cancellazione dei dati di una persona, richiesta ";

/** What is erased when it is past the term of «logContent». */
const WITH_A_TERM = ["account.manage", "organisation.write"];

/** How many lines are read at a time. */
const PAGE = 2000;

/** A line that tells an erasure. */
type Telling = { readonly sequence: bigint; readonly object: string; readonly reason: string; readonly erasedAction: string | null };

/**
 * Every content that was erased from the log of an administration against what erases contents: a person's data, as many lines as that erasure counted and
 * before it was told; or a term, as many as the deletions after it counted. And every erasure of a person against the lines that started and executed it.
 */
export async function checkSealedErasures(tx: Database, of: string): Promise<SealedCheck> {
  const executions = new Map((await loadSealedLines(tx, of, ["rights.execute"])).map((line) => [line.object, line]));
  const isInTerm = explainer(await loadSealedLines(tx, of, ["retention.run"]), "logContent");
  const untimely: string[] = [];
  const others = new Map<string, Telling[]>();
  let count = 0;
  for await (const telling of tellings(tx, of)) {
    const { sequence, object, reason, erasedAction } = telling;
    count += 1;
    if (reason === PAST_ITS_TERM && WITH_A_TERM.includes(erasedAction ?? "")) {
      if (!isInTerm({ since: sequence, rows: 1 })) untimely.push(object);
    } else {
      const same = others.get(reason) ?? [];
      same.push(telling);
      others.set(reason, same);
    }
  }
  const notOfAnybody = [...others]
    .flatMap(([reason, lines]) => notOfAPerson(reason, lines.toReversed(), executions))
    .map(({ object }) => object);
  const faults = [...untimely, ...notOfAnybody].map((object) => ({ administration: of, object, kind: "contentErased" as const }));
  return {
    looked: { kind: "erasures", count, withoutPrint: 0, erased: 0 },
    faults: [...faults, ...(await faultsOfRequests(tx, of, executions))],
  };
}

/** The lines that tell an erasure, from the last, so many at a time; with what the line that was erased recorded. */
async function* tellings(tx: Database, of: string): AsyncGenerator<Telling> {
  for (let last: bigint | undefined; ;) {
    const { rows } = await sql<Omit<Telling, "reason"> & { content: string | null }>`
      select e.sequence, e.object, e.content, l.action as "erasedAction"
      from audit e left join audit l on l.administration_id = e.administration_id and l.content is null
        and l.sequence = substring(e.object from '^audit (-?[0-9]{1,18})$')::bigint
      where e.administration_id = ${of} and e.action = 'log.erase' and e.sequence < ${last ?? 9_223_372_036_854_775_807n}
      order by e.sequence desc limit ${PAGE}`.execute(tx);
    for (const { content, ...row } of rows) yield { ...row, reason: reasonIn(content) };
    last = rows.at(-1)?.sequence;
    if (rows.length < PAGE) return;
  }
}

/** Of lines that give one reason for erasing, those that the erasure of a person does not explain: all of them, where it counted fewer. */
function notOfAPerson(reason: string, lines: readonly Telling[], executions: ReadonlyMap<string, SealedLine>): readonly Telling[] {
  const request = reason.startsWith(OF_A_PERSON) ? reason.slice(OF_A_PERSON.length) : "";
  const execution = executions.get(`erasure ${request}`);
  if (!execution) return lines;
  const late = lines.filter(({ sequence }) => sequence > execution.sequence);
  const { logLines = 0 } = (execution.said?.["erased"] ?? {}) as { readonly logLines?: number };
  return lines.length - late.length > logLines ? lines : late;
}

/** Requests that are not as their lines say, that no line says, or that are gone. */
async function faultsOfRequests(tx: Database, of: string, executions: ReadonlyMap<string, SealedLine>): Promise<DocumentFault[]> {
  const found = await tx.selectFrom("erasure_request").selectAll().where("administration_id", "=", of).execute();
  const requests = found.map((request) => ({ ...request, object: `erasure ${String(request.request_id)}` }));
  const starts = new Map((await loadSealedLines(tx, of, ["rights.start"])).map((line) => [line.object, line]));
  const there = new Set(requests.map(({ object }) => object));
  const gone = [...new Map([...starts, ...executions])].flatMap(([name, line]) => (there.has(name) ? [] : [line]));
  return [
    ...requests.flatMap((request) => {
      const kind = faultOf(request, starts.get(request.object), executions.get(request.object));
      return kind === undefined ? [] : [{ administration: of, object: request.object, kind }];
    }),
    ...gone.map(({ object }) => ({ administration: of, object, kind: "erasureMissing" as const })),
  ];
}

type Request = { readonly person: string; readonly started_by: string; readonly executed_by: string | null };

function faultOf(request: Request, start: SealedLine | undefined, execution: SealedLine | undefined): DocumentFaultKind | undefined {
  const { person, started_by, executed_by } = request;
  if (!start || (executed_by !== null && !execution)) return "erasureUntold";
  if (started_by !== start.person || executed_by !== (execution?.person ?? null)) return "erasureAltered";
  const print = execution?.said?.["personSha256"];
  return print === undefined || print === fingerprintOf(person) ? undefined : "erasureAltered";
}

function reasonIn(content: string | null): string {
  const reason = saidIn(content)?.["reason"];
  return typeof reason === "string" ? reason : "";
}
