import { groupBy } from "../domain/kernel/groupBy.ts";
import type { Database } from "./database.ts";
import { unexplained } from "./deletedSince.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { DocumentFault, DocumentFaultKind, SealedCheck } from "./sealedCheck.ts";
import { loadSealedLines, type SealedLine } from "./sealedLine.ts";

/** As the functions that erase say why (0013_personal_data.sql). */
const PAST_ITS_TERM = "termine di conservazione";
const OF_A_PERSON = "cancellazione dei dati di una persona, richiesta ";

/** What is erased when it is past the term of «logContent». */
const WITH_A_TERM = ["account.manage", "organisation.write"];

/**
 * Every content that was erased from the log against what erases contents: a person's data, as many lines as that erasure counted and before it was told;
 * or a term, as many as the deletions after it counted. And every erasure of a person against the lines that started and executed it.
 */
export async function checkSealedErasures(tx: Database): Promise<SealedCheck> {
  const erased = await tx.selectFrom("audit").select(["administration_id", "sequence", "action"]).where("content", "is", null).execute();
  const actionOf = new Map(erased.map((line) => [`${line.administration_id} audit ${String(line.sequence)}`, line.action]));
  const tellings = await loadSealedLines(tx, ["log.erase"]);
  const executions = new Map((await loadSealedLines(tx, ["rights.execute"])).map((line) => [nameOf(line), line]));
  const isTimely = (line: SealedLine) => reasonOf(line) === PAST_ITS_TERM && WITH_A_TERM.includes(actionOf.get(nameOf(line)) ?? "");
  const past = tellings.filter(isTimely).map((line) => ({ ...line, since: line.sequence, rows: 1 }));
  const others = [...groupBy(tellings.filter((line) => !isTimely(line)), (line) => `${line.administration} ${reasonOf(line)}`).values()]; // prettier-ignore
  const wrong = [
    ...unexplained(past, await loadSealedLines(tx, ["retention.run"]), "logContent"),
    ...others.flatMap((lines) => notOfAPerson(lines, executions)),
  ];
  const faults = wrong.map(({ administration, object }) => ({ administration, object, kind: "contentErased" as const }));
  return {
    looked: { kind: "erasures", count: tellings.length, withoutPrint: 0, erased: 0 },
    faults: [...faults, ...(await faultsOfRequests(tx, executions))],
  };
}

/** Of lines that give one reason for erasing, those that the erasure of a person does not explain: all of them, where it counted fewer. */
function notOfAPerson(lines: readonly SealedLine[], executions: ReadonlyMap<string, SealedLine>): readonly SealedLine[] {
  const { administration } = lines[0]!;
  const reason = reasonOf(lines[0]!);
  const request = reason.startsWith(OF_A_PERSON) ? reason.slice(OF_A_PERSON.length) : "";
  const execution = executions.get(nameOf({ administration, object: `erasure ${request}` }));
  if (!execution) return lines;
  const late = lines.filter(({ sequence }) => sequence > execution.sequence);
  const { logLines = 0 } = (execution.said?.["erased"] ?? {}) as { readonly logLines?: number };
  return lines.length - late.length > logLines ? lines : late;
}

/** Requests that are not as their lines say, that no line says, or that are gone. */
async function faultsOfRequests(tx: Database, executions: ReadonlyMap<string, SealedLine>): Promise<DocumentFault[]> {
  const requests = (await tx.selectFrom("erasure_request").selectAll().execute()).map((request) => ({
    ...request,
    administration: request.administration_id,
    object: `erasure ${String(request.request_id)}`,
  }));
  const starts = new Map((await loadSealedLines(tx, ["rights.start"])).map((line) => [nameOf(line), line]));
  const there = new Set(requests.map(nameOf));
  const gone = [...new Map([...starts, ...executions])].flatMap(([name, line]) => (there.has(name) ? [] : [line]));
  return [
    ...requests.flatMap((request) => {
      const kind = faultOf(request, starts.get(nameOf(request)), executions.get(nameOf(request)));
      return kind === undefined ? [] : [{ administration: request.administration, object: request.object, kind }];
    }),
    ...gone.map(({ administration, object }) => ({ administration, object, kind: "erasureMissing" as const })),
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

function reasonOf({ said }: SealedLine): string {
  const reason = said?.["reason"];
  return typeof reason === "string" ? reason : "";
}

const nameOf = ({ administration, object }: { readonly administration: string; readonly object: string }) => `${administration} ${object}`;
