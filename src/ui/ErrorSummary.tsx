/** Something that is wrong with what was sent, and the id of the field it is about. */
type Wrong = { readonly text: string; readonly id?: string };

/** Everything that is wrong with a form, on top of its page and said aloud by screen readers: each leads to its field. */
export function ErrorSummary({ problems }: { problems: readonly Wrong[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="refusal" role="alert" id="errori" tabindex={-1}>
      <h2>
        {problems.length === 1
          ? "C'è un errore: non è stato fatto nulla"
          : `Ci sono ${String(problems.length)} errori: non è stato fatto nulla`}
      </h2>
      <ul>
        {problems.map(({ text, id }) => (
          <li>{id === undefined ? text : <a href={`#${id}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
