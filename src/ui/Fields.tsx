/** Something that can be chosen. */
export type Option = { readonly value: string; readonly text: string };

type SelectProps = {
  readonly isOptional?: boolean;
  readonly id: string;
  /** What it is sent as, where a page has two of one name. */
  readonly name?: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly error?: string | undefined;
};

/**
 * A choice among a few, with its label. What was chosen and can be chosen no more stays, and is not changed to the first of the others in silence; where there
 * is but one it is chosen.
 */
export function SelectField({ id, name = id, label, options, value: held, error, isOptional = false }: SelectProps) {
  const value = held === "" && options.length === 1 && !isOptional ? options[0]!.value : held;
  const isOffered = options.some((option) => option.value === value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="form-select"
        id={id}
        name={name}
        aria-describedby={error === undefined ? undefined : `${id}-errore`}
        aria-invalid={error === undefined ? undefined : "true"}
        required={!isOffered && !isOptional}
      >
        {!isOffered && (
          <option value={value} selected>
            {value === "" ? "Scelga…" : "Ciò che era scelto non c'è più: scelga di nuovo"}
          </option>
        )}
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
  readonly isOptional?: boolean;
  readonly id: string;
  /** What it is sent as, where a page has two of one name. */
  readonly name?: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength?: number;
};

/** Some lines to write in. */
export function TextAreaField({ id, name = id, label, value, hint, error, maxLength = 2000, isOptional = false }: TextAreaProps) {
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
        name={name}
        rows={3}
        maxlength={maxLength}
        required={!isOptional}
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
  /** Looks for what is written without sending the form: what the button «Cerca» is sent for. */
  readonly search?: string;
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
  search,
}: TextFieldProps) {
  const [hintId, errorId] = [`${id}-nota`, `${id}-errore`];
  const describedBy = [hint === undefined ? "" : hintId, error === undefined ? "" : errorId].filter(Boolean).join(" ");
  const input = (
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
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {search === undefined ? (
        input
      ) : (
        <div class="searched">
          {input}
          <button class="btn quiet" type="submit" name="intento" value={search} formnovalidate>
            Cerca<span class="visually-hidden">: {label}</span>
          </button>
        </div>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** A file to be sent. `accept` is which kinds a browser offers. */
export function FileField({ id, label, accept, error }: { id: string; label: string; accept: string; error?: string | undefined }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="form-control"
        type="file"
        id={id}
        name={id}
        accept={accept}
        required
        aria-describedby={error === undefined ? undefined : `${id}-errore`}
        aria-invalid={error === undefined ? undefined : "true"}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}

type ChoiceProps = {
  readonly id: string;
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
};

/** A choice among what was found, one button for each. */
export function RadioFields({ id, name, legend, options, value }: ChoiceProps) {
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {options.map((option, i) => (
        <div>
          <input type="radio" id={`${id}-${String(i + 1)}`} name={name} value={option.value} checked={option.value === value} />
          <label for={`${id}-${String(i + 1)}`}>{option.text}</label>
        </div>
      ))}
    </fieldset>
  );
}

type TicksProps = {
  readonly id: string;
  readonly legend: string;
  /** Each with the name it is sent under. */
  readonly options: readonly Option[];
  readonly isTicked: (name: string) => boolean;
  readonly error?: string | undefined;
};

/** Things to be ticked, any number of them. */
export function TickFields({ id, legend, options, isTicked, error }: TicksProps) {
  return (
    <fieldset class="ticks" id={id} tabindex={-1} aria-describedby={error === undefined ? undefined : `${id}-errore`}>
      <legend>{legend}</legend>
      {options.map(({ value, text }) => (
        <div>
          <input type="checkbox" id={`${id}-${value}`} name={value} value="si" checked={isTicked(value)} />
          <label for={`${id}-${value}`}>{text}</label>
        </div>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
