import { randomUUID } from "node:crypto";
import { loadPlanVersions } from "../data/plan/planVersion.ts";
import { loadPublications } from "../data/publication/publication.ts";
import { type Act, actText } from "../domain/cycle/act.ts";
import { INCLUDED_WORDS } from "../domain/publication/publication.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { APPROVE_PLAN_REFUSALS, approvePlan } from "../features/commands/plan/approvePlan.ts";
import { preparePublication, PUBLISH_REFUSALS, releasePrepared, withdrawYear } from "../features/commands/publication/publishYear.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { noteErasures } from "./noteErasures.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readAct, readArguments, readYear, WrongCall } from "./commandLine.ts";

export const help = `traguardo publish --year ANNO [--act ATTO] [--reason MOTIVO]
traguardo publish --year ANNO --withdraw --reason MOTIVO [--number N]

Pubblica un anno com'è adesso: piano, esiti, numeri con la loro prova. Fino ad allora lo vede soltanto l'ufficio. Pubblicare di
nuovo è una versione nuova, con il suo motivo; quelle di prima restano elencate.

  --year ANNO            l'anno da pubblicare
  --act ATTO             registra prima l'atto che approva il piano, "Organo; numero; GG/MM/AAAA"
  --reason MOTIVO        perché si pubblica di nuovo, o perché si ritira: si legge nelle pagine pubbliche
  --withdraw             toglie l'anno dal pubblico: restano il giorno e il motivo
  --number N             con --withdraw: toglie soltanto quella versione, non l'ultima
  --with-names           pubblica anche se nei testi ci sono nomi del personale, dopo che il comando li ha elencati
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const OPTIONS = {
  year: "text",
  act: "text",
  reason: "text",
  withdraw: "flag",
  number: "text",
  "with-names": "flag",
  administration: "text",
  data: "text",
} as const;

type Asked = {
  readonly act: Act | undefined;
  readonly reason: string | undefined;
  readonly withdraws: boolean;
  readonly number: number | undefined;
  readonly withNames: boolean;
};

/** Publishes a year, or takes it back. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const act = values.act === undefined ? undefined : readAct(values.act);
  const asked = {
    act,
    reason: values.reason,
    withdraws: values.withdraw ?? false,
    number: readNumber(values.number),
    withNames: values["with-names"] ?? false,
  };
  if (asked.withdraws && act) throw new WrongCall("--act registra l'approvazione di ciò che si pubblica: non va con --withdraw.");
  if (asked.number !== undefined && !asked.withdraws) throw new WrongCall("--number dice quale versione ritirare: va con --withdraw.");
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("publish", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year);
    process.stdout.write(await publish(application, { administration: chosen.administration.code, year }, asked));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

async function publish(
  { db, place, erasuresFile }: Application,
  at: { readonly administration: string; readonly year: number },
  { act, reason, withdraws, number, withNames }: Asked,
): Promise<string> {
  const ambient = { db, ...at, actor: COMMAND_LINE };
  const request = () => ({ idempotencyKey: randomUUID() });
  const what = `${String(at.year)} di ${at.administration}`;
  if (withdraws) {
    const { numbers } = accepted(await withdrawYear(ambient, { reason: reason ?? "", number }, request()), PUBLISH_REFUSALS);
    await noteErasures({ db, erasuresFile });
    const left = number === undefined ? `Il ${what} non è più pubblico` : `La versione ${String(number)} del ${what} non è più pubblica`;
    return `${left}: restano il giorno e il motivo (versioni ritirate: ${numbers.join(", ")}; ${place}).\n`;
  }
  if (act) process.stdout.write(await recordApproval(ambient, act, reason));
  const verdict = await preparePublication(ambient, { reason, refusesNames: !withNames }, request());
  if (!verdict.ok && verdict.reasons.every((each) => each.reason === "nothingChanged"))
    return `Nulla di nuovo: il ${what} è già pubblicato così (${place}).\n`;
  const prepared = accepted(verdict, PUBLISH_REFUSALS);
  accepted(await releasePrepared(ambient, prepared.number, request()), PUBLISH_REFUSALS);
  const includes = prepared.includes.map((each) => INCLUDED_WORDS[each]).join(" e ");
  const corrects = prepared.corrects === null ? "" : `, corregge la ${String(prepared.corrects)}`;
  return (
    `Pubblicato il ${what}, versione ${String(prepared.number)}${corrects}: ${includes}, ${String(prepared.objectives)} obiettivi (${place}).\n` +
    "Per vederlo nel sito: traguardo start\n"
  );
}

/**
 * Records the act that approves the plan, where it is not approved yet; one that is approved by this act stays so. What would be refused afterwards is refused before:
 * an approval shows in what is published.
 */
async function recordApproval(ambient: Parameters<typeof approvePlan>[0], act: Act, reason: string | undefined): Promise<string> {
  const held = (await loadPlanVersions(ambient.db, ambient))[0]?.approval;
  if (held && actText(held.act) === actText(act)) return "";
  if (!held && (reason ?? "").trim() === "" && (await loadPublications(ambient.db, ambient)).some(({ state }) => state === "released"))
    throw new CommandRefused(PUBLISH_REFUSALS.reasonMissing, "reasonMissing");
  accepted(await approvePlan(ambient, { act }, { idempotencyKey: randomUUID() }), APPROVE_PLAN_REFUSALS);
  return `Approvato il piano del ${String(ambient.year)}: ${actText(act)}.\n`;
}

function readNumber(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  throw new WrongCall(`«${written}» non è il numero di una versione: scriva per esempio --number 1.`);
}
