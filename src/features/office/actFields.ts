import { day, text } from "../entryFields.tsx";

/** An act, as a form has it. */
export const ACT = {
  organ: text("organo", "Organo dell'atto", { what: "quale organo", longest: 200 }),
  number: text("numero", "Numero dell'atto", { what: "il numero", longest: 60 }),
  date: day("data", "Data dell'atto"),
};
