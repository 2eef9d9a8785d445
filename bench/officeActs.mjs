import { setTimeout as after } from "node:timers/promises";
import { inRounds, rowBeside } from "./besideBaseline.mjs";
import { signInToDemonstration } from "./officeClient.mjs";

/** How many forms each account sends a round: three rounds a minute stay within the sixty that an account may send in it. */
const EACH = 18;
const ROUNDS_A_MINUTE = 3;
const ROUNDS = 7;

/** Everybody of the demonstration who acts for the administration: the unions declare nothing. */
async function actingAt(port) {
  return (await signInToDemonstration(port)).filter(({ name }) => name !== "Organizzazioni sindacali");
}

/**
 * Forms of the office that are done, each with another content, sent by everybody of the demonstration in turn: a conflict of interest declared. How long one takes, and
 * how much of the processor it takes the program and PostgreSQL, beside the baseline.
 */
export async function officeActs({ ours, baseline }) {
  const people = [await actingAt(ours.port), await actingAt(baseline.port)];
  const declaring = (accounts) => async (turn) => {
    const { code, name, send } = accounts[turn % accounts.length];
    const fields = { chi: code, su: `V-${String(100 + (turn % 40))}`, ragione: `Motivo numero ${String(turn)}, scritto per intero.` };
    const { status } = await send("/valdora/ufficio/astensioni", fields);
    if (status !== 303) throw new Error(`The form of ${name} was answered ${String(status)}`);
  };
  const ended = [];
  const between = async (round) => {
    ended[round - 1] = performance.now();
    if (round >= ROUNDS_A_MINUTE) await after(Math.max(0, ended[round - ROUNDS_A_MINUTE] + 61_000 - performance.now()));
  };
  const each = EACH * people[0].length;
  const measured = await inRounds({ rounds: ROUNDS, each, between }, [ours, declaring(people[0])], [baseline, declaring(people[1])]);
  return [
    rowBeside("a form of the office that is done, p50, ms", measured.map(({ time }) => time)),
    rowBeside("the same: processor time of program and PostgreSQL, ms", measured.map(({ cpu }) => cpu)),
  ]; // prettier-ignore
}
