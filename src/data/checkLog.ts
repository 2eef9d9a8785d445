import { checkpointText, type Checkpoint } from "./checkpoint.ts";
import { beginningOf, circumstancesOf, commitmentOf, linkHash, type LogLine } from "./logHash.ts";
import type { LogLink, LogRecord } from "./logRecord.ts";
import { isSignedWith } from "./signature.ts";

/** What can be wrong with a log. docs/registro.md says of each when it is found, and the second verifier finds the same. */
export type LogFaultKind =
  | "contentAltered"
  | "erasedUntold"
  | "lineTwice"
  | "lineMissing"
  | "sealAltered"
  | "sealedTwice"
  | "sealMissing"
  | "chainBroken"
  | "checkpointForged"
  | "checkpointBeyond"
  | "checkpointMismatch"
  | "otherKey"
  | "keptForged"
  | "keptBeyond"
  | "keptMismatch"
  | "keptMissing";

/** One thing that is wrong, and where: the number of a line, the place of a seal, the size of a checkpoint. */
export type LogFault = { readonly kind: LogFaultKind; readonly at: string };

/** What was found of the log of an administration. */
export type LogVerdict = {
  readonly administration: string;
  readonly lines: number;
  /** Written since the sealer last passed. */
  readonly unsealed: number;
  readonly erased: number;
  /** When the last line of the chain was recorded. */
  readonly sealedUntil?: string;
  readonly lastCheckpoint?: Checkpoint;
  /** How many of the checkpoints kept outside are of this administration. */
  readonly kept: number;
  readonly faults: readonly LogFault[];
};

/** What a verifier may hold the log against: checkpoints kept outside, and else the public key it trusts. */
export type Outside = { readonly kept?: readonly Checkpoint[]; readonly trustedKey?: string };

/** The instant of reading, as the log writes instants: a checkpoint dated later is not the last one. */
type Moment = { readonly now?: string };

/** A log being read. Contents are not held: what remains of a line is a few hundred bytes. */
export type LogCheck = { readonly add: (record: LogRecord) => void; readonly verdicts: (outside?: Outside & Moment) => LogVerdict[] };

type CheckedLine = { readonly recordedAt: string; readonly commitment: string; readonly circumstances: Buffer; readonly isErased: boolean };

type Log = {
  readonly administration: string;
  readonly lines: Map<string, CheckedLine>;
  readonly commitments: Set<string>;
  readonly erasures: Set<string>;
  readonly links: LogLink[];
  readonly checkpoints: Checkpoint[];
  readonly faults: LogFault[];
};

/** Starts the check of a log, whose records come in any order. */
export function checkLog(): LogCheck {
  const logs = new Map<string, Log>();
  const logOf = (administration: string): Log => {
    const found = logs.get(administration) ?? emptyLog(administration);
    logs.set(administration, found);
    return found;
  };
  return {
    add: (record) => {
      const log = logOf(record.administration);
      switch (record.kind) {
        case "line":
          addLine(log, record);
          return;
        case "link":
          log.links.push(record);
          return;
        case "checkpoint":
          log.checkpoints.push(record);
          return;
      }
    },
    verdicts: (outside = {}) => {
      for (const { administration } of outside.kept ?? []) logOf(administration);
      return [...logs.values()].map((log) => verdictOf(log, outside));
    },
  };
}

function emptyLog(administration: string): Log {
  return { administration, lines: new Map(), commitments: new Set(), erasures: new Set(), links: [], checkpoints: [], faults: [] };
}

function addLine(log: Log, line: LogLine): void {
  const { sequence, salt, content, commitment, recordedAt } = line;
  const isErased = salt === null && content === null;
  if (log.lines.has(sequence) || log.commitments.has(commitment)) log.faults.push({ kind: "lineTwice", at: sequence });
  if (!isErased && (salt?.length !== 64 || content === null || hex(commitmentOf(Buffer.from(salt, "hex"), content)) !== commitment))
    log.faults.push({ kind: "contentAltered", at: sequence });
  if (line.action === "log.erase") log.erasures.add(line.object);
  log.commitments.add(commitment);
  log.lines.set(sequence, { recordedAt, commitment, circumstances: circumstancesOf(line), isErased });
}

