import { randomUUID } from "node:crypto";
import type { Database } from "../data/database/database.ts";
import { listRoles, type RoleGrant } from "../data/access/roleGrant.ts";
import { loadUnits, type UnitSpan } from "../data/organisation/unit.ts";
import { ACCESS_ROLE_WORDS, GRANTED_ROLES, type GrantedRole } from "../domain/access/accessRole.ts";
import { type CivilDate, italianDate } from "../domain/kernel/civilDate.ts";
import { onDay } from "../domain/kernel/daySpan.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { endGrant, proposeGrant, ROLE_REFUSALS } from "../features/commands/roles/grantRole.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { refuseUnknownPerson } from "./knownPerson.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, readDay, WrongCall } from "./commandLine.ts";
import { writtenLine } from "./written.ts";
import type { UnitId } from "../domain/organisation/unitId.ts";

export const help = `traguardo role grant | end | list

Gli incarichi: chi può fare che cosa nel sistema, da quando a quando. I primi dati da qui valgono subito, finché nessuno che
abbia un'utenza è dell'ufficio personale o Segretario; poi quelli dati da qui aspettano, come gli altri, che uno di loro li
confermi nel sito, in Ufficio › Incarichi. Dirigenti, EQ, Segretario e dipendenti lo sono già per il loro rapporto di lavoro
(traguardo import --staff).

  --administration COD   quale amministrazione, se sono più d'una
  --person MATRICOLA     a chi (grant): una persona dell'elenco del personale
  --external             la persona non è dell'ente (OIV, Nucleo, DPO): il suo codice lo sceglie lei (grant)
  --role INCARICO        con il suo nome o il suo codice, elencati sotto (grant)
  --unit NOME            l'unità che guida, per dirigenti ed EQ (grant)
  --from GG/MM/AAAA      dal giorno (grant)
  --to GG/MM/AAAA        all'ultimo giorno, se c'è (grant)
  --reason TESTO         perché, di solito l'atto che dà l'incarico (grant)
  --id N                 quale, con il numero che dice list (end)
  --on GG/MM/AAAA        ultimo giorno, oggi o prima (end)
  --data CARTELLA        cartella dei dati

Incarichi:
${GRANTED_ROLES.map((role) => `  ${role.padEnd(22)} ${ACCESS_ROLE_WORDS[role]}`).join("\n")}`;

const OPTIONS = {
  administration: "text",
  person: "text",
  external: "flag",
  role: "text",
  unit: "text",
  from: "text",
  to: "text",
  reason: "text",
  id: "text",
  on: "text",
  data: "text",
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>["values"];

/** What the words ask, done for an administration: what is told of it. */
type Work = (db: Database, administration: string) => Promise<string>;

/** Gives, ends and lists roles. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values, positionals } = readArguments(words, OPTIONS, ["che cosa fare (grant, end, list)"]);
  const verb = positionals[0] ?? "";
  const work = workOf(verb, values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(`role ${verb}`, values) });
  try {
    const administration = await chooseKnownAdministration(application.db, values.administration);
    if (administration === undefined) throw new CommandRefused(ROLE_REFUSALS.administrationUnknown);
    process.stdout.write(`${await work(application.db, administration)}\n`);
    if (verb !== "list") process.stdout.write(writtenLine(`incarichi di ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

/** Reads the words before the database is opened. */
function workOf(verb: string, values: Values): Work {
  switch (verb) {
    case "list":
      return listWords;
    case "grant":
      return grantOf(values);
    case "end":
      return endOf(values);
    default:
      throw new WrongCall(`«${verb}» non è tra grant, end e list.`);
  }
}

function grantOf({ person = "", external = false, role: named = "", unit: unitName, from: first, to: last, reason = "" }: Values): Work {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(person)) throw new WrongCall("Manca a chi: aggiunga --person con la sua matricola.");
  const role = roleNamed(named);
  if (first === undefined) throw new WrongCall("Manca da quando: aggiunga per esempio --from 01/01/2026.");
  if (reason.trim() === "") throw new WrongCall("Manca il motivo: aggiunga --reason, di solito l'atto che dà l'incarico.");
  const from = readDay("--from", first);
  const to = last === undefined ? undefined : readDay("--to", last);
  return async (db, administration) => {
    await refuseUnknownPerson(db, administration, person, external);
    const unit = unitName === undefined ? undefined : unitNamed(await loadUnits(db, administration), unitName, from);
    const proposal = {
      person,
      role,
      isExternal: external,
      from,
      reason: reason.trim(),
      ...(unit !== undefined && { unit }),
      ...(to && { to }),
    };
    const asked = { db, administration, actor: COMMAND_LINE };
    const { id, isConfirmed } = accepted(await proposeGrant(asked, proposal, { idempotencyKey: randomUUID() }), ROLE_REFUSALS);
    const what = `${ACCESS_ROLE_WORDS[role]}, a ${person}, dal ${italianDate(from)} (numero ${id})`;
    return isConfirmed
      ? `Confermato: ${what}. Vale senza altre conferme, perché nessuno che abbia un'utenza è dell'ufficio personale o Segretario; il registro dice che viene da qui.`
      : `Proposto: ${what}. Non vale ancora: lo conferma nel sito, in Ufficio › Incarichi, chi è dell'ufficio personale o il Segretario.`;
  };
}

