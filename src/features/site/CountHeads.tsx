import type { CountColumn } from "../../documents/relazione/countColumns.ts";

/** The heads of the columns that tell how objectives ended. */
export function CountHeads({ columns }: { columns: readonly CountColumn[] }) {
  return columns.map(({ head }) => (
    <th scope="col" class="number">
      {head}
    </th>
  ));
}
