type Option = { readonly value: string; readonly text: string };

/** A choice among a few, with its label. */
export function SelectField({ id, label, options, value }: { id: string; label: string; options: readonly Option[]; value: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select class="form-select" id={id} name={id}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A line of text to look for. */
export function SearchField({ id, label, value, maxLength }: { id: string; label: string; value: string; maxLength?: number }) {
  return (
    <div class="field field-wide">
      <label for={id}>{label}</label>
      <input class="form-control" type="search" id={id} name={id} value={value} maxlength={maxLength} />
    </div>
  );
}

type TextFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** What a browser may fill in by itself. */
  readonly autocomplete: string;
  readonly isNumeric?: boolean;
  readonly maxLength?: number;
};

/** A line to write in, with what it wants and what is wrong with it. */
export function TextField({ id, label, type = "text", value, hint, error, autocomplete, isNumeric = false, maxLength }: TextFieldProps) {
  const [hintId, errorId] = [`${id}-nota`, `${id}-errore`];
  const describedBy = [hint === undefined ? "" : hintId, error === undefined ? "" : errorId].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      <input
        class="form-control"
        type={type}
        id={id}
        name={id}
        value={value}
        required
        maxlength={maxLength}
        autocomplete={autocomplete}
        inputmode={isNumeric ? "numeric" : undefined}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={describedBy || undefined}
        aria-invalid={error === undefined ? undefined : "true"}
      />
      {error !== undefined && (
        <p class="field-error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}
