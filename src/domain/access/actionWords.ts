import { DELEGABLE_WORDS } from "./delegableActions.ts";
import { type Right, type RightName, RIGHTS } from "./rights.ts";

/** The Italian words of every action, after "può": an action that has none does not compile. */
export const ACTION_WORDS: Readonly<Record<RightName, string>> = {
  ...DELEGABLE_WORDS,
  "years.list": "leggere quali anni ci sono",
  "years.compare": "confrontare gli anni",
  "site.read": "leggere le pagine sul sito",
  search: "cercare nelle pagine pubbliche",
  "transparency.read": "leggere «Amministrazione trasparente»",
  "year.read": "leggere le pagine di un anno",
  "objectives.list": "leggere l'elenco degli obiettivi",
  "objective.read": "leggere un obiettivo",
  "strategy.read": "leggere la strategia",
  "services.read": "leggere i servizi",
  "unit.read": "leggere la pagina di un'unità",
  "log.readCheckpoints": "leggere i punti di controllo del registro",
  "figure.explain": "leggere come si arriva a un numero",
  "relazione.read": "leggere la Relazione",
  "data.read": "scaricare i dati aperti",
  "api.read": "leggere i dati con un programma",

  "access.read": "aprire la pagina di accesso",
  "access.signIn": "accedere",
  "access.signOut": "uscire",
  "account.readOwn": "leggere la propria utenza",
  "account.changeOwn": "cambiare la propria utenza",

  "organisation.read": "leggere organizzazione e persone",
  "organisation.write": "cambiare organizzazione e persone",

  "rules.draft": "scrivere una bozza delle regole di valutazione e di premio",
  "rules.opinion": "dare il parere sulle regole di valutazione",
  "rules.approve": "approvare le regole di valutazione e di premio",

  "plan.import": "importare il piano",
  "plan.link": "dire che cose di anni diversi sono la stessa, o che una continua l'altra",
  "plan.readDraft": "leggere il piano in preparazione",
  "plan.submit": "presentare il piano per l'approvazione",
  "plan.return": "rimandare il piano a chi lo scrive",
  "plan.approve": "approvare il piano",
  "result.import": "importare i risultati",
  "quality.read": "leggere le osservazioni sulla qualità del piano",
  "quality.decide": "decidere su un'osservazione di qualità",
  "variation.opinion": "dare il parere su una variazione",
  "variation.withdraw": "ritirare una variazione",
  "variation.withhold": "non pubblicare ciò che dice una variazione",
  "variation.reject": "respingere una variazione",
  "variation.approve": "approvare una variazione",

  "evidence.read": "leggere le prove dei risultati",
  "result.verify": "verificare i risultati",
  "result.attest": "attestare i risultati",
  "result.scoreAnticorruption": "dare il punteggio agli obiettivi anticorruzione",
  "paymentTimes.record": "registrare i tempi di pagamento",
  "paymentTimes.attest": "attestare i tempi di pagamento",

  "evaluation.import": "importare le schede di valutazione",
  "evaluation.closeHeadCount": "chiudere la conta del personale",
  "evaluation.record": "registrare il calcolo dei punteggi",
  "form.propose": "proporre la valutazione dei dirigenti",
  "form.decide": "decidere la valutazione dei dirigenti",
  "form.readReleased": "leggere le schede comunicate",
  "selfAssessment.write": "scrivere la propria autovalutazione",
  "form.acknowledge": "prendere visione della propria scheda",
  "acknowledgement.register": "registrare una presa visione firmata su carta",
  "acknowledgement.read": "leggere le prese visione",
  "appeal.open": "presentare un'istanza sulla propria scheda",
  "appeal.read": "leggere le istanze",
  "appeal.decide": "decidere su un'istanza",

  "relazione.adopt": "adottare la Relazione",
  "relazione.validate": "validare la Relazione",

  "fund.write": "scrivere il fondo dei premi",
  "fund.approve": "approvare il fondo dei premi",
  "pay.record": "registrare il calcolo dei premi",
  "pay.release": "liberare i premi per il pagamento",
  "pay.readAmounts": "leggere gli importi dei premi",

  "publication.read": "leggere le pubblicazioni di un anno",
  "publication.build": "preparare la pubblicazione",
  "publication.release": "pubblicare",
  "publication.withdraw": "ritirare una pubblicazione",
  "publication.erase": "cancellare il contenuto di una pubblicazione ritirata",

  "export.withNames": "estrarre dati con i nomi",
  "ownData.copy": "prendere una copia dei propri dati",
  "rights.start": "avviare una richiesta sui dati personali",
  "rights.execute": "eseguire una richiesta sui dati personali",
  "legalHold.write": "fermare le cancellazioni per un procedimento, o riprenderle",
  "settings.write": "scrivere recapiti e altre impostazioni dell'ente",
  "retention.set": "stabilire quanto si conservano i dati",
  "retention.run": "cancellare i dati scaduti",
  "log.readAll": "leggere tutto il registro",
  "log.readActs": "leggere nel registro gli atti",
  "log.readOwn": "leggere nel registro ciò che si è fatto",
  "log.verify": "verificare il registro",
  "account.manage": "amministrare le utenze",
  "role.propose": "proporre un incarico",
  "role.confirm": "confermare o rifiutare un incarico",
  "role.end": "far finire un incarico",
  "relation.confirm": "confermare un rapporto di lavoro da Segretario, dirigente o EQ",
  "role.read": "leggere gli incarichi",

  "delegation.write": "registrare una delega",
  "delegation.revoke": "far finire una delega",
  "delegation.read": "leggere le deleghe",
  "conflict.declare": "dichiarare un conflitto di interessi",
  "conflict.end": "far finire un conflitto di interessi",
  "conflict.read": "leggere i conflitti di interessi",
  "substitution.write": "sostituire un valutatore",

  "track.read": "leggere a che punto sono le fasi",
  "track.open": "aprire una fase",
  "track.close": "chiudere una fase",
  "track.reopen": "proporre di riaprire una fase",
  "track.confirmReopening": "confermare o rifiutare la riapertura di una fase",

  "office.read": "aprire l'ufficio",
  "draft.save": "lasciare una bozza",
  "log.read": "aprire il registro",
  "derogation.read": "leggere le deroghe",
  "configuration.write": "cambiare le impostazioni del sistema",
  "backup.run": "fare le copie di sicurezza",
};

/** What a right is for, as it is offered to people: one that has no door yet says that it is coming. */
export function offeredWords(right: RightName): string {
  const { soon }: Right = RIGHTS[right];
  return soon ? `${ACTION_WORDS[right]} (in arrivo)` : ACTION_WORDS[right];
}

/** What the log says was done: an action of an earlier release that is no more keeps its own name. */
export function actionWords(action: string): string {
  return Object.hasOwn(ACTION_WORDS, action) ? ACTION_WORDS[action as RightName] : action;
}
