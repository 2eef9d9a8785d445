import type { Objective } from "../../../domain/plan/objective.ts";
import { frondOf } from "../../../documents/frond.ts";
import { FrondShape } from "../OutcomeTree.tsx";
import { paths, type YearAddress } from "../../paths.ts";

/** A service with the objectives that the document links to it. */
export type ServiceBranch = { readonly service: string; readonly objectives: readonly Objective[] };

const NAME_LINE = 30;
const BARE = 8;
const NAME_AT = 26;
const CHARACTER = 8.6;

type Props = { readonly id: string; readonly title: string; readonly branches: readonly ServiceBranch[]; readonly at: YearAddress };

/** One bough of the Albero della performance: the services along a stem, each with the leaves of its objectives. Every node is a link. */
export function ServiceTree({ id, title, branches, at }: Props) {
  let y = 4;
  const rows = branches.map((branch) => {
    const top = y;
    const frond = branch.objectives.length > 0 ? frondOf(branch.objectives) : undefined;
    y += NAME_LINE + (frond?.height ?? BARE);
    return { ...branch, top, frond };
  });
  const widest = Math.max(...rows.map(({ service, frond }) => Math.max(NAME_AT + service.length * CHARACTER, 10 + (frond?.width ?? 0))));
  const [width, height] = [Math.ceil(widest), y + 4];
  return (
    <section class="bough table-scroll" aria-labelledby={id} tabindex={0}>
      <h3 id={id}>{title}</h3>
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} width={width} height={height}>
        <path class="stem" d={`M8 0V${String(height - 12)}`} />
        {rows.map(({ service, top, frond }) => (
          <>
            <path class="twig" d={`M8 ${String(top + 14)}H${String(NAME_AT - 6)}`} />
            <a href={paths.service(at, service)}>
              <title>{`Servizio: ${service}`}</title>
              <rect x={NAME_AT} y={top} width={Math.ceil(service.length * CHARACTER)} height="26" fill="transparent" />
              <text x={NAME_AT} y={top + 19}>
                {service}
              </text>
            </a>
            {frond && (
              <g transform={`translate(8 ${String(top + NAME_LINE - 6)})`}>
                <FrondShape frond={frond} at={at} />
              </g>
            )}
          </>
        ))}
      </svg>
    </section>
  );
}
