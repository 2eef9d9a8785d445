import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { type Setting, SETTING_WORDS } from "../../../domain/organisation/setting.ts";
import type { SettingInForce } from "../../../data/organisation/administrationSetting.ts";
import { loadPublishedSettings } from "../../../data/publication/publishedYear.ts";
import { bodiesAsked, type BodiesShown, BodyPages, BodySearch } from "../BodySearch.tsx";
import { type PublicContext, soonOr } from "../servePublic.ts";

/** Some administrations this site shows, with what each says of itself. */
export type Told = { readonly shown: BodiesShown; readonly settings: ReadonlyMap<string, readonly SettingInForce[]> };

/** The administrations an address asks for, with what each says of itself; undefined while the database does not answer: the rest of the page is told all the same. */
export function toldOf(c: PublicContext): Promise<Told | undefined> {
  return soonOr<Told | undefined>(readTold(c), undefined);
}

async function readTold(c: PublicContext): Promise<Told> {
  const shown = await bodiesAsked(c);
  const settings = await loadPublishedSettings(
    c.var.db,
    shown.bodies.map(({ code }) => code),
  );
  return { shown, settings: groupBy(settings, ({ administration }) => administration) };
}

type Props = {
  readonly told: Told | undefined;
  readonly which: readonly Setting[];
  /** The address of the page, where others can be looked for: said once in a page. */
  readonly address?: string;
};

/** Some settings of each administration; what nobody has told is said to be missing, and who tells it: nothing is invented. */
export function SettingsOf({ told, which, address }: Props) {
  if (told === undefined) return <p class="missing">In questo momento non si possono leggere: riprovi tra poco.</p>;
  const { shown } = told;
  if (shown.total === 0 && shown.search === "") return <p class="missing">Da indicare a cura dell'amministrazione.</p>;
  return (
    <>
      {address !== undefined && <BodySearch shown={shown} address={address} />}
      {shown.bodies.map(({ code, name }) => {
        const settings = told.settings.get(code) ?? [];
        const said = settings.filter(({ setting }) => which.includes(setting));
        return (
          <>
            <h3>{name}</h3>
            {said.length > 0 && (
              <ul>
                {said.map(({ setting, value }) => (
                  <li>
                    {SETTING_WORDS[setting].label}: <Value setting={setting} value={value} />
                  </li>
                ))}
              </ul>
            )}
            {said.length === 0 && (
              <p class="missing">
                {which.map((setting) => SETTING_WORDS[setting].label).join(", ")}: da indicare a cura dell'amministrazione. Intanto si può
                chiedere all'ufficio relazioni con il pubblico.
              </p>
            )}
          </>
        );
      })}
      {address !== undefined && <BodyPages shown={shown} address={address} />}
    </>
  );
}

function Value({ setting, value }: Pick<SettingInForce, "setting" | "value">) {
  switch (setting) {
    case "mail":
    case "pec":
      return <a href={`mailto:${value}`}>{value}</a>;
    case "accessibilityStatement":
      return <a href={value}>{value}</a>;
    case "office":
    case "telephone":
    case "address":
    case "dpo":
      return <>{value}</>;
  }
}
