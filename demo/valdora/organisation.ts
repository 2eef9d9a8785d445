import type { EvaluationsFile } from "../../src/exchange/evaluations/readEvaluations.ts";
import { UNITS } from "./offices.ts";

type UnitInFile = NonNullable<EvaluationsFile["unita"]>[number];
type ServiceInFile = NonNullable<UnitInFile["servizi"]>[number];
type IndicatorInFile = ServiceInFile["indicatori"][number];
type ReadingInFile = IndicatorInFile["rilevazioni"][number];

/** Units with their weights, the ordinary activity of their services, and what the OIV judged. A year not over yet has no readings. */
export function organisationOf(year: number): UnitInFile[] {
  const at = (day: string) => `${String(year)}-${day}`;
  const isOver = year < 2026;
  const later = year > 2024;
  const read = (...readings: readonly ReadingInFile[]) => (isOver ? [...readings] : []);
  const quarters = (...values: readonly string[]) =>
    read(...values.map((valore, i) => ({ al: at(["03-31", "06-30", "09-30", "12-31"][i] ?? "12-31"), valore })));
  const judged = year === 2024 && { giudizio_oiv: JUDGEMENT_2024 };
  return [
    { unita: UNITS.segreteria, peso: "1", servizi: [service("Segreteria, controlli e trasparenza", "15", registry(at, read, later))] },
    {
      unita: UNITS.educazione,
      peso: "1.5",
      servizi: [
        service("Infanzia e scuola", "10", [
          { codice: "pasti", nome: "Voto delle famiglie ai pasti, media dei trimestri", peso: "2", atteso: { valore: "8" }, conta: "media", letture_dovute: 4, regola: { tipo: "rapporto", meglio: "alto" }, rilevazioni: quarters("7.4", "7.6", "7.5", later ? "7.9" : "7.7") },
          { codice: "gradi", nome: "Temperatura media nelle aule", peso: "1", atteso: { da: "19", a: "20" }, regola: { tipo: "intervallo", tolleranza_sotto: "1", tolleranza_sopra: "2" }, rilevazioni: read({ al: at("12-31"), valore: "20.5" }) },
        ]),
        service("Cultura e biblioteca", "10", [
          { codice: "aperture", nome: "Ore di apertura nell'anno", peso: "1", atteso: { valore: "1800", partenza: "1850" }, conta: "somma", letture_dovute: 4, regola: { tipo: "interpolazione", mantenimento: { meglio: "alto", tolleranza: "200" } }, rilevazioni: quarters("450", "460", "400", "450") },
          { codice: "iscritti", nome: "Nuovi iscritti", peso: "1", atteso: { valore: "600", partenza: "400" }, regola: { tipo: "interpolazione" }, rilevazioni: read({ al: at("12-31"), valore: later ? "580" : "550" }) },
        ]),
      ],
    },
    {
      unita: UNITS.sociale,
      peso: "1.5",
      servizi: [
        service("Servizi sociali e casa", "10", [
          { codice: "attesa", nome: "Giorni medi per il primo colloquio", peso: "2", atteso: { valore: "10" }, regola: { tipo: "rapporto", meglio: "basso", valore_non_positivo: "massimo" }, rilevazioni: read({ al: at("12-31"), valore: later ? "10" : "12.5" }) },
          { codice: "accolte", nome: "Domande accolte su cento presentate", peso: "1", atteso: { valore: "90" }, per: "100", conta: "somma", letture_dovute: 2, regola: { tipo: "rapporto", meglio: "alto" }, rilevazioni: read({ al: at("06-30"), numeratore: "170", denominatore: "200" }, { al: at("12-31"), numeratore: "180", denominatore: "200" }) },
        ]),
        service("Servizi demografici", "10", [
          { codice: "chiarezza", nome: "Chiarezza dei moduli secondo la lettura di prova", peso: "1", regola: { tipo: "ordinale", livelli: [{ parola: "scarsa", punti: "30" }, { parola: "sufficiente", punti: "60" }, { parola: "buona", punti: "85" }, { parola: "ottima", punti: "100" }] }, rilevazioni: read({ al: at("11-30"), livello: later ? "ottima" : "buona" }) },
          { codice: "errori", nome: "Atti corretti dopo la firma", peso: "1", regola: { tipo: "soglie", gradini: [{ fino_a: "5", compreso: true, punti: "100" }, { fino_a: "20", compreso: true, punti: "70" }], oltre: "20" }, rilevazioni: read({ al: at("12-31"), valore: later ? "4" : "12" }) },
        ]),
      ],
    },
    {
      unita: UNITS.urbanistica,
      peso: "1.25",
      ...judged,
      servizi: [
        service("Territorio e lavori pubblici", "20", [
          { codice: "cantieri", nome: "Rifacimento dei solai della scuola Aurora", peso: "2", regola: { tipo: "fasi", fasi: [{ nome: "progetto", peso: "30" }, { nome: "gara", peso: "30" }, { nome: "lavori", peso: "40" }] }, rilevazioni: read({ al: at("12-31"), fasi: { progetto: "100", gara: "100", lavori: later ? "80" : "25" } }) },
          { codice: "sottopasso", nome: "Pulizie del sottopasso", peso: "1", atteso: { valore: "24" }, regola: { tipo: "tutto_o_niente", confronto: "almeno" }, neutralizzato: `Giunta comunale n. 74 del 11/07/${String(year)}: sottopasso chiuso dal gestore della ferrovia`, rilevazioni: [] },
          { codice: "varianti", nome: "Varianti in corso d'opera", peso: "1", atteso: { valore: "3" }, regola: { tipo: "tutto_o_niente", confronto: "meno_di" }, rilevazioni: read({ al: at("12-31"), valore: "2" }) },
        ]),
      ],
    },
    {
      unita: UNITS.ambiente,
      peso: "1.25",
      servizi: [
        service("Ambiente e mobilità", "20", [
          { codice: "verde", nome: "Cura del verde", peso: "2", regola: { tipo: "composito", conta: "la_media", parti_mancanti: "si_escludono", parti: [{ codice: "tagli", nome: "Tagli dell'erba", peso: "60", atteso: { valore: "6" }, regola: { tipo: "rapporto", meglio: "alto" } }, { codice: "alberi", nome: "Alberi controllati", peso: "40", atteso: { valore: "300" }, regola: { tipo: "rapporto", meglio: "alto" } }] }, rilevazioni: read({ al: at("11-30"), parte: "tagli", valore: "6" }, { al: at("12-31"), parte: "alberi", valore: later ? "290" : "270" }) },
          { codice: "polveri", nome: "Giorni con polveri oltre il limite", peso: "1", atteso: { valore: "35" }, regola: { tipo: "tutto_o_niente", confronto: "al_massimo" }, rilevazioni: read({ al: at("12-31"), motivo_assenza: "La centralina è rimasta ferma da giugno." }) },
        ]),
      ],
    },
    {
      unita: UNITS.risorse,
      peso: "1.25",
      servizi: [
        service("Finanze e tributi", "10", [
          { codice: "cassa", nome: "Verifiche di cassa", peso: "1", atteso: { valore: "4" }, conta: "somma", letture_dovute: 4, regola: { tipo: "tutto_o_niente", confronto: "esattamente" }, rilevazioni: quarters("1", "1", "1", "1") },
          { codice: "anticipo", nome: "Anticipazione di tesoreria usata", peso: "1", atteso: { valore: "0" }, regola: { tipo: "tutto_o_niente", confronto: "al_massimo" }, non_applicabile: "Nell'anno non è stata chiesta nessuna anticipazione.", rilevazioni: [] },
        ]),
        service("Personale e formazione", "10", [
          { codice: "cedolini", nome: "Cedolini senza correzioni, per cento", peso: "1", atteso: { valore: "98" }, regola: { tipo: "tutto_o_niente", confronto: "piu_di" }, rilevazioni: read({ al: at("12-31"), valore: later ? "98.6" : "97.9" }) },
          { codice: "conto", nome: "Invio del conto annuale", peso: "1", atteso: { entro: at("07-31") }, regola: { tipo: "data", giorni_di_tolleranza: 5, zero_dopo_giorni: 55 }, rilevazioni: read({ concluso: at(later ? "07-30" : "08-15") }) },
        ]),
      ],
    },
    {
      unita: UNITS.polizia,
      peso: "1",
      servizi: [
        service("Sicurezza stradale", "20", [
          { codice: "presidio", nome: "Presidio delle scuole", peso: "2", regola: { tipo: "composito", conta: "il_peggiore", parti_mancanti: "annullano", parti: [{ codice: "mattina", nome: "Turni del mattino", peso: "50", atteso: { valore: "200" }, regola: { tipo: "rapporto", meglio: "alto" } }, { codice: "sera", nome: "Turni del pomeriggio", peso: "50", atteso: { valore: "150" }, regola: { tipo: "rapporto", meglio: "alto" } }] }, rilevazioni: read({ al: at("12-31"), parte: "mattina", valore: "200" }, { al: at("12-31"), parte: "sera", valore: later ? "150" : "135" }) },
          { codice: "segnaletica", nome: "Rinnovo della segnaletica davanti alle scuole", peso: "1", atteso: { entro: at("09-10") }, regola: { tipo: "data", zero_il: at("12-31") }, rilevazioni: read(later ? { concluso: at("09-08") } : { non_concluso: true }) },
        ]),
      ],
    },
  ]; // prettier-ignore
}

