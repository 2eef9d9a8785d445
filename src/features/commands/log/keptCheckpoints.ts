import type { Checkpoint } from "../../../data/log/checkpoint.ts";
import type { CheckpointReason } from "../../../data/log/logTables.ts";

/** The first thing a file of checkpoints says. */
export const CHECKPOINT_FORMAT = "traguardo registro 1";

/** Why a checkpoint was made, as people read it. */
export const REASON_WORDS: Readonly<Record<CheckpointReason, string>> = {
  act: "un atto registrato",
  week: "una settimana passata",
  request: "una richiesta",
};

/** The checkpoints of an administration as a file to keep elsewhere: what `/registro.json` answers. */
export function writeCheckpoints(administration: string, checkpoints: readonly Checkpoint[]): string {
  return `${JSON.stringify({ format: CHECKPOINT_FORMAT, administration, checkpoints }, undefined, 2)}\n`;
}

/** Reads checkpoints kept elsewhere: one such file, or a list of them. Undefined when it is something else. */
export function readKeptCheckpoints(content: Uint8Array): Checkpoint[] | undefined {
  const files = listIn(content);
  const checkpoints = files?.flatMap((file) =>
    isObject(file) && file["format"] === CHECKPOINT_FORMAT ? file["checkpoints"] : [undefined],
  );
  return checkpoints?.every(isCheckpoint) ? checkpoints : undefined;
}

function listIn(content: Uint8Array): unknown[] | undefined {
  try {
    return [JSON.parse(Buffer.from(content).toString("utf8")) as unknown].flat();
  } catch {
    return undefined;
  }
}

const FIELDS: Readonly<Record<keyof Checkpoint, RegExp>> = {
  administration: /^[a-z0-9_-]{1,40}$/,
  size: /^[1-9]\d{0,18}$/,
  root: /^[0-9a-f]{64}$/,
  madeAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
  reason: /^(?:act|week|request)$/,
  publicKey: /^[0-9a-f]{64}$/,
  signature: /^[0-9a-f]{128}$/,
};

function isCheckpoint(read: unknown): read is Checkpoint {
  return isObject(read) && Object.entries(FIELDS).every(([name, form]) => typeof read[name] === "string" && form.test(read[name]));
}

function isObject(read: unknown): read is Readonly<Record<string, unknown>> {
  return typeof read === "object" && read !== null;
}
