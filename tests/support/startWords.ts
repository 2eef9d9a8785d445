/** What `start` says on stderr where nobody told the address people use. */
export const WITHOUT_ADDRESS =
  "Manca l'indirizzo pubblico del sito (PUBLIC_URL o --public-url, per esempio https://performance.comune.it): pagine e inviti usano quello di questo computer, e non c'è l'elenco per i motori di ricerca.\n";

/** What a first start says on stderr where it makes its folder. */
export function preparing(folder: string): string {
  return `Preparo una base dati nuova (cartella ${folder}).\n`;
}
