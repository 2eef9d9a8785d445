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
