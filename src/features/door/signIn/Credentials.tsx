import type { PasskeyListed } from "../../../data/account/passkey.ts";
import { AccessForm } from "../AccessPage.tsx";
import { paths } from "../../paths.ts";
import { newToken } from "../../secretToken.ts";
import { momentInRome } from "../../commands/instantWords.ts";

type Props = {
  readonly hasPassword: boolean;
  readonly hasPhone: boolean;
  readonly codesLeft: number;
  readonly passkeys: readonly PasskeyListed[];
  readonly provider: { readonly name: string; readonly isLinked: boolean } | undefined;
  readonly mark: string;
};

/** What the account signs in with, and what can be changed of it. */
export function Credentials({ hasPassword, hasPhone, codesLeft, passkeys, provider, mark }: Props) {
  return (
    <section aria-labelledby="credenziali">
      <h2 id="credenziali">Con che cosa accedo</h2>
      <p>Prima di ogni cambiamento si chiede di nuovo di confermare chi è.</p>
      {hasPassword && (
        <p>
          <a href={paths.myPassword}>Cambia la password</a>
        </p>
      )}
      {hasPhone && <p>Codici di recupero rimasti: {codesLeft}.</p>}
      {hasPhone && (
        <AccessForm action={paths.myCodes} mark={mark} button="Fai nuovi codici di recupero" isQuiet>
          <input type="hidden" name="richiesta" value={newToken()} />
        </AccessForm>
      )}
      <AccessForm
        action={paths.myFactor}
        mark={mark}
        button={hasPhone ? "Cambia il telefono dei codici" : "Metti i codici su un telefono"}
        isQuiet
      />
      <Passkeys passkeys={passkeys} mark={mark} />
      {provider?.isLinked === true && <p>L'account è collegato a {provider.name}.</p>}
      {provider?.isLinked === false && (
        <AccessForm action={paths.myProvider} mark={mark} button={`Collega l'account a ${provider.name}`} isQuiet />
      )}
    </section>
  );
}

function Passkeys({ passkeys, mark }: Pick<Props, "passkeys" | "mark">) {
  return (
    <>
      <h3>Passkey</h3>
      {passkeys.length > 0 && (
        <ul class="found">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li>
              <p>
                {name}: aggiunta il {momentInRome(createdAt)}
                {lastUsedAt ? `, usata l'ultima volta il ${momentInRome(lastUsedAt)}.` : ", mai usata."}
              </p>
              <AccessForm action={paths.removePasskey} mark={mark} button={`Togli la passkey «${name}»`} isQuiet>
                <input type="hidden" name="passkey" value={String(id)} />
              </AccessForm>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.newPasskey}>Aggiungi una passkey</a>
      </p>
    </>
  );
}
