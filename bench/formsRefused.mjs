import { inRounds, rowBeside } from "./besideBaseline.mjs";
import { signInToDemonstration } from "./officeClient.mjs";

const EACH = 40;
const ROUNDS = 7;

/** What is wrong with the form of a new person, field by field. */
const WRONG = {
  matricola: "a b",
  nome: "",
  codice_fiscale: "XX",
  posta: "nessuna",
  unita: "1",
  ruolo: "istruttori",
  tempo: "200 %",
  valutatore: "",
  dal: "31/02/2026",
  al: "domani",
};

const PAGE = "/valdora/ufficio/nuova-persona";

/** Who adds people in the demonstration. */
async function whoAdds(port) {
  for (const account of await signInToDemonstration(port)) if ((await account.get(PAGE)).status === 200) return account;
  throw new Error("Nobody of the demonstration adds people");
}

/** A form of the office drawn, and one sent with seven wrong fields and drawn again with its reasons: the page of a new person, beside the baseline. */
export async function formsRefused({ ours, baseline }) {
  const people = [await whoAdds(ours.port), await whoAdds(baseline.port)];
  const drawing =
    ({ get }) =>
    async () => {
      const { status } = await get(PAGE);
      if (status !== 200) throw new Error(`The form was answered ${String(status)}`);
    };
  const sending =
    ({ send }) =>
    async () => {
      const { status } = await send(PAGE, WRONG);
      if (status !== 422) throw new Error(`The wrong form was answered ${String(status)}`);
    };
  const drawn = await inRounds({ rounds: ROUNDS, each: EACH }, [ours, drawing(people[0])], [baseline, drawing(people[1])]);
  const refused = await inRounds({ rounds: ROUNDS, each: EACH }, [ours, sending(people[0])], [baseline, sending(people[1])]);
  return [
    rowBeside("a form of the office drawn, p50, ms", drawn.map(({ time }) => time)),
    rowBeside("the same sent with seven wrong fields and drawn again, p50, ms", refused.map(({ time }) => time)),
  ]; // prettier-ignore
}
