import { randomUUID } from "node:crypto";
import { buildReadingNote, type ReviewedFinding, type ReviewedYear } from "../documents/quality/buildReadingNote.ts";
import { renderText } from "../documents/renderText.ts";
import { citationText } from "../domain/kernel/citation.ts";
import { decideFinding, DECISION_REFUSALS } from "../features/commands/reviewPlan/decideFinding.ts";
import { reviewYear } from "../features/commands/reviewPlan/reviewYear.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, jsonText, readArguments, readYear, WrongCall } from "./commandLine.ts";
import { renderDocument, writeAside } from "./writeDocument.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo check --year ANNO

Controllo qualità del piano e della relazione: che cosa è già buono, che cosa conviene sistemare, con la riga, la norma e il rimedio.

  --year ANNO            anno del piano
  --json                 le segnalazioni per i programmi
  --out FILE             la nota per la riunione, in un file .pdf, .html o .txt
  --accept SEGNALAZIONE  accetta una segnalazione (il nome è in --json), con --reason MOTIVO
  --withdraw SEGNALAZIONE  ritira l'accettazione
  --with-variations      con le variazioni che aspettano, come se fossero approvate
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const FORMATS_OF_NOTE = ["pdf", "html", "txt"] as const;

const OPTIONS = {
  year: "text",
  json: "flag",
  out: "text",
  accept: "text",
  reason: "text",
  withdraw: "text",
  "with-variations": "flag",
  administration: "text",
  data: "text",
} as const;

/** Prints what the reviewer has to say; it advises, so the exit code is 0 whatever it finds. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const { accept, withdraw, reason, out } = values;
  if (accept !== undefined && withdraw !== undefined) throw new WrongCall("Scelga tra --accept e --withdraw.");
  if (reason !== undefined && accept === undefined) throw new WrongCall("Il motivo serve con --accept.");
  const format = out === undefined ? undefined : FORMATS_OF_NOTE.find((each) => out.endsWith(`.${each}`));
  if (out !== undefined && format === undefined)
    throw new WrongCall(`«${out}»: scelga un file che finisce in ${FORMATS_OF_NOTE.map((each) => `.${each}`).join(", ")}.`);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("check", values) });
  try {
    const { db, workers } = application;
    const chosen = await chooseYear(db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    const finding = accept ?? withdraw;
    if (finding !== undefined) {
      const ambient = { db, actor: COMMAND_LINE, ...key };
      const decision = { finding, idempotencyKey: randomUUID(), ...(accept !== undefined && { reason: reason ?? "" }) };
      accepted(await decideFinding(ambient, decision), DECISION_REFUSALS);
    }
    const review = await reviewYear(db, key, { withVariations: values["with-variations"] });
    if (!review) throw new CommandRefused(`Del ${String(year)} non c'è nulla.`, "nothingOfYear");
    if (out !== undefined && format !== undefined) {
      const means = { workers, administration: key.administration };
      await writeAside(out, await renderDocument(format, buildReadingNote(review), means));
    } else process.stdout.write(values.json ? jsonText(forPrograms(review)) : renderText(buildReadingNote(review)));
    if (!values.json && out !== undefined)
      process.stdout.write(`Scritto: nota sul ${String(year)} di ${chosen.administration.name} (file ${out}).\n`);
    if (!values.json && finding !== undefined)
      process.stdout.write(writtenLine(`${accept === undefined ? "ritiro dell'accettazione" : "accettazione"} di ${finding}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function forPrograms({ findings, good }: ReviewedYear) {
  return { findings: findings.map(findingForPrograms), good };
}

function findingForPrograms({ check, severity, place, code, subject, message, remedy, citation, name, accepted }: ReviewedFinding) {
  return {
    check: check.name,
    severity,
    line: place?.line ?? null,
    subject,
    message,
    remedy,
    article: citationText(citation),
    name,
    objective: code ?? null,
    accepted: accepted ? { reason: accepted.reason, by: accepted.by, on: accepted.on } : null,
  };
}
