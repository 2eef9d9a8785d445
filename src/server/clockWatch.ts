import type { ClockReading } from "../data/database/databaseClock.ts";

/** How often the clocks are compared, and how far they may be apart; milliseconds. */
const EVERY = 5_000;
const MAY_GO_BACK = 5_000;
const MAY_DIFFER = 30_000;
/** An answer within this tells how far apart the clocks are. */
const QUICK = 1_000;

/** The clocks at work: what time it is by the database's, whatever this machine's says. */
export type ClockWatch = { readonly now: () => number; readonly stop: () => void };

/** This machine's clocks: the one of the wall, which may jump, and the one that only goes on. Milliseconds. */
export type OwnClocks = { readonly wall: () => number; readonly going: () => number };

const OWN: OwnClocks = { wall: Date.now, going: () => performance.now() };

/**
 * Compares the database's clock with what it said before, with the last line of the log and with this machine's, and tells in Italian, once until it goes
 * well again, when it went back by more than five seconds or the two are more than half a minute apart. Rejects when the database cannot be asked at first;
 * later it asks again.
 */
export async function startClockWatch(
  read: () => Promise<ClockReading>,
  tell: (trouble: string) => void,
  { wall, going }: OwnClocks = OWN,
  every = EVERY,
): Promise<ClockWatch> {
  let apart = 0;
  let before: { readonly said: number; readonly at: number } | undefined;
  let told = "";

  /** A slow answer is no fault of a clock: only what cannot be explained by the time it took is told. */
  async function look(): Promise<void> {
    const asked = { wall: wall(), going: going() };
    const { now, lastWritten } = await read();
    const answered = { wall: wall(), going: going() };
    if (before === undefined || answered.going - asked.going <= QUICK) apart = now - (asked.wall + answered.wall) / 2;
    const back = Math.max(before ? before.said + (asked.going - before.at) - now : 0, lastWritten === undefined ? 0 : lastWritten - now);
    const differ = Math.max(now - answered.wall, asked.wall - now);
    before = { said: now, at: answered.going };
    const trouble = back > MAY_GO_BACK ? wentBack(back) : differ > MAY_DIFFER ? areApart(differ) : "";
    if (trouble !== "" && trouble !== told) tell(trouble);
    told = trouble;
  }

  await look();
  const timer = setInterval(() => void look().catch(() => undefined), every);
  timer.unref();
  return { now: () => Math.round(wall() + apart), stop: () => clearInterval(timer) };
}

function wentBack(milliseconds: number): string {
  return `Attenzione: l'orologio della base dati è tornato indietro di ${inWords(milliseconds)}. Decide le scadenze: lo regoli. Il registro resta in ordine, per numero e non per ora.`;
}

function areApart(milliseconds: number): string {
  return `Attenzione: l'orologio di questo computer e quello della base dati differiscono di ${inWords(milliseconds)}. Vale quello della base dati: li regoli.`;
}

function inWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const [many, one, several] =
    seconds < 120
      ? [seconds, "secondo", "secondi"]
      : seconds < 7_200
        ? [Math.round(seconds / 60), "minuto", "minuti"]
        : [Math.round(seconds / 3_600), "ora", "ore"];
  return `circa ${String(many)} ${many === 1 ? one : several}`;
}
