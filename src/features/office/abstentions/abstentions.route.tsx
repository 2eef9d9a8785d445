import { paths } from "../../paths.ts";
import {
  ABSTENTION_REFUSALS,
  closeConflict,
  declareConflict,
  endSubstitution,
  substituteEvaluator,
} from "../../commands/abstentions/abstain.ts";
import { answerForm } from "../answerForm.tsx";
import { BUTTON_FORM } from "../../entryForm.tsx";
import { idOf, type OfficeAnswer } from "../office.ts";
import { CONFLICT_FORM, SUBSTITUTION_FORM } from "./Abstentions.tsx";
import { drawDelegations } from "./delegations.route.tsx";

/** Declares a conflict of interest. */
export const postConflicts: OfficeAnswer = (office) =>
  answerForm(office, {
    form: CONFLICT_FORM,
    sentences: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    redraw: (conflict, status) => drawDelegations(office, { conflict }, status),
    perform: (conflict, options) => declareConflict(office.ambient, conflict, options),
  });

/** Ends one. */
export const postConflictEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    form: BUTTON_FORM,
    sentences: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    perform: (_, options) => closeConflict(office.ambient, idOf(office), options),
  });

/** Ends a substitution. */
export const postSubstitutionEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    form: BUTTON_FORM,
    sentences: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    perform: (_, options) => endSubstitution(office.ambient, idOf(office), options),
  });

/** Says who evaluates in the place of another. */
export const postSubstitutions: OfficeAnswer = (office) =>
  answerForm(office, {
    form: SUBSTITUTION_FORM,
    sentences: ABSTENTION_REFUSALS,
    back: paths.delegations(office.administration.code),
    redraw: (substitution, status) => drawDelegations(office, { substitution }, status),
    perform: (substitution, options) => substituteEvaluator(office.ambient, substitution, options),
  });
