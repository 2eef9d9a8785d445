import type { AccountEvent, SessionMeans } from "../../../data/account/accountTables.ts";
import type { NoticeKind } from "../../../data/access/accessTables.ts";
import { COLUMN_WORDS } from "../../../data/personal/declarations.ts";
import type { MailKind, MailState } from "../../../data/mail/mailTables.ts";
import { ACCESS_ROLE_WORDS } from "../../../domain/access/accessRole.ts";
import { actionWords, ACTION_WORDS } from "../../../domain/access/actionWords.ts";
import { TRACK_STATE_WORDS, TRACK_WORDS } from "../../../domain/cycle/track.ts";
import { type FormState, NOT_EVALUATED_WORDS } from "../../../domain/evaluation/individual/form.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import { RETENTION, RETENTION_CLASSES } from "../../../domain/organisation/retention.ts";
import { CATEGORY_WORDS, POST_WORDS } from "../../../domain/organisation/classification.ts";
import { PAY_CATEGORY_WORDS, PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import { INCLUDED_WORDS } from "../../../domain/publication/publication.ts";
import { OUTCOME_WORDS } from "../../../domain/plan/outcome.ts";
import { fieldName } from "../../../domain/plan/fieldWords.ts";
import { VARIATION_CAUSE_WORDS, VARIATION_KIND_WORDS, VARIATION_STATE_WORDS } from "../../../domain/plan/variation.ts";
import { objectWords } from "./objectWords.ts";
import { hourInRome } from "../instantWords.ts";

/** The Italian of a field, beside the names of the columns with personal data; one without is shown under its own name. */
const FIELDS: Readonly<Record<string, string>> = {
  ...COLUMN_WORDS,
  ...Object.fromEntries(RETENTION_CLASSES.map((of) => [of, RETENTION[of].name])), // how many were deleted of each
  person: "matricola", code: "codice", from_day: "dal", to_day: "al", unit: "unità",
  role: "incarico, area o qualifica", fte: "tempo pieno", recorded_at: "registrato il", replaced_at: "sostituito il", created_at: "creato il",
  factor_reset_at: "secondo fattore tolto da chi amministra il", linked_at: "collegata il", second_factor_since: "secondo fattore dal", means: "come",
  signed_in_at: "accesso del", last_seen_at: "usato l'ultima volta il", stepped_up_at: "confermato il", ended_at: "finito il",
  expires_at: "scade il", used_at: "usato il", kind: "tipo", state: "stato", queued_at: "scritto il",
  settled_at: "partito o rifiutato il", sequence: "numero", action: "operazione", year: "anno", track: "fase",
  track_state: "stato della fase", file_number: "file delle valutazioni", reading: "file delle valutazioni", read_at: "letto il",
  is_interim: "ad interim", not_evaluable: "non valutabile", said: "dati", run: "calcolo",
  path: "parte", what: "che cosa", which: "quale", at: "quando", objectives: "obiettivi",
  behaviours: "comportamenti", linkedObjectives: "obiettivi collegati", objective: "obiettivo", title: "titolo", weight: "peso", degree: "grado",
  neutralised: "neutralizzato", score: "punteggio", standing: "posizione", band: "fascia", isNegative: "valutazione negativa", sanction: "sanzione",
  of_person: "chi delega", to_person: "chi è delegato", actions: "per che cosa", decision: "decisione",
  ended_on: "finito il", revoked_at: "finita il", about: "su chi", declared_at: "dichiarato il", substitute: "sostituto",
  provider_code: "codice presso il servizio", last_used_at: "usata l'ultima volta il",
  from_action: "dopo", signed_on: "firmata il", saved_at: "salvata il",
  from: "dal", to: "a", until: "fino al", on: "finito il", ended: "finito", revoked: "finita", lastDay: "ultimo giorno",
  file: "file", added: "aggiunti", changed: "cambiamenti", unchanged: "uguali", proposed: "proposti", replaced: "sostituiti", relations: "rapporti di lavoro",
  people: "persone", forms: "schede", version: "versione", act: "atto", organ: "organo", number: "numero dell'atto", date: "del", sha256: "impronta",
  smvpVersion: "versione del sistema di valutazione", cciVersion: "versione del contratto integrativo", engine: "versione del calcolo", new: "nuova",
  corrected: "corretta", parent: "dipende da", recorded: "registrato il", finding: "osservazione", message: "che cosa dice", days: "giorni", erased: "cancellati",
  isPlaced: "posto", chapters: "capitoli", signedOn: "firmata il", reopening: "riapertura n.", isConfirmed: "confermato", secondFactor: "secondo fattore",
  raw: "valore misurato", computed: "esito misurato", evaluated_outcome: "esito valutato", evaluated_written: "esito come è scritto", validated: "esito validato",
  logLines: "righe del registro", runParts: "pezzi di calcoli registrati", accounts: "utenze", evaluated: "letture delle valutazioni",
  previousScore: "punteggio precedente", twoYearMean: "media dei due anni", planSha256: "impronta del piano e degli esiti", planPartsSha256: "impronta delle parti del piano", readingSha256: "impronta di ciò che è stato letto", personSha256: "impronta della matricola",
  sameAs: "è la stessa cosa di", isParted: "di nuovo distinta", continues: "continua", how: "come lo continua",
  publication: "versione pubblicata", publications: "versioni ritirate", includes: "contiene", corrects: "corregge la versione", reason: "motivo",
  variation: "variazione n.", variations: "variazioni", changedFields: "campi", cause: "causa", opinion: "parere", note: "nota", effectiveFrom: "in vigore dal", contentSha256: "impronta di ciò che è approvato", changes: "che cosa cambia",
  setting: "impostazione", value: "valore", notices: "avvisi", confirmed: "confermati", proofsSha256: "impronta delle prove", partsSha256: "impronta di dati di partenza e prove", positionPay: "retribuzione di posizione", paid: "pagato", reserved: "accantonato", category: "categoria", post: "incarico", data_owner_id: "numero", class: "classe",
}; // prettier-ignore

const EVENT_WORDS: Readonly<Record<AccountEvent, string>> = {
  invited: "invitata", passwordChosen: "password scelta", passwordChanged: "password cambiata", factorConfirmed: "secondo fattore attivato", factorReset: "secondo fattore tolto da chi amministra",
  recoveryCodesMade: "codici di recupero fatti", signedIn: "accesso", signedInWithRecoveryCode: "accesso con un codice di recupero",
  steppedUp: "password e codice chiesti di nuovo", disabled: "utenza chiusa", enabled: "utenza riaperta", ownDataCopied: "copia dei propri dati",
  signedInWithPasskey: "accesso con una passkey", signedInWithProvider: "accesso con il servizio di identità", recognisedByProvider: "riconosciuta dal servizio di identità",
  refusedAtProvider: "rifiutata al servizio di identità", identityLinked: "collegata al servizio di identità", identityUnlinked: "scollegata dal servizio di identità",
  passkeyAdded: "passkey aggiunta", passkeyRemoved: "passkey tolta",
}; // prettier-ignore
const MEANS_WORDS: Readonly<Record<SessionMeans, string>> = {
  secondFactor: "codice del telefono",
  recoveryCode: "codice di recupero",
  enrolment: "primo accesso",
  demonstration: "dimostrazione",
  identityProvider: "servizio di identità",
  passkey: "passkey",
};
const MAIL_WORDS: Readonly<Record<MailKind | MailState, string>> = {
  invitation: "invito", credentials: "cambio di credenziali", browser: "browser da riconoscere", checkpoint: "punto di controllo", notice: "avviso", waiting: "in attesa", sending: "in partenza", sent: "mandato",
  failed: "non mandato", uncertain: "incerto",
}; // prettier-ignore
const NOTICE_WORDS: Readonly<Record<Exclude<NoticeKind, MailKind>, string>> = {
  evaluator: "chi valuta", unit: "unità di lavoro", parent: "posto dell'unità", substitute: "chi sostituisce il valutatore", substitutionEnded: "fine di una sostituzione",
  delegate: "delega", conflictEnded: "fine di un conflitto di interessi", formEvaluator: "valutatore scritto nella scheda", mail: "posta", account: "utenza", powerEnded: "fine di un incarico per rapporto di lavoro",
}; // prettier-ignore
const FORM_WORDS: Readonly<Record<FormState, string>> = {
  assigned: "assegnata",
  acknowledged: "con presa visione",
  proposed: "proposta",
  communicated: "comunicata",
  contested: "contestata",
  final: "definitiva",
};

const WHAT_WORDS: Readonly<Record<string, string>> = {
  rule_document: "regole", "rule_document approved": "regole approvate", evaluation_file: "lettura delle valutazioni", head_count_decision: "conta del personale",
  finding_acceptance: "osservazione accettata", narrative: "testo della Relazione", evaluation_run: "calcolo", variation: "variazione",
  publication: "pubblicazione preparata", "publication released": "pubblicazione", "publication withdrawn": "ritiro di una pubblicazione", "publication erased": "cancellazione del contenuto di una pubblicazione",
  plan_edit: "campo della bozza del piano", "variation opinion": "parere su una variazione", "variation decided": "decisione su una variazione", "variation withheld": "variazione non pubblicata",
  "plan submitted": "piano inviato", "plan returned": "piano rimandato", "plan approved": "approvazione del piano",
  request: "richiesta",
}; // prettier-ignore

/** The words of the codes a field may hold. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: EVENT_WORDS,
  means: { ...MEANS_WORDS, online: "sul sito", paper: "su carta" },
  kind: {
    ...MAIL_WORDS,
    ...NOTICE_WORDS,
    evaluation: "valutazione",
    pay: "premi",
    plan: "del piano",
    own: "proprio",
    ...VARIATION_KIND_WORDS,
  },
  state: { ...MAIL_WORDS, ...VARIATION_STATE_WORDS, ...FORM_WORDS },
  cause: VARIATION_CAUSE_WORDS,
  computed: OUTCOME_WORDS,
  evaluated_outcome: OUTCOME_WORDS,
  validated: OUTCOME_WORDS,
  role: { ...ACCESS_ROLE_WORDS, ...PROFILE_WORDS },
  post: POST_WORDS,
  category: { ...PAY_CATEGORY_WORDS, ...CATEGORY_WORDS },
  decision: { confirmed: "conferma", refused: "rifiuto" },
  how: { repeat: "lo ripete", rewrite: "lo riscrive" },
  includes: INCLUDED_WORDS,
  secondFactor: { reset: "tolto da chi amministra" },
  actions: ACTION_WORDS,
  track: TRACK_WORDS,
  track_state: TRACK_STATE_WORDS,
  what: WHAT_WORDS,
  not_evaluable: NOT_EVALUATED_WORDS,
  standing: { evaluated: "valutata", waiting: "in corso", notEvaluated: "non valutata" },
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The name of a field, for people. */
export function fieldWords(field: string): string {
  return FIELDS[field] ?? field;
}

/** The word of a fact beside its value: «to» is whom, or until when. */
function nameWords(field: string, value: Json): string {
  return field === "to" && typeof value === "string" && DAY.test(value) ? "al" : fieldWords(field);
}

/** A value of a field, for people: days and instants as they are written here, codes in words, what holds other values as a list of them. */
export function valueWords(field: string, value: Json): string {
  if (value === null) return "–";
  if (typeof value === "boolean") return value ? "sì" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return textWords(field, value);
  if (Array.isArray(value)) return value.length === 0 ? "nessuno" : value.map((each) => valueWords(field, each as Json)).join(" · ");
  return Object.entries(value as Readonly<Record<string, Json>>)
    .filter(([, each]) => each !== null)
    .map(([name, each]) => `${nameWords(name, each)}: ${valueWords(name, each)}`)
    .join("; ");
}

/** The content of an operation, for people; one that is no longer JSON as it stands. */
export function contentWords(content: string): string {
  const words = jsonIn("content", content);
  return words === undefined ? content : words === "" ? "nulla" : words;
}

function textWords(field: string, text: string): string {
  if (field === "changedFields") return fieldName(text);
  if (field === "object") return objectWords(text);
  if (field === "action" || field === "from_action") return actionWords(text);
  const code = CODES[field]?.[text];
  if (code !== undefined) return code;
  if (DAY.test(text)) return text.split("-").reverse().join("/");
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d|Z)$/.test(text)) return hourInRome(text);
  return jsonIn(field, text) ?? text;
}

/** The content of an operation is kept as the text of its JSON. */
function jsonIn(field: string, text: string): string | undefined {
  if (field !== "content") return undefined;
  try {
    return valueWords("", JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