function endOf({ id = "", on: day }: Values): Work {
  if (!/^\d{1,18}$/.test(id)) throw new WrongCall("Manca quale: aggiunga --id con il numero che dice «traguardo role list».");
  if (day === undefined) throw new WrongCall("Manca l'ultimo giorno: aggiunga per esempio --on 31/01/2026.");
  const on = readDay("--on", day);
  return async (db, administration) => {
    accepted(
      await endGrant({ db, administration, actor: COMMAND_LINE }, { id: BigInt(id), on }, { idempotencyKey: randomUUID() }),
      ROLE_REFUSALS,
    );
    return `L'incarico ${id} finisce il ${italianDate(on)}.`;
  };
}

const plain = (text: string) => text.trim().toLowerCase();

/** A role by its code, its Italian name, or that name before its bracket: "Segreteria". */
function roleNamed(written: string): GrantedRole {
  const found = GRANTED_ROLES.find((role) =>
    [role, ACCESS_ROLE_WORDS[role], ACCESS_ROLE_WORDS[role].replace(/ \(.*/, "")].map(plain).includes(plain(written)),
  );
  if (found) return found;
  throw new WrongCall(
    written === ""
      ? "Manca l'incarico: aggiunga --role."
      : `«${written}» non è un incarico: scelga tra ${GRANTED_ROLES.map((role) => ACCESS_ROLE_WORDS[role]).join(", ")}.`,
  );
}

function unitNamed(units: readonly UnitSpan[], written: string, day: CivilDate): UnitId {
  const named = onDay(units, day).filter(({ name }) => plain(name) === plain(written));
  const [first, ...others] = named;
  if (!first) throw new CommandRefused(`Il ${italianDate(day)} non c'è nessuna unità che si chiami «${written}».`);
  if (others.length > 0) throw new CommandRefused(`Il ${italianDate(day)} più unità si chiamano «${written}»: lo proponga nel sito.`);
  return first.unit;
}

async function listWords(db: Database, administration: string): Promise<string> {
  const units = await loadUnits(db, administration);
  const lines = (await listRoles(db, administration)).map((role) => {
    const unit = units.find((each) => each.unit === role.unit)?.name ?? "";
    const last = role.endedOn ?? role.to;
    return [
      role.id,
      role.person,
      ACCESS_ROLE_WORDS[role.role],
      unit,
      italianDate(role.from),
      last ? italianDate(last) : "",
      stateOf(role),
    ].join("\t");
  });
  return lines.join("\n") || "Non è stato ancora dato nessun incarico.";
}

function stateOf({ decision, decidedBy, endedOn }: RoleGrant): string {
  if (decision === null) return "da confermare";
  if (endedOn !== undefined) return "fatto finire";
  return `${decision === "confirmed" ? "confermato" : "rifiutato"} da ${decidedBy ?? ""}`;
}
