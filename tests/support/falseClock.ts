import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GivenSettings } from "./program.ts";

const LIBRARIES = "/usr/lib";

/** The library by which programs are told another time (Debian's package "faketime"); undefined where it is not installed. */
export function findFalseClock(): string | undefined {
  if (!existsSync(LIBRARIES)) return undefined;
  const places = readdirSync(LIBRARIES).map((machine) => join(LIBRARIES, machine, "faketime", "libfaketimeMT.so.1"));
  return places.find((place) => existsSync(place));
}

/** A clock for the program and its database alike, which is moved while they run; the clock that only goes on is left alone. */
export type FalseClock = {
  readonly settings: GivenSettings;
  /** Moves it to so many seconds after the true time; before it, with a minus. */
  readonly move: (seconds: number) => void;
  /** What it says. */
  readonly now: () => Date;
};

/** Makes such a clock, which keeps its place in a folder that every user may read. */
export function falseClock(library: string, folder: string): FalseClock {
  const file = join(folder, "orologio");
  let apart = 0;
  const move = (seconds: number) => {
    apart = seconds;
    writeFileSync(`${file}.nuovo`, `${seconds < 0 ? "-" : "+"}${String(Math.abs(seconds))}`, { mode: 0o644 });
    renameSync(`${file}.nuovo`, file);
  };
  move(0);
  return {
    settings: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" },
    move,
    now: () => new Date(Date.now() + apart * 1000),
  };
}