function service(servizio: string, quota: string, indicatori: readonly IndicatorInFile[]): ServiceInFile {
  return { servizio, quota, indicatori: [...indicatori] };
}

function registry(at: (day: string) => string, read: (...readings: readonly ReadingInFile[]) => ReadingInFile[], later: boolean) {
  return [
    { codice: "registro", nome: "Registro degli accessi pubblicato ogni semestre", peso: "1", regola: { tipo: "tutto_o_niente", confronto: "almeno" }, rilevazioni: read({ al: at("12-31"), raggiunto: true }) },
    { codice: "albo", nome: "Revisione dell'albo delle associazioni", peso: "1", atteso: { entro: at("10-31") }, regola: { tipo: "data" }, rilevazioni: read({ concluso: at(later ? "10-20" : "10-28") }) },
    { codice: "risposte", nome: "Giorni medi di risposta agli accessi", peso: "2", atteso: { valore: "20", partenza: "30" }, regola: { tipo: "interpolazione" }, rilevazioni: read({ al: at("12-31"), valore: later ? "20" : "22" }) },
  ] satisfies IndicatorInFile[]; // prettier-ignore
}

const JUDGEMENT_2024 = {
  valore: "88",
  motivo:
    "Il valore calcolato non tiene conto dei permessi rilasciati in meno di trenta giorni, verificati a campione su quaranta pratiche.",
  atto: "Nucleo di valutazione, verbale n. 3 del 14/03/2025",
};
