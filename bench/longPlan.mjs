/** A plan of so many objectives in twenty units, each described in ninety words, as CSV. The same each time. */
export function longPlan(objectives) {
  const lines = Array.from({ length: objectives }, (_, i) =>
    [
      `Settore ${UNITS[i % UNITS.length]}`,
      `Obiettivo ${String(i + 1)}: ${phrase(i, 5)}`,
      phrase(i * 7, 90),
      `Numero di ${phrase(i * 3, 4)}`,
      `almeno ${String(1 + (i % 90))}`,
      "Registro di protocollo",
      i % 6 === 5 ? "non raggiunto" : "raggiunto",
    ].join(";"),
  );
  return `Settore;Titolo;Descrizione;Indicatore;Target;Fonte;Esito\n${lines.join("\n")}\n`;
}

function phrase(from, length) {
  return Array.from({ length }, (_, i) => WORDS[(from + i * (1 + (from % 5))) % WORDS.length]).join(" ");
}

const UNITS = [
  "Affari generali", "Anagrafe", "Ambiente", "Appalti", "Biblioteche", "Bilancio", "Commercio", "Cultura", "Edilizia privata", "Informatica",
  "Istruzione", "Lavori pubblici", "Mobilità", "Patrimonio", "Personale", "Polizia locale", "Servizi sociali", "Sport", "Tributi", "Urbanistica",
]; // prettier-ignore

const WORDS =
  "realizzazione di un percorso partecipato con le scuole del territorio, le associazioni e i comitati di quartiere per la revisione del regolamento della biblioteca civica multimediale, aggiornamento della documentazione sulla protezione dei dati personali nell'ambito dell'organizzazione comunale, riduzione dei tempi medi di pagamento delle fatture commerciali, digitalizzazione delle pratiche edilizie giacenti presso l'archivio storico con indicizzazione per via, numero civico e intestatario, controllo dell'autocertificazione dei requisiti, predisposizione degli atti di gara e rendicontazione trimestrale dei risultati all'amministrazione, verifica dell'accessibilità degli sportelli, formazione del personale assegnato".split(
    " ",
  );
