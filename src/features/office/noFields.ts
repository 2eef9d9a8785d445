import { entryForm } from "../entryForm.tsx";

/** A form that is its button: what it does is in its address. */
export const NO_FIELDS = entryForm({});
