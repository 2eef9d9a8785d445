import * as z from "zod";
import { answerForm } from "../answerForm.tsx";
import { idOf, type OfficeAnswer } from "../office.ts";
import { day, optionalDay, personCode, words } from "../officeFields.ts";
import { paths } from "../../paths.ts";
import {
  ABSTENTION_REFUSALS,
  closeConflict,
  declareConflict,
  endSubstitution,
  substituteEvaluator,
} from "../../commands/abstentions/abstain.ts";
import { drawDelegations } from "./delegations.route.tsx";

const CONFLICT_FORM = z.strictObject({ chi: personCode, su: personCode, ragione: words("il motivo") });
const SUBSTITUTION_FORM = z.strictObject({ valutato: personCode, sostituto: personCode, da: day, a: optionalDay, perche: words("perché") });

/** Declares a conflict of interest. */
export const postConflicts: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: CONFLICT_FORM,
    words: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    redraw: (conflict, status) => drawDelegations(office, { conflict }, status),
    perform: ({ chi: person, su: about, ragione: reason }, options) => declareConflict(office.ambient, { person, about, reason }, options),
  });

/** Ends one. */
export const postConflictEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: z.strictObject({}),
    words: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    perform: (_, options) => closeConflict(office.ambient, idOf(office), options),
  });

/** Ends a substitution. */
export const postSubstitutionEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: z.strictObject({}),
    words: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    perform: (_, options) => endSubstitution(office.ambient, idOf(office), options),
  });

/** Says who evaluates in the place of another. */
export const postSubstitutions: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: SUBSTITUTION_FORM,
    words: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    redraw: (substitution, status) => drawDelegations(office, { substitution }, status),
    perform: ({ valutato: person, sostituto: substitute, da: from, a: to, perche: reason }, options) =>
      substituteEvaluator(office.ambient, { person, substitute, from, ...(to && { to }), reason }, options),
  });
