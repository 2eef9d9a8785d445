import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { type Setting, SETTING_WORDS } from "../../../domain/organisation/setting.ts";
import type { SettingInForce } from "../../../data/organisation/administrationSetting.ts";
import { loadPublishedSettings } from "../../../data/publication/publishedYear.ts";
import { allYears, type PublicContext, soonOr } from "../servePublic.ts";

/** An administration this site shows, with what it says of itself. */
export type Told = { readonly name: string; readonly settings: readonly SettingInForce[] };

/** Every administration this site shows, with what each says of itself; undefined while the database does not answer: the rest of the page is told all the same. */
export function toldOf(c: PublicContext): Promise<readonly Told[] | undefined> {
  return soonOr<readonly Told[] | undefined>(readTold(c), undefined);
}

async function readTold(c: PublicContext): Promise<readonly Told[]> {
  const { listed } = await allYears(c);
  const names = new Map(listed.map(({ administration }) => [administration.code, administration.name]));
  const of = groupBy(await loadPublishedSettings(c.var.db), ({ administration }) => administration);
  return [...names].map(([code, name]) => ({ name, settings: of.get(code) ?? [] }));
}

/** Some settings of each administration; what nobody has told is said to be missing, and who tells it: nothing is invented. */
export function SettingsOf({ told, which }: { readonly told: readonly Told[] | undefined; readonly which: readonly Setting[] }) {
  if (told === undefined) return <p class="missing">In questo momento non si possono leggere: riprovi tra poco.</p>;
  if (told.length === 0) return <p class="missing">Da indicare a cura dell'amministrazione.</p>;
  return (
    <>
      {told.map(({ name, settings }) => {
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
