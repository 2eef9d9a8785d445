import { figureId } from "../../../domain/plan/countOutcomes.ts";
import type { ComparedYear } from "./comparedYear.ts";

const HIGH = 160;
const WIDE = 56;
const BETWEEN = 96;
const TOP = 28;

/** The share achieved in each year as columns, with their values written: the table before it says the same. */
export function ShareChart({ years }: { years: readonly ComparedYear[] }) {
  const columns = years.map(({ report, figures, isComparable }, i) => {
    const share = isComparable ? figures[figureId("share")] : undefined;
    const height = share ? Math.round((Number(share.proof.result) * HIGH) / 100) : 0;
    return { year: String(report.year), text: share?.text ?? "non indicata", height, x: 20 + i * BETWEEN };
  });
  const [width, base] = [columns.length * BETWEEN + 20, TOP + HIGH];
  const told = columns.map(({ year, text }) => `${year}: ${text}`).join("; ");
  return (
    <figure class="chart table-scroll" aria-labelledby="quota-per-anno" tabindex={0}>
      <figcaption id="quota-per-anno">Quota di obiettivi raggiunti, anno per anno, su una scala da 0 a 100 %</figcaption>
      <svg role="img" aria-label={told} viewBox={`0 0 ${String(width)} ${String(base + 28)}`} width={width} height={base + 28}>
        {columns.map(({ year, text, height, x }) => (
          <>
            <rect
              class={height === 0 ? "column-missing" : "column"}
              x={x}
              y={base - Math.max(height, 2)}
              width={WIDE}
              height={Math.max(height, 2)}
            />
            <text x={x + WIDE / 2} y={base - height - 8} text-anchor="middle">
              {text}
            </text>
            <text x={x + WIDE / 2} y={base + 20} text-anchor="middle">
              {year}
            </text>
          </>
        ))}
        <path class="axis" d={`M8 ${String(base)}H${String(width - 8)}`} />
      </svg>
    </figure>
  );
}
