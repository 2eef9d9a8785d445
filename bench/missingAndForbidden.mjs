import { inRounds, rowBeside } from "./besideBaseline.mjs";
import { signInToDemonstration } from "./officeClient.mjs";

const ROUNDS = 9;
const EACH = 150;
const WARM = 50;

/** What an employee asks that is not theirs, and what nobody has. */
const ASKED = [
  ["the form of somebody else", "/valdora/ufficio/2024/schede/V-030"],
  ["a form that is not there", "/valdora/ufficio/2024/schede/V-999"],
  ["somebody else", "/valdora/ufficio/persone/V-030"],
  ["somebody who is not there", "/valdora/ufficio/persone/V-999"],
  ["the office of an administration that is not theirs", "/c_i703/ufficio"],
  ["the office of one that is not there", "/c_i799/ufficio"],
];

/** How long the office takes to say that something is not there, where there is no such thing and where it is not for who asks, beside the baseline. */
export async function missingAndForbidden({ ours, baseline }) {
  const [mine, theirs] = [await employeeOf(ours.port), await employeeOf(baseline.port)];
  const rows = [];
  for (const [what, path] of ASKED) {
    const asking = (employee) => async () => {
      const { status } = await employee.get(path);
      if (status !== 404) throw new Error(`${path} answered ${String(status)}`);
    };
    const pair = [
      [ours, asking(mine)],
      [baseline, asking(theirs)],
    ];
    await inRounds({ rounds: 1, each: WARM }, ...pair);
    const measured = await inRounds({ rounds: ROUNDS, each: EACH }, ...pair);
    rows.push(
      rowBeside(
        `an employee asks ${what}: not found, p50, ms`,
        measured.map(({ time }) => time),
      ),
    );
  }
  return rows;
}

async function employeeOf(port) {
  return (await signInToDemonstration(port)).find(({ code }) => code === "V-020");
}
