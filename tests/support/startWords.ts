/** What `start` says on stderr where nobody told the address people use. */
export const WITHOUT_ADDRESS =
  "Manca l'indirizzo pubblico del sito (PUBLIC_URL o --public-url, per esempio https://performance.comune.it): pagine e inviti usano quello di questo computer, e non c'è l'elenco per i motori di ricerca.\n";
