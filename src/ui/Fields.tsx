type Option = { readonly value: string; readonly text: string };

type SelectProps = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly error?: string | undefined;
};

/** A choice among a few, with its label. */
export function SelectField({ id, label, options, value, error }: SelectProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="form-select"
        id={id}
        name={id}
        aria-describedby={error === undefined ? undefined : `${id}-errore`}
        aria-invalid={error === undefined ? undefined : "true"}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
      <FieldError id={id} error={error} />
    </div>
  );
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p class="field-error" id={`${id}-errore`}>
      {error}
    </p>
  );
}

type TextAreaProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength?: number;
};

/** Some lines to write in. */
export function TextAreaField({ id, label, value, hint, error, maxLength = 2000 }: TextAreaProps) {
  const describedBy = [hint === undefined ? "" : `${id}-nota`, error === undefined ? "" : `${id}-errore`].filter(Boolean).join(" ");
  return (
    <div class="field field-wide">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-nota`}>
          {hint}
        </p>
      )}
      <textarea
        class="form-control"
        id={id}
        name={id}
        rows={3}
        maxlength={maxLength}
        required
        aria-describedby={describedBy || undefined}
        aria-invalid={error === undefined ? undefined : "true"}
      >
        {value}
      </textarea>
      <FieldError id={id} error={error} />
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
  /** What it is sent as, where a page has two of one name. */
  readonly name?: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** What a browser may fill in by itself. */
  readonly autocomplete: string;
  readonly isNumeric?: boolean;
  readonly isOptional?: boolean;
  readonly maxLength?: number;
};

/** A line to write in, with what it wants and what is wrong with it. */
export function TextField({
  id,
  name = id,
  label,
  type = "text",
  value,
  hint,
  error,
  autocomplete,
  isNumeric = false,
  isOptional = false,
  maxLength,
}: TextFieldProps) {
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
        name={name}
        value={value}
        required={!isOptional}
        maxlength={maxLength}
        autocomplete={autocomplete}
        inputmode={isNumeric ? "numeric" : undefined}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={describedBy || undefined}
        aria-invalid={error === undefined ? undefined : "true"}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
