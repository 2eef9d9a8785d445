/** Said once where a document links no objective to its structure: links are never guessed. */
export function NotLinked({ to }: { to: string }) {
  return (
    <p class="missing">
      Collegamento non indicato nel documento: nessun obiettivo dell'anno dice {to} è collegato. Un collegamento lo decide l'amministrazione
      quando scrive il piano; qui non si indovina.
    </p>
  );
}
