import { peopleIn, type UnitNode } from "../../../domain/organisation/organisationOn.ts";

const [WIDTH, HEIGHT, GAP, STEP] = [240, 46, 10, 28];
/** As many letters as fit a line of a box. */
const LETTERS = 34;

type Box = { readonly node: UnitNode; readonly x: number; readonly y: number; readonly from?: { readonly x: number; readonly y: number } };

/** The organisation as boxes, each unit to the right of the one it depends on. The same is in the list beside it, in words. */
export function OrganisationChart({ units, title }: { units: readonly UnitNode[]; title: string }) {
  const boxes = placed(units);
  const width = Math.max(...boxes.map(({ x }) => x)) + WIDTH + 2;
  const height = Math.max(...boxes.map(({ y }) => y)) + HEIGHT + 2;
  return (
    <figure class="organisation" aria-labelledby="organigramma-titolo" tabindex={0}>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby="organigramma-titolo"
      >
        <title id="organigramma-titolo">{title}</title>
        {boxes.map(
          ({ x, y, from }) =>
            from && (
              <path class="link" d={`M${String(from.x)} ${String(from.y)}h${String(STEP / 2)}V${String(y + HEIGHT / 2)}H${String(x)}`} />
            ),
        )}
        {boxes.map(({ node, x, y }) => (
          <g>
            <rect x={x + 1} y={y + 1} width={WIDTH} height={HEIGHT} rx={4} />
            <text x={x + 10} y={y + 19}>
              {briefName(node.name)}
            </text>
            <text class="small" x={x + 10} y={y + 37}>
              {peopleWords(peopleIn(node))}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** One box under another, a unit beside the first of those under it. */
function placed(units: readonly UnitNode[]): Box[] {
  const boxes: Box[] = [];
  let line = 0;
  const place = (node: UnitNode, depth: number, from?: Box["from"]): void => {
    const [x, y] = [depth * (WIDTH + STEP), line * (HEIGHT + GAP)];
    boxes.push({ node, x, y, ...(from && { from }) });
    if (node.below.length === 0) line += 1;
    for (const below of node.below) place(below, depth + 1, { x: x + WIDTH + 1, y: y + HEIGHT / 2 });
  };
  for (const unit of units) place(unit, 0);
  return boxes;
}

function briefName(name: string): string {
  return name.length <= LETTERS ? name : `${name.slice(0, LETTERS - 1).trimEnd()}…`;
}

/** "1 persona", "12 persone". */
export function peopleWords(count: number): string {
  return count === 1 ? "1 persona" : `${String(count)} persone`;
}
