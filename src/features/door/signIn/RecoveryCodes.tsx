import { paths } from "../../paths.ts";

/** The recovery codes, the one time they are shown. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>Ognuno vale una volta, al posto del codice del telefono. Li stampi o li copi in un luogo sicuro, non sul telefono stesso.</p>
      <ol class="codes">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ol>
      <p>
        <a href={paths.myAccount}>Li ho messi da parte: continua</a>
      </p>
    </>
  );
}
