import { compare, fromDecimalText, HUNDRED, italianDecimal, type Rational, rational, ZERO } from "../kernel/rational.ts";
import { type Band, bandsOf } from "./band.ts";
import { error, type Problem, repeated, warning } from "./problem.ts";
import { scoreRange } from "./scoreRange.ts";
import { type Smvp } from "./smvp.ts";

/** The grid: bands that hold something, labels that say what they are, and no score without a band. */
export function checkBands({ bands }: Smvp): Problem[] {
  if (bands.length < 2) return [error("fasce", "La griglia dei punteggi ha almeno due fasce.")];
  const problems: Problem[] = [...repeated(bands, ({ label }) => label, "fasce", "La fascia")];
  for (const [i, band] of bands.entries()) {
    const clause = `fasce[${String(i)}]`;
    const end = fromDecimalText(band.upTo);
    const before = bands[i - 1];
    const order = before ? compare(end, fromDecimalText(before.upTo)) : compare(end, ZERO);
    const isEmpty = order < 0 || (order === 0 && (before ? before.inclusive || !band.inclusive : !band.inclusive));
    if (isEmpty)
      problems.push(error(`${clause}.fino_a`, `La fascia «${band.label}» non contiene nessun punteggio: finisce prima di cominciare.`));
    if (compare(end, HUNDRED) > 0 && i < bands.length - 1 && compare(fromDecimalText(before?.upTo ?? "0"), HUNDRED) >= 0)
      problems.push(warning(`${clause}.fino_a`, `La fascia «${band.label}» è oltre 100.`));
    const [meant] = bandsOf([band.label, bands[i + 1]?.label ?? ""]);
    if (meant && (compare(fromDecimalText(meant.upTo), end) !== 0 || meant.inclusive !== band.inclusive))
      problems.push(
        error(
          `${clause}.etichetta`,
          `L'etichetta «${band.label}» dice fino a ${italianDecimal(meant.upTo)} ${meant.inclusive ? "compreso" : "escluso"}, la fascia finisce a ${italianDecimal(band.upTo)} ${band.inclusive ? "compreso" : "escluso"}.`,
        ),
      );
  }
  return problems;
}

/** Scores above the last band fall nowhere; bands that no score reaches promise a differentiation that cannot be. */
export function checkReach(smvp: Smvp): Problem[] {
  const last = smvp.bands.at(-1);
  if (!last) return [];
  const ranges = smvp.roles.map((template) => scoreRange(smvp, template));
  const highest = ranges.reduce<Rational>((best, { to }) => (compare(to, best) > 0 ? to : best), HUNDRED);
  const lowest = ranges.reduce<Rational>((least, { from }) => (compare(from, least) < 0 ? from : least), HUNDRED);
  const end = fromDecimalText(last.upTo);
  const isHole = compare(highest, end) > 0 || (compare(highest, end) === 0 && !last.inclusive);
  const problems: Problem[] = [];
  if (isHole)
    problems.push(
      error(
        `fasce[${String(smvp.bands.length - 1)}].fino_a`,
        `L'ultima fascia finisce a ${italianDecimal(last.upTo)}${last.inclusive ? "" : " escluso"}: i punteggi oltre non stanno in nessuna.`,
      ),
    );
  for (const [i, band] of smvp.bands.entries()) {
    const { label, upTo, inclusive } = band;
    const above = compare(fromDecimalText(upTo), lowest);
    if (above < 0 || (above === 0 && !inclusive))
      problems.push(warning(`fasce[${String(i)}]`, `Nessuno può avere un punteggio nella fascia «${label}».`));
    else if (smvp.rounding.bandOn === "published" && !holdsPublished(band, smvp.bands[i - 1], smvp.rounding.decimals))
      problems.push(
        warning(`fasce[${String(i)}]`, `Con ${String(smvp.rounding.decimals)} decimali nessun punteggio cade nella fascia «${label}».`),
      );
  }
  return problems;
}

/** Whether a score with the published decimals falls in the band: the first one above the band before it does, or none. */
function holdsPublished(band: Band, before: Band | undefined, decimals: number): boolean {
  const unit = 10n ** BigInt(decimals);
  const start = before ? fromDecimalText(before.upTo) : ZERO;
  const scaled = rational(start.numerator * unit, start.denominator);
  const ceiling = scaled.denominator === 1n ? scaled.numerator : scaled.numerator / scaled.denominator + 1n;
  const first = rational(ceiling + (before?.inclusive && scaled.denominator === 1n ? 1n : 0n), unit);
  return compare(first, fromDecimalText(band.upTo)) < (band.inclusive ? 1 : 0);
}
