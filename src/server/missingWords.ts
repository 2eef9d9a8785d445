import { KEY_MAKER } from "./accessKey.ts";

// What is said where a setting is missing without which the program works, and something of it does not.

/** Where the database is on a server and nobody gave the key of accesses. */
export const NO_KEY = `Nessuno può accedere: manca TRAGUARDO_KEY, la chiave dell'installazione. Ne faccia una con
  ${KEY_MAKER}
la metta nell'ambiente del servizio e la conservi con le copie di sicurezza, ma non insieme alla base dati: senza, i secondi fattori non si aprono più.`;

/** Where nobody told the address people use. */
export const NO_ADDRESS =
  "Manca l'indirizzo pubblico del sito (PUBLIC_URL o --public-url, per esempio https://performance.comune.it): pagine e inviti usano quello di questo computer, e non c'è l'elenco per i motori di ricerca.";

/** Where the database is on a server and nobody gave the role that seals. */
export const NOT_SEALED =
  "Il registro delle operazioni non è sigillato: manca DATABASE_SEALER_URL, l'indirizzo con un ruolo membro di «traguardo_sealer».";

/** Where something seals and nobody gave the key that signs. */
export const NOT_SIGNED = "I punti di controllo del registro non sono firmati: manca CHECKPOINT_KEY_FILE, il file della chiave.";

/** Where the database is on a server and nobody named the list of what was erased. */
export const NO_ERASURES =
  "Manca ERASURES_FILE, il file dove si annota che cosa è stato cancellato: senza, dopo il ripristino di una copia non si sa che cosa cancellare di nuovo.";

/** Where nobody gave a mail server. */
export const NO_MAIL_SERVER = "Non c'è un server di posta (SMTP_URL): nulla parte.";
