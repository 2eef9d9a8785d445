import { listAccounts } from "../data/account/account.ts";
import type { Database } from "../data/database/database.ts";
import { lastPublicAddress } from "../data/database/publicAddress.ts";
import { INVITATION_DAYS } from "../data/account/invitation.ts";
import { paths } from "../features/paths.ts";
import { invitationLink } from "../features/commands/accounts/accountMails.ts";
import {
  ACCOUNT_REFUSALS,
  addAccount,
  inviteAgain,
  resetAccount,
  switchAccount,
  unlinkAccount,
  type Untold,
} from "../features/commands/accounts/manageAccount.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { openApplication } from "../server/openApplication.ts";
import { readMailSettings } from "../server/settings.ts";
import { COPY_HOLDS } from "../server/copyWords.ts";
import { readPublicUrl } from "./publicUrl.ts";
import { refuseUnknownPerson } from "./knownPerson.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo account add | invite | reset | disable | enable | unlink | list

Le utenze di chi accede. L'invito parte per posta se c'è un server di posta (SMTP_URL), altrimenti si scrive qui una volta
sola: lo consegni alla persona, che sceglie da sé la password e il secondo fattore. Un nuovo invito fa scegliere di nuovo la
password, non il secondo fattore.
Con reset, per chi ha perso telefono e codici, si tolgono secondo fattore, passkey e collegamenti, e parte un nuovo invito: lo
sanno la persona e il Segretario, e per 24 ore l'utenza può solo leggere.
Con unlink si toglie il collegamento con il servizio di identità dell'ente: la persona si ricollega con un nuovo invito.

  --mail POSTA           di chi è l'utenza
  --name NOME            come si chiama (add)
  --administration COD --person MATRICOLA
                         chi è in quell'ente (add): una persona dell'elenco del personale
  --external             la persona non è dell'ente (OIV, Nucleo, DPO): il suo codice lo sceglie lei (add)
  --url INDIRIZZO        indirizzo del sito da mettere nell'invito (altrimenti PUBLIC_URL, o quello detto dall'ultimo avvio)
  --data CARTELLA        cartella dei dati`;

const OPTIONS = {
  mail: "text",
  name: "text",
  administration: "text",
  person: "text",
  external: "flag",
  url: "text",
  data: "text",
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>["values"];

/** Makes, invites, closes, opens and lists accounts. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values, positionals } = readArguments(words, OPTIONS, ["che cosa fare (add, invite, reset, disable, enable, unlink, list)"]);
  const verb = positionals[0] ?? "";
  const work = workOf(verb, values);
  const application = await openApplication({
    dataFolder: values.data,
    joins: true,
    makes: verb === "add",
    call: callOf(`account ${verb}`, values),
  });
  try {
    process.stdout.write(`${await work(application.db)}\n`);
    if (verb !== "list") process.stdout.write(writtenLine(`utenza di ${values.mail ?? ""}`, application));
    if (await application.installation.isCopy()) process.stderr.write(`${COPY_HOLDS}\n`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

/** What the words ask, read before the database is opened. */
function workOf(verb: string, values: Values): (db: Database) => Promise<string> {
  if (verb === "list") return async (db) => (await listAccounts(db)).map(lineOf).join("\n") || "Non c'è ancora nessuna utenza.";
  const mail = mailOf(values.mail);
  switch (verb) {
    case "add": {
      const { name, administration, person, external = false } = values;
      if (!name) throw new WrongCall("Manca il nome: aggiunga --name.");
      if ((administration === undefined) !== (person === undefined))
        throw new WrongCall("--administration e --person dicono insieme chi è la persona in un ente: li scriva tutti e due.");
      if (person !== undefined && !/^[A-Za-z0-9._-]{1,40}$/.test(person)) throw new WrongCall(`«${person}» non è una matricola.`);
      const place = administration !== undefined && person !== undefined ? { administration, person } : undefined;
      const site = siteOf(values.url);
      return async (db) => {
        const way = await wayOf(db, mail, site);
        if (place) {
          await chooseKnownAdministration(db, place.administration);
          await refuseUnknownPerson(db, place.administration, place.person, external);
        }
        return way.words(accepted(await addAccount(db, COMMAND_LINE, { mail, name, place }, way), ACCOUNT_REFUSALS));
      };
    }
    case "invite": {
      const site = siteOf(values.url);
      return async (db) => {
        const way = await wayOf(db, mail, site);
        return way.words(accepted(await inviteAgain(db, COMMAND_LINE, mail, way), ACCOUNT_REFUSALS));
      };
    }
    case "reset": {
      const site = siteOf(values.url);
      return async (db) => {
        const way = await wayOf(db, mail, site);
        const { token, untold } = accepted(await resetAccount(db, COMMAND_LINE, mail, way), ACCOUNT_REFUSALS);
        return [way.words(token), ...resetWords(untold)].join("\n");
      };
    }
    case "disable":
      return async (db) => `L'utenza di ${accepted(await switchAccount(db, mail, true), ACCOUNT_REFUSALS)} è chiusa, con i suoi accessi.`;
    case "enable":
      return async (db) => `L'utenza di ${accepted(await switchAccount(db, mail, false), ACCOUNT_REFUSALS)} è di nuovo aperta.`;
    case "unlink":
      return async (db) => {
        const { name, untold } = accepted(await unlinkAccount(db, COMMAND_LINE, mail), ACCOUNT_REFUSALS);
        const done = `L'utenza di ${name} non è più collegata a un'identità; i suoi accessi sono chiusi.`;
        return [done, ...(untold ? resetWords(untold) : [])].join("\n");
      };
    default:
      throw new WrongCall(`«${verb}» non è tra add, invite, reset, disable, enable, unlink e list.`);
  }
}

