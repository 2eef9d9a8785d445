import type { SigningKey } from "../../src/data/log/signature.ts";
import { commitmentOf, type LogLine } from "../../src/data/log/logHash.ts";
import { aCheckpoint, aLine, type Chance, linksOf, type Parts, TWO } from "./aLog.ts";

/** One way to tamper with a log, as who owns the database but not the key nor what is kept outside. */
type Tampering = (parts: Parts, random: Chance, othersKey: SigningKey) => void;

/** The places sealed before the last checkpoint, which are kept outside too: whatever is done there must be found. */
const sizeKept = ({ checkpoints }: Parts, of: string) =>
  Math.max(...checkpoints.filter(({ administration }) => administration === of).map(({ size }) => Number(size)));

const linksIn = ({ links }: Parts, of: string) => links.filter(({ administration }) => administration === of);

/** A line that is sealed and kept. */
function anOldLine(parts: Parts, random: Chance, of = random.one(TWO)): LogLine {
  const { sequence } = linksIn(parts, of)[random.below(sizeKept(parts, of))]!;
  return parts.lines.find((line) => line.sequence === sequence)!;
}

function replace(parts: Parts, old: LogLine, ...by: LogLine[]): void {
  parts.lines.splice(parts.lines.indexOf(old), 1, ...by);
}

/** Makes a chain whole again after what was done to the lines, in the order of its links. */
function reseal(parts: Parts, of: string, sequences = linksIn(parts, of).map(({ sequence }) => sequence)): void {
  const order = sequences.flatMap((sequence) => parts.lines.find((line) => line.sequence === sequence && line.administration === of) ?? []);
  parts.links = [...parts.links.filter(({ administration }) => administration !== of), ...linksOf(of, order)];
}

function rewritten(line: LogLine): LogLine {
  const content = '{"titolo":"Riscritto"}';
  const salt = Buffer.alloc(32, 9);
  return { ...line, salt: salt.toString("hex"), content, commitment: commitmentOf(salt, content).toString("hex") };
}

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  "alter content": (parts, random) => {
    const line = random.one(parts.lines.filter(({ content }) => content !== null));
    const isSealed = parts.links.some(({ sequence }) => sequence === line.sequence);
    const changed = [
      { ...line, content: `${line.content!} ` },
      { ...line, salt: line.salt!.replace(/^../, line.salt!.startsWith("00") ? "01" : "00") },
      { ...line, salt: null, content: null },
    ];
    replace(parts, line, random.one(isSealed ? [...changed, rewritten(line)] : changed));
  },
  "alter who, what or when": (parts, random) => {
    const line = anOldLine(parts, random);
    replace(parts, line, random.one([
      { ...line, person: `${line.person} Altri` },
      { ...line, action: `${line.action}x` },
      { ...line, object: `${line.object}x` },
      { ...line, recordedAt: line.recordedAt.replace(/.Z$/, (last) => (last === "0Z" ? "1Z" : "0Z")) },
      { ...line, year: line.year === null ? "2019" : null },
      { ...line, track: line.track === null ? "pay" : "report" },
      { ...line, trackState: line.trackState === null ? "" : null },
    ]));
  },
  "swap two lines": (parts, random) => {
    const of = random.one(TWO);
    const one = anOldLine(parts, random, of);
    const other = random.one(parts.lines.filter((line) => line.administration === of && line !== one));
    replace(parts, one, { ...one, sequence: other.sequence });
    replace(parts, other, { ...other, sequence: one.sequence });
  },
  "delete a row": (parts, random) => replace(parts, anOldLine(parts, random)),
  "delete a seal": (parts, random) => {
    const of = random.one(TWO);
    parts.links.splice(parts.links.indexOf(linksIn(parts, of)[random.below(sizeKept(parts, of))]!), 1);
  },
  "insert a row": (parts, random) => {
    const of = random.one(TWO);
    const place = random.below(sizeKept(parts, of));
    const line = aLine(of, 500 + random.below(100), random);
    parts.lines.push(line);
    const sequences = linksIn(parts, of).map(({ sequence }) => sequence);
    sequences.splice(place, 0, line.sequence);
    if (random.below(2)) { reseal(parts, of, sequences); return; }
    const [own] = linksOf(of, [line]);
    parts.links = parts.links.map((link) => (link.administration === of && Number(link.seq) > place ? { ...link, seq: String(Number(link.seq) + 1) } : link));
    parts.links.push({ ...own!, seq: String(place + 1) });
  },
  reorder: (parts, random) => {
    const of = random.one(TWO);
    const sequences = linksIn(parts, of).map(({ sequence }) => sequence);
    const place = random.below(sizeKept(parts, of));
    sequences.splice(place, 2, sequences[place + 1]!, sequences[place]!);
    if (random.below(2)) { reseal(parts, of, sequences); return; }
    parts.links = parts.links.map((link) => (link.administration === of ? { ...link, sequence: sequences[Number(link.seq) - 1]! } : link));
  },
  duplicate: (parts, random) => {
    const line = anOldLine(parts, random);
    const copy = { ...line, sequence: String(700 + random.below(100)) };
    parts.lines.push(copy);
    if (line.content === null || random.below(2)) return;
    reseal(parts, line.administration, [...linksIn(parts, line.administration).map(({ sequence }) => sequence), copy.sequence]);
  },
  "truncate the tail": (parts, random) => {
    const of = random.one(TWO);
    cut(parts, of, random.below(sizeKept(parts, of)));
  },
  "recompute all": (parts, random) => {
    const line = anOldLine(parts, random);
    replace(parts, line, random.one([rewritten(line), { ...line, person: "Altri Prova" }]));
    reseal(parts, line.administration);
    if (random.below(2)) parts.checkpoints = [];
  },
  "restore an older copy": (parts, random) => {
    for (const of of TWO) cut(parts, of, random.below(sizeKept(parts, of)));
  },
  "move between administrations": (parts, random) => {
    const line = anOldLine(parts, random);
    const other = TWO.find((each) => each !== line.administration)!;
    replace(parts, line, { ...line, administration: other });
    if (random.below(2)) return;
    const left = linksIn(parts, line.administration).map(({ sequence }) => sequence).filter((sequence) => sequence !== line.sequence);
    reseal(parts, line.administration, left);
    reseal(parts, other, [...linksIn(parts, other).map(({ sequence }) => sequence), line.sequence]);
  },
  "change of key": (parts, random, othersKey) => {
    const line = anOldLine(parts, random);
    if (random.below(2)) {
      replace(parts, line, rewritten(line));
      reseal(parts, line.administration);
    }
    parts.checkpoints = parts.checkpoints.map(({ administration, size }) => aCheckpoint(administration, Number(size), linksIn(parts, administration), othersKey));
  },
}; // prettier-ignore

/** Leaves an administration as it was at a place of its chain. */
function cut(parts: Parts, of: string, size: number): void {
  const kept = new Set(
    linksIn(parts, of)
      .slice(0, size)
      .map(({ sequence }) => sequence),
  );
  parts.lines = parts.lines.filter(({ administration, sequence }) => administration !== of || kept.has(sequence));
  parts.links = parts.links.filter(({ administration, seq }) => administration !== of || Number(seq) <= size);
  parts.checkpoints = parts.checkpoints.filter((each) => each.administration !== of || Number(each.size) <= size);
}
