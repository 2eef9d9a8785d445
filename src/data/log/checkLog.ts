import { checkpointText, type Checkpoint } from "./checkpoint.ts";
import { beginningOf, circumstancesOf, commitmentOf, linkHash, type LogLine } from "./logHash.ts";
import type { BodyLog, LinkedLines, LogLink, LogRecord } from "./logRecord.ts";
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

/** What a verifier may hold the log against: checkpoints kept outside, and else the public keys it trusts. */
export type Outside = { readonly kept?: readonly Checkpoint[]; readonly trustedKeys?: readonly string[] };

/** What else a verifier says: the instant of reading, as the log writes instants, since a checkpoint dated later is not the last one; to whom each record is handed, to be written down. */
type Reading = { readonly now?: string; readonly also?: ((record: LogRecord) => Promise<void> | void) | undefined };

/**
 * Checks the log of an administration, part by part: what is held of it meanwhile is one page, and what is wrong. Each record is handed to `also` once,
 * lines and seals mixed.
 */
export async function checkLog(log: BodyLog, { kept = [], trustedKeys, now, also }: Outside & Reading = {}): Promise<LogVerdict> {
  const { administration } = log;
  const checkpoints = await log.checkpoints();
  const ours = kept.filter((checkpoint) => checkpoint.administration === administration);
  const trusted = kept.length > 0 ? kept.map(({ publicKey }) => publicKey) : trustedKeys;
  const reader = await readerOf(log, new Set([...checkpoints, ...ours].map(({ size }) => size)), also);
  for await (const page of log.linked()) await reader.addLinked(page);
  for await (const page of log.unsealed(reader.found.lines)) await reader.addUnsealed(page);
  for (const checkpoint of checkpoints) await also?.({ kind: "checkpoint", ...checkpoint });
  const { lines, unsealed, erased, sealedUntil, seals, lineFaults, erasureFaults, chainFaults } = reader.found;
  const made = checkpoints.filter(({ madeAt }) => now === undefined || madeAt <= now);
  const lastCheckpoint = made.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1)).at(-1);
  return {
    administration,
    lines,
    unsealed,
    erased,
    ...(sealedUntil !== undefined && { sealedUntil }),
    ...(lastCheckpoint && { lastCheckpoint }),
    kept: ours.length,
    faults: [
      ...lineFaults.toSorted(byNumber),
      ...erasureFaults.toSorted(byNumber),
      ...chainFaults,
      ...checkpoints.flatMap((checkpoint) => faultsOfCheckpoint(checkpoint, seals, trusted)),
      ...ours.flatMap((checkpoint) => faultsOfKept(checkpoint, seals, checkpoints)),
    ],
  };
}

/** What was found of lines and seals as they went by. */
type Found = {
  lines: number;
  unsealed: number;
  erased: number;
  sealedUntil?: string | undefined;
  /** The hashes at the places of checkpoints, and no other. */
  readonly seals: Map<string, string>;
  readonly lineFaults: LogFault[];
  readonly erasureFaults: LogFault[];
  readonly chainFaults: LogFault[];
};

type Reader = {
  readonly addLinked: (page: readonly LinkedLines[]) => Promise<void>;
  readonly addUnsealed: (page: readonly LogLine[]) => Promise<void>;
  readonly found: Found;
};

async function readerOf(log: BodyLog, places: ReadonlySet<string>, also: Reading["also"]): Promise<Reader> {
  const { administration } = log;
  const sealedTwice = new Set(await log.sealedTwice());
  const metAgain = new Set<string>();
  const doubled = new Set(await log.doubled());
  const lineFaults = [...doubled].map((at) => ({ kind: "lineTwice" as const, at }));
  const found: Found = {
    lines: 0,
    unsealed: 0,
    erased: 0,
    seals: new Map(),
    lineFaults: [...lineFaults],
    erasureFaults: [],
    chainFaults: [],
  };
  let previous = hex(beginningOf(administration));
  let place = 0n;

  async function addLines(lines: readonly LogLine[]): Promise<void> {
    found.lines += lines.length;
    for (const [at, line] of lines.entries()) {
      const { sequence } = line;
      if (lines[at - 1]?.sequence === sequence && !doubled.has(sequence)) found.lineFaults.push({ kind: "lineTwice", at: sequence });
      if (!isAsCommitted(line)) found.lineFaults.push({ kind: "contentAltered", at: sequence });
    }
    const erased = lines.filter(isErased).map(({ sequence }) => sequence);
    found.erased += erased.length;
    if (erased.length === 0) return;
    const told = await log.toldErased(erased);
    for (const at of erased) if (!told.has(at)) found.erasureFaults.push({ kind: "erasedUntold", at });
  }

  /** A line has been met already where an earlier seal names it too. */
  function isMetAgain(sequence: string): boolean {
    if (!sealedTwice.has(sequence)) return false;
    const isAgain = metAgain.has(sequence);
    metAgain.add(sequence);
    return isAgain;
  }

  function addLink(link: LogLink, line: LogLine | undefined, isAgain: boolean): void {
    const { seq, sequence } = link;
    const faults = found.chainFaults;
    place += 1n;
    if (BigInt(seq) !== place) faults.push({ kind: "sealMissing", at: seq });
    if (link.previous !== previous) faults.push({ kind: "chainBroken", at: seq });
    if (isAgain) faults.push({ kind: "sealedTwice", at: sequence });
    if (!line) faults.push({ kind: "lineMissing", at: sequence });
    else if (link.hash !== sealOf(link, line)) faults.push({ kind: "sealAltered", at: sequence });
    if (places.has(seq)) found.seals.set(seq, link.hash);
    found.sealedUntil = line?.recordedAt;
    previous = link.hash;
    place = BigInt(seq);
  }

  return {
    found,
    addLinked: async (page) => {
      const met: LogLine[] = [];
      for (const { link, lines } of page) {
        const isAgain = isMetAgain(link.sequence);
        if (!isAgain) met.push(...lines);
        addLink(link, lines.at(-1), isAgain);
        await also?.(link);
      }
      await addLines(met);
      for (const line of met) await also?.(line);
    },
    addUnsealed: async (page) => {
      found.unsealed += page.length;
      await addLines(page);
      for (const line of page) await also?.(line);
    },
  };
}

const isErased = ({ salt, content }: LogLine) => salt === null && content === null;

/** Whether a line is erased whole, or says what it committed itself to. */
function isAsCommitted(line: LogLine): boolean {
  const { salt, content, commitment } = line;
  if (isErased(line)) return true;
  return salt?.length === 64 && content !== null && hex(commitmentOf(Buffer.from(salt, "hex"), content)) === commitment;
}

function byNumber(one: LogFault, other: LogFault): number {
  const apart = BigInt(one.at) - BigInt(other.at);
  return apart < 0n ? -1 : apart > 0n ? 1 : 0;
}

function sealOf({ administration, sequence, previous }: LogLink, line: LogLine): string {
  const bytes = { previous: Buffer.from(previous, "hex"), commitment: Buffer.from(line.commitment, "hex") };
  return hex(linkHash({ administration, sequence, circumstances: circumstancesOf(line), ...bytes }));
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
