import { groupBy } from "../domain/kernel/groupBy.ts";
import type { Database } from "./database.ts";
import { unexplained } from "./deletedSince.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { DocumentFault, SealedCheck } from "./sealedCheck.ts";
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

/** Of the lines that give one reason for erasing, those that the erasure of a person does not explain: all of them, where it counted fewer. */
function notOfAPerson(lines: readonly SealedLine[], executions: ReadonlyMap<string, SealedLine>): readonly SealedLine[] {
  const [{ administration }] = lines as readonly [SealedLine];
  const reason = reasonOf(lines[0]!);
  const execution = reason.startsWith(OF_A_PERSON)
    ? executions.get(nameOf({ administration, object: `erasure ${reason.slice(OF_A_PERSON.length)}` }))
    : undefined;
  if (!execution) return lines;
  const late = lines.filter(({ sequence }) => sequence > execution.sequence);
  const counted = (execution.said?.["erased"] as { readonly logLines?: number } | undefined)?.logLines ?? 0;
  return lines.length - late.length > counted ? lines : late;
}

async function faultsOfRequests(tx: Database, executions: ReadonlyMap<string, SealedLine>): Promise<DocumentFault[]> {
  const requests = (await tx.selectFrom("erasure_request").selectAll().execute()).map((request) => ({
    ...request,
    administration: request.administration_id,
    object: `erasure ${String(request.request_id)}`,
  }));
  const starts = await loadSealedLines(tx, ["rights.start"]);
  const startedBy = new Map(starts.map((line) => [nameOf(line), line.person]));
  const there = new Set(requests.map(nameOf));
  const gone = [...starts, ...executions.values()].filter((line) => !there.has(nameOf(line)));
  const faults = requests.flatMap((request): Pick<DocumentFault, "kind" | "administration" | "object">[] => {
    const { administration, object } = request;
    const execution = executions.get(nameOf(request));
    if (!startedBy.has(nameOf(request)) || (request.executed_by !== null && !execution))
      return [{ administration, object, kind: "erasureUntold" }];
    const print = execution?.said?.["personSha256"] ?? fingerprintOf(request.person);
    const isAsTold =
      request.started_by === startedBy.get(nameOf(request)) &&
      request.executed_by === (execution?.person ?? null) &&
      print === fingerprintOf(request.person);
    return isAsTold ? [] : [{ administration, object, kind: "erasureAltered" }];
  });
  return [...faults, ...gone.map(({ administration, object }) => ({ administration, object, kind: "erasureMissing" as const }))];
}

const reasonOf = ({ said }: SealedLine) => String(said?.["reason"]);
const nameOf = ({ administration, object }: { readonly administration: string; readonly object: string }) => `${administration} ${object}`;
