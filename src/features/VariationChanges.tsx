import type { FieldEdit } from "../domain/plan/fieldEdits.ts";
import { fieldName, fieldValueWords } from "../domain/plan/fieldWords.ts";

/** What a variation changes: before and after, side by side. */
export function VariationChanges({
  id,
  caption,
  changes,
}: {
  readonly id: string;
  readonly caption: string;
  readonly changes: readonly FieldEdit[];
}) {
  return (
    <section class="table-scroll" aria-labelledby={id} tabindex={0}>
      <table class="table">
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Che cosa</th>
            <th scope="col">Prima</th>
            <th scope="col">Dopo</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr>
              <th scope="row">{fieldName(path)}</th>
              <td>{fieldValueWords(path, before)}</td>
              <td>{fieldValueWords(path, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
