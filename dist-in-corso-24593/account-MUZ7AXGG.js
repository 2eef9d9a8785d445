import {
  INVITATION_DAYS,
  endSessions,
  hashOfToken,
  insertInvitation,
  invitationLink,
  newToken,
  queueInvitation,
  unlinkIdentities
} from "./chunk-T4XR46KO.js";
import {
  withdrawInvitations
} from "./chunk-BGCJP7S5.js";
import {
  findAccountByMail,
  insertAccount,
  linkPerson,
  listAccounts,
  recordEvent,
  setDisabled
} from "./chunk-EJFBDANO.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  isOneLine,
  readMailSettings
} from "./chunk-MIFUOFLC.js";
import {
  STANDING_REFUSALS,
  appendAuditLine,
  nameOfAdministration,
  transact
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-3WDZSZML.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-V65HRVHO.js";

// src/features/signIn/manageAccount.ts
var ACTION = "account.manage";
var ACCOUNT_REFUSALS = {
  administrationUnknown: STANDING_REFUSALS.administrationUnknown,
  mailTaken: "C'\xE8 gi\xE0 un'utenza con questa posta: con \xABaccount invite\xBB le si manda un nuovo invito.",
  personTaken: "In questo ente la persona ha gi\xE0 un'utenza.",
  unknownMail: "Non c'\xE8 nessuna utenza con questa posta.",
  demonstrationAccount: "\xC8 un'utenza di dimostrazione: entra senza password e non si cambia.",
  disabledAccount: "L'utenza \xE8 chiusa: prima la riapra con \xABaccount enable\xBB.",
  nameOfSeveralLines: "Il nome ha un a capo o un altro carattere che non si pu\xF2 scrivere in un messaggio.",
  unpostableMail: "A questo indirizzo non si pu\xF2 mandare posta: controlli come \xE8 scritto.",
  notLinked: "L'utenza non \xE8 collegata a nessuna identit\xE0."
};
function addAccount(db, actor, { mail, name, place }, delivery = {}) {
  return transact(db, async (tx) => {
    if (!isOneLine(name)) return refused("nameOfSeveralLines");
    if (place && await nameOfAdministration(tx, place.administration) === void 0) return refused("administrationUnknown");
    const id = await insertAccount(tx, { mail, name });
    if (id === void 0) return refused("mailTaken");
    if (place) {
      if (!await linkPerson(tx, id, place.administration, place.person)) return refused("personTaken");
      const { administration, person } = place;
      await appendAuditLine(tx, {
        administration,
        person: actor.person,
        action: ACTION,
        object: `account of ${person}`,
        content: { person }
      });
    }
    return invite(tx, { id, mail, name }, delivery);
  });
}
function inviteAgain(db, mail, delivery = {}) {
  return transact(db, async (tx) => {
    const account = await findAccountByMail(tx, mail);
    if (!account) return refused("unknownMail");
    if (account.isDemonstration) return refused("demonstrationAccount");
    if (account.isDisabled) return refused("disabledAccount");
    return invite(tx, account, delivery);
  });
}
async function invite(tx, account, { mailedFrom }) {
  const token = newToken();
  await insertInvitation(tx, account.id, hashOfToken(token));
  await recordEvent(tx, account.id, "invited");
  await withdrawInvitations(tx, account.id);
  const isQueued = mailedFrom === void 0 || await queueInvitation(tx, account, invitationLink(token, mailedFrom));
  return isQueued ? { keep: true, value: { ok: true, value: token } } : refused("unpostableMail");
}
function switchAccount(db, mail, isDisabled) {
  return transact(db, async (tx) => {
    const account = await findAccountByMail(tx, mail);
    if (!account) return refused("unknownMail");
    await setDisabled(tx, account.id, isDisabled);
    if (isDisabled) await endSessions(tx, account.id);
    await recordEvent(tx, account.id, isDisabled ? "disabled" : "enabled");
    return { keep: true, value: { ok: true, value: account.name } };
  });
}
function unlinkAccount(db, mail) {
  return transact(db, async (tx) => {
    const account = await findAccountByMail(tx, mail);
    if (!account) return refused("unknownMail");
    if (!await unlinkIdentities(tx, account.id)) return refused("notLinked");
    await endSessions(tx, account.id);
    await recordEvent(tx, account.id, "identityUnlinked");
    return { keep: true, value: { ok: true, value: account.name } };
  });
}
function refused(why) {
  return { keep: false, value: { ok: false, reasons: [why] } };
}

// src/cli/account.ts
var help = `traguardo account add | invite | disable | enable | unlink | list

Le utenze di chi accede. L'invito parte per posta se c'\xE8 un server di posta (SMTP_URL), altrimenti si scrive qui una volta
sola: lo consegni alla persona, che sceglie da s\xE9 la password e il secondo fattore. Un nuovo invito fa scegliere di nuovo la
password, non il secondo fattore.
Con unlink si toglie il collegamento con il servizio di identit\xE0 dell'ente: la persona si ricollega con un nuovo invito.

  --mail POSTA           di chi \xE8 l'utenza
  --name NOME            come si chiama (add)
  --administration COD --person MATRICOLA
                         chi \xE8 in quell'ente (add)
  --url INDIRIZZO        indirizzo del sito da mettere nell'invito; per posta \xE8 necessario (altrimenti http://localhost:8080)
  --data CARTELLA        cartella dei dati`;
var OPTIONS = { mail: "text", name: "text", administration: "text", person: "text", url: "text", data: "text" };
async function run(words) {
  const { values, positionals } = readArguments(words, OPTIONS, ["che cosa fare (add, invite, disable, enable, unlink, list)"]);
  const work = workOf(positionals[0] ?? "", values);
  const application = await openApplication({
    dataFolder: values.data,
    joins: true,
    call: callOf(`account ${positionals[0] ?? ""}`, values)
  });
  try {
    process.stdout.write(`${await work(application.db)}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function workOf(verb, values) {
  if (verb === "list") return async (db) => (await listAccounts(db)).map(lineOf).join("\n") || "Non c'\xE8 ancora nessuna utenza.";
  const mail = mailOf(values.mail);
  switch (verb) {
    case "add": {
      const { name, administration, person } = values;
      if (!name) throw new WrongCall("Manca il nome: aggiunga --name.");
      if (administration === void 0 !== (person === void 0))
        throw new WrongCall("--administration e --person dicono insieme chi \xE8 la persona in un ente: li scriva tutti e due.");
      if (person !== void 0 && !/^[A-Za-z0-9._-]{1,40}$/.test(person)) throw new WrongCall(`\xAB${person}\xBB non \xE8 una matricola.`);
      const place = administration !== void 0 && person !== void 0 ? { administration, person } : void 0;
      const way = wayOf(mail, values.url);
      return async (db) => way.words(accepted(await addAccount(db, COMMAND_LINE, { mail, name, place }, way), ACCOUNT_REFUSALS));
    }
    case "invite": {
      const way = wayOf(mail, values.url);
      return async (db) => way.words(accepted(await inviteAgain(db, mail, way), ACCOUNT_REFUSALS));
    }
    case "disable":
      return async (db) => `L'utenza di ${accepted(await switchAccount(db, mail, true), ACCOUNT_REFUSALS)} \xE8 chiusa, con i suoi accessi.`;
    case "enable":
      return async (db) => `L'utenza di ${accepted(await switchAccount(db, mail, false), ACCOUNT_REFUSALS)} \xE8 di nuovo aperta.`;
    case "unlink":
      return async (db) => `L'utenza di ${accepted(await unlinkAccount(db, mail), ACCOUNT_REFUSALS)} non \xE8 pi\xF9 collegata a un'identit\xE0; i suoi accessi sono chiusi.`;
    default:
      throw new WrongCall(`\xAB${verb}\xBB non \xE8 tra add, invite, disable, enable, unlink e list.`);
  }
}
function mailOf(written) {
  if (written === void 0) throw new WrongCall("Manca la posta: aggiunga --mail.");
  if (!/^[^@\s]{1,64}@[^@\s]{1,189}$/.test(written)) throw new WrongCall(`\xAB${written}\xBB non \xE8 un indirizzo di posta.`);
  return written;
}
function wayOf(mail, url) {
  if (url !== void 0 && !URL.canParse(url)) throw new WrongCall(`\xAB${url}\xBB non \xE8 un indirizzo.`);
  const days = String(INVITATION_DAYS);
  if (readMailSettings() === void 0) {
    const words2 = (token) => `Invito, valido ${days} giorni e per una sola persona:
${invitationLink(token, url ?? "http://localhost:8080")}
Non \xE8 stata mandata posta (manca SMTP_URL): lo consegni alla persona.`;
    return { words: words2 };
  }
  if (url === void 0) throw new WrongCall("L'invito parte per posta: aggiunga --url, l'indirizzo del sito che la persona aprir\xE0.");
  const words = () => `L'invito per ${mail}, valido ${days} giorni, \xE8 tra la posta da mandare: parte quando il sistema \xE8 avviato (\xABtraguardo mail\xBB dice se \xE8 partito).`;
  return { mailedFrom: url, words };
}
function lineOf({ mail, name, passwordHash, isDisabled, isDemonstration }) {
  const state = isDisabled ? "chiusa" : isDemonstration ? "di dimostrazione" : passwordHash === null ? "invitata" : "attiva";
  return `${mail}	${name}	${state}`;
}
export {
  help,
  run
};
//# sourceMappingURL=account-MUZ7AXGG.js.map