function mailOf(written: string | undefined): string {
  if (written === undefined) throw new WrongCall("Manca la posta: aggiunga --mail.");
  if (!/^[^@\s]{1,64}@[^@\s]{1,189}$/.test(written)) throw new WrongCall(`«${written}» non è un indirizzo di posta.`);
  return written;
}

/** What follows for an account whose second factor was taken away, and whom nobody has told. */
function resetWords({ person, administrations }: Untold): string[] {
  return [
    "Per 24 ore l'utenza può solo leggere.",
    ...(readMailSettings() === undefined ? ["Gli avvisi alla persona e al Segretario aspettano che ci sia la posta: li avverta lei."] : []),
    ...(person ? ["A questo indirizzo non si può mandare posta: avverta lei la persona."] : []),
    ...administrations.map(
      (name) => `In «${name}» non c'è un Segretario, diverso da questa persona, da avvisare per posta: avverta lei chi ne fa le veci.`,
    ),
  ];
}

/** How an invitation reaches its person, and what is told of it: with a mail server its secret is shown to nobody else. */
type Way = { readonly mailedFrom?: string; readonly words: (token: string) => string };

const days = String(INVITATION_DAYS);

/** The way of an invitation from the site of an address: the one given, that of the environment, or the one the last start said. */
async function wayOf(db: Database, mail: string, given: string | undefined): Promise<Way> {
  const site = given ?? (await lastPublicAddress(db));
  if (readMailSettings() === undefined) return { words: (token) => printedWords(token, mail, site) };
  if (site === undefined || (given === undefined && isOfThisMachine(site)))
    throw new CommandRefused("L'invito parte per posta e non si sa l'indirizzo del sito: aggiunga --url, o lo indichi in PUBLIC_URL.");
  const words = () =>
    `L'invito per ${mail}, valido ${days} giorni, è tra la posta da mandare: parte quando il sistema è avviato («traguardo mail» dice se è partito). Porta a ${site}.`;
  return { mailedFrom: site, words };
}

/** Whether an address leads nowhere but on this machine: nobody else would open it. */
function isOfThisMachine(site: string): boolean {
  return new URL(site).hostname === "localhost";
}

function printedWords(token: string, mail: string, site: string | undefined): string {
  const link = site === undefined ? paths.invitationLink(token) : invitationLink(token, site);
  const follows =
    site === undefined
      ? "\nSegue l'indirizzo del sito, che qui non si sa ancora: lo metta davanti, o lo indichi con --url o in PUBLIC_URL."
      : "";
  return `Invito per ${mail}, valido ${days} giorni e per una sola persona:\n${link}${follows}\nNon è stata mandata posta (manca SMTP_URL): lo consegni alla persona.`;
}

/** The address of the site that was written in the call or stands in the environment. */
function siteOf(url: string | undefined): string | undefined {
  if (url !== undefined && !URL.canParse(url)) throw new WrongCall(`«${url}» non è un indirizzo.`);
  return url ?? readPublicUrl(process.env["PUBLIC_URL"] || undefined);
}

function lineOf({ mail, name, hasPassword, isDisabled, isDemonstration }: Awaited<ReturnType<typeof listAccounts>>[number]): string {
  const state = isDisabled ? "chiusa" : isDemonstration ? "di dimostrazione" : hasPassword ? "attiva" : "invitata";
  return `${mail}\t${name}\t${state}`;
}
