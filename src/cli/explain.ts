import { inSnapshot, loadAnnualReport } from "../data/plan/annualReport.ts";
import { proofDocument } from "../documents/proofDocument.ts";
import type { Proof } from "../domain/kernel/proof.ts";
import { outcomeWords } from "../documents/relazione/objectives.ts";
import { renderHtml } from "../documents/renderHtml.tsx";
import { renderText } from "../documents/renderText.ts";
import { figuresOf } from "../domain/report/annualReport.ts";
import { proofOfObjective } from "../domain/plan/proofOfObjective.ts";
import { explainedFigure } from "../features/commands/evaluation/explainedFigure.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { callOf, CommandRefused, EXIT, type Exit, jsonText, readArguments, readYear } from "./commandLine.ts";

export const help = `traguardo explain NUMERO|OBIETTIVO [--year ANNO]

Spiega a parole come si arriva a un numero o all'esito di un obiettivo.
Esempi sulla dimostrazione (con --data la cartella che dice «traguardo demo --prepare»): una quota, un obiettivo,
il punteggio e il premio di una persona, il grado dell'ente, una fascia di punteggi.

  traguardo explain quota-raggiunti --administration c_i703
  traguardo explain 2023-017 --administration c_i703
  traguardo explain V-020 --year 2024 --administration valdora
  traguardo explain premio/personale/2024/V-020 --year 2024 --administration valdora
  traguardo explain grado/ente --year 2024 --administration valdora
  traguardo explain punteggi/fascia-1 --year 2024 --administration valdora

  --year ANNO            anno; senza, il più recente
  --json                 la spiegazione per i programmi
  --html                 la spiegazione come pagina
  --with-variations      con le variazioni che aspettano, come se fossero approvate
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

type Explained = { readonly text: string; readonly proof: Proof; readonly rules?: readonly string[] };

/** Prints the proof of a figure or of an objective's outcome. */
export async function run(words: readonly string[]): Promise<Exit> {
  const options = { year: "text", json: "flag", html: "flag", "with-variations": "flag", administration: "text", data: "text" } as const;
  const { values, positionals } = readArguments(words, options, ["il numero o l'obiettivo da spiegare"]);
  const what = positionals[0] ?? "";
  const yearOfCode = /^(\d{4})-\d+$/.exec(what)?.[1];
  const year = values.year ?? yearOfCode;
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("explain", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year === undefined ? undefined : readYear(year));
    const key = { administration: chosen.administration.code, year: chosen.year };
    const report = await loadAnnualReport(application.db, key, { withVariations: values["with-variations"] });
    const figures = report ? figuresOf(report) : {};
    const objective = report?.objectives.find(({ code }) => code === what);
    const answer: Explained | undefined = objective
      ? { text: outcomeWords(objective), proof: proofOfObjective(objective) }
      : (figures[what] ?? (await inSnapshot(application.db, (tx) => explainedFigure(tx, key, what))));
    if (!answer) throw new CommandRefused(`Non c'è nessun numero «${what}». ${whatCanBeExplained(Object.keys(figures))}`, "figureUnknown");
    const { rules = [] } = answer;
    const explained = values.json
      ? jsonText({ ...answer.proof, ...(rules.length > 0 && { rules }) })
      : (values.html ? renderHtml : renderText)(proofDocument(answer, chosen.administration.name, undefined, rules));
    process.stdout.write(explained);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

/** The figures of the whole administration, and how those of a group are called: all of them would fill a screen. */
function whatCanBeExplained(figures: readonly string[]): string {
  const [ofGroup] = figures.filter((figure) => figure.includes("/"));
  const general = figures.filter((figure) => !figure.includes("/"));
  return `Si possono spiegare: ${general.join(", ")}${ofGroup === undefined ? "" : `; di un gruppo, per esempio ${ofGroup}`}; un obiettivo con il suo codice.`;
}
