/** Something that is wrong with what was sent, and the id and the label of the field it is about. */
type Wrong = { readonly text: string; readonly id?: string; readonly label?: string };

/** Everything that is wrong with a form, on top of its page and said aloud by screen readers: each leads to its field, and two of the same words are told apart by its label. */
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
        {problems.map((problem) => (
          <li>{problem.id === undefined ? problem.text : <a href={`#${problem.id}`}>{wordsAmong(problems, problem)}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

function wordsAmong(problems: readonly Wrong[], { text, label }: Wrong): string {
  const isRepeated = problems.filter((each) => each.text === text).length > 1;
  return label !== undefined && isRepeated ? `${label}: ${text}` : text;
}
