import { asOwner } from "../data/database/asOwner.ts";
import { remakeParts } from "../features/commands/evaluation/remakeParts.ts";
import { publishWhatWasPublic } from "../features/commands/publication/publishWhatWasPublic.ts";

/**
 * After an update, what the migrations leave to the program, as the owner of the database: the parts of runs recorded before they were kept, and the publication of
 * what was public before there were publications. Where nothing is to be done it only asks. Answers what the person who updates must know, in Italian.
 */
export async function afterUpdate(ownerUrl: string): Promise<string[]> {
  const lost = (await asOwner(ownerUrl, remakeParts)).map(
    ({ administration, year, kind, run }) => `${administration} ${String(year)}, ${KIND_WORDS[kind]} ${String(run)}`,
  );
  const published = (await asOwner(ownerUrl, publishWhatWasPublic)).map(({ administration, year }) => `${administration} ${String(year)}`);
  return [
    ...(lost.length === 0
      ? []
      : [
          `Di questi calcoli registrati non si possono più rifare le prove, perché dopo sono cambiati i dati su cui stavano; esito e impronta restano: ${lost.join("; ")}.`,
        ]),
    ...(published.length === 0
      ? []
      : [
          `Ciò che era pubblico lo è ancora, come pubblicazione 1 di ciascun anno: ${published.join("; ")}. Per ritirare un anno: traguardo publish --year ANNO --withdraw --reason MOTIVO.`,
        ]),
  ];
}

const KIND_WORDS = { evaluation: "valutazione", pay: "premi" } as const;
