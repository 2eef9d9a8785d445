import {
  ACCESS_ROLE_WORDS,
  GRANTED_ROLES,
  ROLE_REFUSALS,
  endGrant,
  listRoles,
  proposeGrant
} from "./chunk-7CQ36QJR.js";
import {
  chooseAdministration
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  onDay
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readArguments,
  readDay
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import {
  loadUnits
} from "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import {
  italianDate
} from "./chunk-V65HRVHO.js";

// src/cli/role.ts
import { randomUUID } from "node:crypto";
var help = `traguardo role grant | end | list

Gli incarichi: chi pu\xF2 fare che cosa nel sistema, da quando a quando. I primi dati da qui valgono subito, finch\xE9 nessuno che
abbia un'utenza \xE8 dell'ufficio personale o Segretario; poi quelli dati da qui aspettano, come gli altri, che uno di loro li
confermi nel sito, in Ufficio \u203A Incarichi. Dirigenti, EQ, Segretario e dipendenti lo sono gi\xE0 per il loro rapporto di lavoro
(traguardo import --staff).

  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --person MATRICOLA     a chi (grant)
  --role INCARICO        con il suo nome o il suo codice, elencati sotto (grant)
  --unit NOME            l'unit\xE0 che guida, per dirigenti ed EQ (grant)
  --from GG/MM/AAAA      dal giorno (grant)
  --to GG/MM/AAAA        all'ultimo giorno, se c'\xE8 (grant)
  --reason TESTO         perch\xE9, di solito l'atto che d\xE0 l'incarico (grant)
  --id N                 quale, con il numero che dice list (end)
  --on GG/MM/AAAA        ultimo giorno, oggi o prima (end)
  --data CARTELLA        cartella dei dati

Incarichi:
${GRANTED_ROLES.map((role) => `  ${role.padEnd(22)} ${ACCESS_ROLE_WORDS[role]}`).join("\n")}`;
var OPTIONS = {
  administration: "text",
  person: "text",
  role: "text",
  unit: "text",
  from: "text",
  to: "text",
  reason: "text",
  id: "text",
  on: "text",
  data: "text"
};
async function run(words) {
  const { values, positionals } = readArguments(words, OPTIONS, ["che cosa fare (grant, end, list)"]);
  const verb = positionals[0] ?? "";
  const work = workOf(verb, values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(`role ${verb}`, values) });
  try {
    const administration = await chooseAdministration(application.db, values.administration);
    if (administration === void 0) throw new CommandRefused(ROLE_REFUSALS.administrationUnknown);
    process.stdout.write(`${await work(application.db, administration)}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function workOf(verb, values) {
  switch (verb) {
    case "list":
      return listWords;
    case "grant":
      return grantOf(values);
    case "end":
      return endOf(values);
    default:
      throw new WrongCall(`\xAB${verb}\xBB non \xE8 tra grant, end e list.`);
  }
}
function grantOf({ person = "", role: named = "", unit: unitName, from: first, to: last, reason = "" }) {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(person)) throw new WrongCall("Manca a chi: aggiunga --person con la sua matricola.");
  const role = roleNamed(named);
  if (first === void 0) throw new WrongCall("Manca da quando: aggiunga per esempio --from 01/01/2026.");
  if (reason.trim() === "") throw new WrongCall("Manca il motivo: aggiunga --reason, di solito l'atto che d\xE0 l'incarico.");
  const from = readDay("--from", first);
  const to = last === void 0 ? void 0 : readDay("--to", last);
  return async (db, administration) => {
    const unit = unitName === void 0 ? void 0 : unitNamed(await loadUnits(db, administration), unitName, from);
    const proposal = { person, role, from, reason: reason.trim(), ...unit !== void 0 && { unit }, ...to && { to } };
    const asked = { db, administration, actor: COMMAND_LINE };
    const { id, isConfirmed } = accepted(await proposeGrant(asked, proposal, { idempotencyKey: randomUUID() }), ROLE_REFUSALS);
    const what = `${ACCESS_ROLE_WORDS[role]}, a ${person}, dal ${italianDate(from)} (numero ${id})`;
    return isConfirmed ? `Confermato: ${what}. Vale senza altre conferme, perch\xE9 nessuno che abbia un'utenza \xE8 dell'ufficio personale o Segretario; il registro dice che viene da qui.` : `Proposto: ${what}. Non vale ancora: lo conferma nel sito, in Ufficio \u203A Incarichi, chi \xE8 dell'ufficio personale o il Segretario.`;
  };
}
function endOf({ id = "", on: day }) {
  if (!/^\d{1,18}$/.test(id)) throw new WrongCall("Manca quale: aggiunga --id con il numero che dice \xABtraguardo role list\xBB.");
  if (day === void 0) throw new WrongCall("Manca l'ultimo giorno: aggiunga per esempio --on 31/01/2026.");
  const on = readDay("--on", day);
  return async (db, administration) => {
    accepted(
      await endGrant({ db, administration, actor: COMMAND_LINE }, { id: BigInt(id), on }, { idempotencyKey: randomUUID() }),
      ROLE_REFUSALS
    );
    return `L'incarico ${id} finisce il ${italianDate(on)}.`;
  };
}
var plain = (text) => text.trim().toLowerCase();
function roleNamed(written) {
  const found = GRANTED_ROLES.find(
    (role) => [role, ACCESS_ROLE_WORDS[role], ACCESS_ROLE_WORDS[role].replace(/ \(.*/, "")].map(plain).includes(plain(written))
  );
  if (found) return found;
  throw new WrongCall(
    written === "" ? "Manca l'incarico: aggiunga --role." : `\xAB${written}\xBB non \xE8 un incarico tra quelli elencati qui sotto.`
  );
}
function unitNamed(units, written, day) {
  const named = onDay(units, day).filter(({ name }) => plain(name) === plain(written));
  const [first, ...others] = named;
  if (!first) throw new CommandRefused(`Il ${italianDate(day)} non c'\xE8 nessuna unit\xE0 che si chiami \xAB${written}\xBB.`);
  if (others.length > 0) throw new CommandRefused(`Il ${italianDate(day)} pi\xF9 unit\xE0 si chiamano \xAB${written}\xBB: lo proponga nel sito.`);
  return first.unit;
}
async function listWords(db, administration) {
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
      stateOf(role)
    ].join("	");
  });
  return lines.join("\n") || "Non \xE8 stato ancora dato nessun incarico.";
}
function stateOf({ decision, decidedBy, endedOn }) {
  if (decision === null) return "da confermare";
  if (endedOn !== void 0) return "fatto finire";
  return `${decision === "confirmed" ? "confermato" : "rifiutato"} da ${decidedBy ?? ""}`;
}
export {
  help,
  run
};
//# sourceMappingURL=role-HUM3WH7F.js.map
