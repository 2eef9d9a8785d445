import { generateKeyPairSync } from "node:crypto";
import { type Checkpoint, checkpointText } from "../../src/data/log/checkpoint.ts";
import { beginningOf, circumstancesOf, commitmentOf, linkHash, type LogLine } from "../../src/data/log/logHash.ts";
import type { BodyLog, LogLink, LogRecord } from "../../src/data/log/logRecord.ts";
import { readSigningKey, type SigningKey } from "../../src/data/log/signature.ts";

/** Numbers that are the same each time: a generator of 32 bits (mulberry32). */
export type Chance = { readonly below: (end: number) => number; readonly one: <Item>(of: readonly Item[]) => Item };

export function chance(seed: number): Chance {
  let state = seed;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
  return { below, one: (of) => of[below(of.length)]! };
}

export function aKey(): SigningKey {
  return readSigningKey(generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString())!;
}

/** A log in parts that can be tampered with. */
export type Parts = { lines: LogLine[]; links: LogLink[]; checkpoints: Checkpoint[] };

export const recordsOf = ({ lines, links, checkpoints }: Parts): LogRecord[] => [
  ...lines,
  ...links,
  ...checkpoints.map((checkpoint) => ({ kind: "checkpoint" as const, ...checkpoint })),
];

export const TWO = ["c_i703", "valdora"] as const;

/** A clean log of two administrations, of invented people: gaps in the numbers, lines that came late, contents erased and told, checkpoints, a tail. */
export function aCleanLog(seed: number, key: SigningKey): Parts {
  const random = chance(seed);
  const parts: Parts = { lines: [], links: [], checkpoints: [] };
  let sequence = 0;
  for (const administration of TWO) {
    const count = 12 + random.below(20);
    const lines = Array.from({ length: count }, () => aLine(administration, (sequence += 1 + random.below(3)), random));
    const erased = random.below(count - 4);
    const told = lines[count - 1]!;
    lines[erased] = { ...lines[erased]!, salt: null, content: null };
    lines[count - 1] = { ...told, action: "log.erase", object: `audit ${lines[erased].sequence}` };
    const order = [...lines];
    const late = random.below(count - 3);
    order.splice(late, 2, order[late + 1]!, order[late]!);
    parts.lines.push(...lines, aLine(administration, (sequence += 1), random)); // the last one is not sealed yet
    parts.links.push(...linksOf(administration, order));
    for (const size of [4, count - 5, count - 2]) parts.checkpoints.push(aCheckpoint(administration, size, parts.links, key));
  }
  return parts;
}

export function aLine(administration: string, sequence: number, random: Chance): LogLine {
  const salt = Buffer.from(Array.from({ length: 32 }, () => random.below(256)));
  const content = JSON.stringify({ titolo: `Età ${String(random.below(1000))}` });
  const isOfYear = random.below(4) > 0;
  return {
    kind: "line",
    administration,
    sequence: String(sequence),
    recordedAt: `2026-11-23T19:${String(10 + random.below(50))}:${String(10 + random.below(50))}.${String(100000 + random.below(900000))}Z`,
    person: random.one(["Anna Prova", "Bruno Prova", "Carla Età"]),
    action: random.one(["plan.import", "rules.draft", "rules.approve"]),
    object: `plan ${String(2020 + random.below(6))}`,
    year: isOfYear ? String(2020 + random.below(6)) : null,
    track: isOfYear ? "plan" : null,
    trackState: isOfYear ? "open" : null,
    salt: salt.toString("hex"),
    content,
    commitment: commitmentOf(salt, content).toString("hex"),
  };
}

/** The seals of lines, in this order. Whoever has the database can compute them: there is no secret in them. */
export function linksOf(administration: string, order: readonly LogLine[]): LogLink[] {
  let previous = beginningOf(administration);
  return order.map((line, i) => {
    const bytes = { previous, commitment: Buffer.from(line.commitment, "hex"), circumstances: circumstancesOf(line) };
    const hash = linkHash({ administration, sequence: line.sequence, ...bytes });
    const link: LogLink = { kind: "link", administration, seq: String(i + 1), sequence: line.sequence, previous: previous.toString("hex"), hash: hash.toString("hex") }; // prettier-ignore
    previous = hash;
    return link;
  });
}

export function aCheckpoint(administration: string, size: number, links: readonly LogLink[], key: SigningKey): Checkpoint {
  const root = links.find((link) => link.administration === administration && link.seq === String(size))!.hash;
  const madeAt = `2026-11-23T20:00:00.${String(100000 + size)}Z`;
  const unsigned = { administration, size: String(size), root, madeAt, reason: "week" as const, publicKey: key.publicKey.toString("hex") };
  return { ...unsigned, signature: key.sign(checkpointText(unsigned)).toString("hex") };
}

/** The logs in some records, in whatever order they are, as a verifier reads them: one for each administration, those of checkpoints kept outside included. */
export function bodyLogsOf(records: readonly LogRecord[], kept: readonly Checkpoint[] = []): BodyLog[] {
  return [...new Set([...records, ...kept].map(({ administration }) => administration))].map((administration) => {
    const own = records.filter((record) => record.administration === administration);
    const lines = own.filter((record) => record.kind === "line").toSorted((a, b) => Number(a.sequence) - Number(b.sequence));
    const links = own.filter((record) => record.kind === "link").toSorted((a, b) => Number(a.seq) - Number(b.seq));
    const isDoubled = ({ commitment }: LogLine, at: number) => lines.slice(0, at).some((before) => before.commitment === commitment);
    return {
      administration,
      checkpoints: () => Promise.resolve(own.filter((record) => record.kind === "checkpoint")),
      doubled: () => Promise.resolve(lines.filter(isDoubled).map(({ sequence }) => sequence)),
      sealedTwice: () => Promise.resolve(links.map(({ sequence }) => sequence).filter((sequence, at, all) => all.indexOf(sequence) !== at)),
      linked: () => inPieces(links.map((link) => ({ link, lines: lines.filter(({ sequence }) => sequence === link.sequence) }))),
      unsealed: () => inPieces(lines.filter(({ sequence }) => !links.some((link) => link.sequence === sequence))),
      toldErased: (sequences) =>
        Promise.resolve(
          new Set(sequences.filter((each) => lines.some(({ action, object }) => action === "log.erase" && object === `audit ${each}`))),
        ),
    };
  });
}

/** Three at a time, so that a log of a few lines is of more than one page. */
async function* inPieces<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  for (let at = 0; at < items.length; at += 3) yield await Promise.resolve(items.slice(at, at + 3));
}
