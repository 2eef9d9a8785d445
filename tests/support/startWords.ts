/** What `start` says on stderr where nobody told the address people use. */
export const WITHOUT_ADDRESS =
  "Manca l'indirizzo pubblico del sito (PUBLIC_URL o --public-url, per esempio https://performance.comune.it): pagine e inviti usano quello di questo computer, e non c'è l'elenco per i motori di ricerca.\n";

/** What a first start says on stderr where it makes its folder. */
export function preparing(folder: string): string {
  return `Preparo una base dati nuova (cartella ${folder}).\n`;
}

/** What a start says on stderr beside the version of its embedded database, which it must say once, in a line that ages. */
export function besideVersion(stderr: string): string {
  const [before, after, ...more] = stderr.split(/^Base dati interna: PostgreSQL 18\.\d+, uscito il \d\d\/\d\d\/\d{4} \(.*\n/m);
  if (after === undefined || more.length > 0) throw new Error(`The version of PostgreSQL is not told once: ${stderr}`);
  return before! + after;
}
