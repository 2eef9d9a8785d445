import { SHORTEST_PASSWORD } from "../../../domain/access/password.ts";
import { TextField } from "../../../ui/Fields.tsx";

/** A new password, written twice. */
export function NewPasswordFields() {
  const hint = `Almeno ${String(SHORTEST_PASSWORD)} caratteri, di qualunque tipo. Vanno bene quattro parole qualsiasi, o una scritta da un programma di password.`;
  return (
    <>
      <TextField id="nuova" label="Nuova password" type="password" hint={hint} autocomplete="new-password" />
      <TextField id="ancora" label="La stessa password, ancora" type="password" autocomplete="new-password" />
    </>
  );
}