function verdictOf(log: Log, { kept = [], trustedKey, now }: Outside & Moment): LogVerdict {
  const { administration, lines } = log;
  const links = log.links.toSorted((a, b) => (BigInt(a.seq) < BigInt(b.seq) ? -1 : 1));
  const seals = new Map(links.map(({ seq, hash }) => [seq, hash]));
  const sealed = new Set(links.map(({ sequence }) => sequence));
  const last = links.at(-1);
  const ours = kept.filter((checkpoint) => checkpoint.administration === administration);
  const trusted = kept.length > 0 ? kept.map(({ publicKey }) => publicKey) : trustedKey === undefined ? undefined : [trustedKey];
  const sealedUntil = last && lines.get(last.sequence)?.recordedAt;
  const made = log.checkpoints.filter(({ madeAt }) => now === undefined || madeAt <= now);
  const lastCheckpoint = made.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1)).at(-1);
  return {
    administration,
    lines: lines.size,
    unsealed: [...lines.keys()].filter((sequence) => !sealed.has(sequence)).length,
    erased: [...lines.values()].filter(({ isErased }) => isErased).length,
    ...(sealedUntil !== undefined && { sealedUntil }),
    ...(lastCheckpoint && { lastCheckpoint }),
    kept: ours.length,
    faults: [
      ...log.faults,
      ...faultsOfErasures(log),
      ...faultsOfChain(log, links),
      ...log.checkpoints.flatMap((checkpoint) => faultsOfCheckpoint(checkpoint, seals, trusted)),
      ...ours.flatMap((checkpoint) => faultsOfKept(checkpoint, seals, log.checkpoints)),
    ],
  };
}

/** An erased line has another that tells its erasure. */
function faultsOfErasures({ lines, erasures }: Log): LogFault[] {
  return [...lines].flatMap(([at, { isErased }]) =>
    isErased && !erasures.has(`audit ${at}`) ? [{ kind: "erasedUntold" as const, at }] : [],
  );
}

function faultsOfChain({ administration, lines }: Log, links: readonly LogLink[]): LogFault[] {
  const faults: LogFault[] = [];
  const sealed = new Set<string>();
  let previous = hex(beginningOf(administration));
  let place = 0n;
  for (const link of links) {
    const { seq, sequence } = link;
    place += 1n;
    if (BigInt(seq) !== place) faults.push({ kind: "sealMissing", at: seq });
    if (link.previous !== previous) faults.push({ kind: "chainBroken", at: seq });
    if (sealed.has(sequence)) faults.push({ kind: "sealedTwice", at: sequence });
    const line = lines.get(sequence);
    if (!line) faults.push({ kind: "lineMissing", at: sequence });
    else if (link.hash !== sealOf(link, line)) faults.push({ kind: "sealAltered", at: sequence });
    sealed.add(sequence);
    previous = link.hash;
    place = BigInt(seq);
  }
  return faults;
}

function sealOf({ administration, sequence, previous }: LogLink, { commitment, circumstances }: CheckedLine): string {
  const bytes = { previous: Buffer.from(previous, "hex"), commitment: Buffer.from(commitment, "hex") };
  return hex(linkHash({ administration, sequence, circumstances, ...bytes }));
}

type Seals = ReadonlyMap<string, string>;

function faultsOfCheckpoint(checkpoint: Checkpoint, seals: Seals, trusted: readonly string[] | undefined): LogFault[] {
  const faults: LogFault[] = [];
  const { size: at, publicKey } = checkpoint;
  if (!isSigned(checkpoint)) faults.push({ kind: "checkpointForged", at });
  if (trusted && !trusted.includes(publicKey)) faults.push({ kind: "otherKey", at });
  if (!seals.has(at)) faults.push({ kind: "checkpointBeyond", at });
  else if (seals.get(at) !== checkpoint.root) faults.push({ kind: "checkpointMismatch", at });
  return faults;
}

function faultsOfKept(checkpoint: Checkpoint, seals: Seals, held: readonly Checkpoint[]): LogFault[] {
  const faults: LogFault[] = [];
  const { size: at, signature } = checkpoint;
  if (!isSigned(checkpoint)) faults.push({ kind: "keptForged", at });
  if (!seals.has(at)) faults.push({ kind: "keptBeyond", at });
  else if (seals.get(at) !== checkpoint.root) faults.push({ kind: "keptMismatch", at });
  if (!held.some((each) => each.signature === signature && checkpointText(each) === checkpointText(checkpoint)))
    faults.push({ kind: "keptMissing", at });
  return faults;
}

function isSigned(checkpoint: Checkpoint): boolean {
  const [key, signature] = [Buffer.from(checkpoint.publicKey, "hex"), Buffer.from(checkpoint.signature, "hex")];
  return isSignedWith(key, checkpointText(checkpoint), signature);
}

const hex = (bytes: Buffer) => bytes.toString("hex");
