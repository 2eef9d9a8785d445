import { italianDate } from "../../../domain/kernel/civilDate.ts";
import type { PublicNumber } from "../../../data/publication/publishedYear.ts";
import { paths, type YearAddress } from "../../paths.ts";

type Props = { readonly numbers: readonly PublicNumber[]; readonly inForce: number | undefined; readonly at: YearAddress };

/** Every publication of a year, the latest first: what it corrects and why; of one that was taken back, the day and the reason alone. */
export function Versions({ numbers, inForce, at: { administration, year } }: Props) {
  return (
    <section aria-labelledby="versioni">
      <h2 id="versioni">Le versioni pubblicate</h2>
      <ul>
        {numbers.map(({ number, releasedOn, corrects, reason, withdrawn }) => {
          const name = `Versione ${String(number)}`;
          if (withdrawn)
            return (
              <li>
                {name} del {italianDate(releasedOn)}, ritirata il {italianDate(withdrawn.on)}: {withdrawn.reason}
              </li>
            );
          return (
            <li>
              <a href={paths.year({ administration, year, publication: number })}>{name}</a> del {italianDate(releasedOn)}
              {number === inForce && ", in vigore"}
              {corrects !== undefined && `, corregge la ${String(corrects)}`}
              {reason !== undefined && `: ${reason}`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
