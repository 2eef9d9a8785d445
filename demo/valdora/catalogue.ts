import type { EvaluationsFile } from "../../src/exchange/evaluations/readEvaluations.ts";

type EntryInFile = NonNullable<EvaluationsFile["anagrafe_indicatori"]>[number];

const entry = (codice: string, nome: string, tipo: EntryInFile["tipo"], classe: string, verso: EntryInFile["verso"], unita_di_misura: string, formula: string, fonte: string, decimali = 0): EntryInFile => ({
  codice, nome, tipo, classe, formula, unita_di_misura, decimali, verso, fonte,
}); // prettier-ignore

/** What the indicators of Valdora's services are, wherever they are used. */
export const CATALOGUE: readonly EntryInFile[] = [
  entry("registro", "Registro degli accessi", "si_no", "efficienza", "nessuno", "sì o no", "pubblicato ogni semestre", "Protocollo"),
  entry("albo", "Revisione dell'albo delle associazioni", "data", "progetti", "data", "giorno", "giorno dell'atto che approva l'albo", "Protocollo"),
  entry("risposte", "Tempo di risposta agli accessi", "numero", "efficienza", "basso", "giorni", "media dei giorni tra domanda e risposta", "Protocollo", 1),
  entry("pasti", "Gradimento dei pasti", "gradimento", "soddisfazione", "alto", "voto da 1 a 10", "media dei voti delle famiglie", "Gestionale dei questionari", 1),
  entry("gradi", "Temperatura nelle aule", "numero", "efficienza", "intervallo", "gradi", "media delle temperature rilevate d'inverno", "Software di controllo degli impianti", 1),
  entry("aperture", "Apertura della biblioteca", "numero", "efficienza", "alto", "ore", "ore di apertura nell'anno", "Registro delle aperture"),
  entry("iscritti", "Nuovi iscritti alla biblioteca", "numero", "impatto", "alto", "persone", "iscritti per la prima volta nell'anno", "Gestionale della biblioteca"),
  entry("attesa", "Attesa del primo colloquio", "numero", "efficienza", "basso", "giorni", "media dei giorni tra domanda e colloquio", "Gestionale dei servizi sociali", 1),
  { ...entry("accolte", "Domande accolte", "percentuale", "impatto", "alto", "per cento", "domande accolte su domande presentate", "Gestionale dei servizi sociali", 1), numeratore: "domande accolte", denominatore: "domande presentate", referente: "Area Sociale e demografici" },
  entry("chiarezza", "Chiarezza dei moduli", "qualitativo", "efficienza", "alto", "giudizio", "giudizio di tre lettori di prova", "Registro delle letture"),
  entry("errori", "Atti corretti dopo la firma", "numero", "efficienza", "basso", "atti", "atti corretti nell'anno", "Registro degli atti"),
  entry("cantieri", "Solai della scuola Aurora", "fasi", "progetti", "alto", "per cento", "avanzamento delle fasi del progetto", "Registro di cantiere"),
  entry("sottopasso", "Pulizie del sottopasso", "numero", "efficienza", "alto", "pulizie", "pulizie eseguite nell'anno", "Registro di cantiere"),
  entry("varianti", "Varianti in corso d'opera", "numero", "efficienza", "basso", "varianti", "varianti approvate nell'anno", "Registro di cantiere"),
  entry("verde", "Cura del verde", "composito", "efficienza", "alto", "punti", "tagli dell'erba e alberi controllati", "Registro del verde"),
  entry("polveri", "Giorni con polveri oltre il limite", "numero", "impatto", "basso", "giorni", "giorni oltre il limite nell'anno", "Banca dati regionale"),
  entry("cassa", "Verifiche di cassa", "numero", "efficienza", "nessuno", "verifiche", "verifiche eseguite nell'anno", "Verbali dei revisori"),
  entry("anticipo", "Anticipazione di tesoreria", "finanziario", "efficienza", "basso", "euro", "somma chiesta nell'anno", "Contabilità", 2),
  entry("cedolini", "Cedolini senza correzioni", "percentuale", "efficienza", "alto", "per cento", "cedolini mai corretti su cedolini emessi", "Gestionale del personale", 1),
  entry("conto", "Conto annuale", "data", "politiche", "data", "giorno", "giorno dell'invio", "Ministero, ricevuta dell'invio"),
  entry("presidio", "Presidio delle scuole", "composito", "politiche", "alto", "punti", "il peggiore tra i turni del mattino e del pomeriggio", "Registro dei servizi"),
  entry("segnaletica", "Segnaletica davanti alle scuole", "data", "progetti", "data", "giorno", "giorno di fine lavori", "Registro di cantiere"),
]; // prettier-ignore
