import type { ViewAction, StandingAction, TrackAction, Action } from "../domain/cycle/actions.ts";
import {
  postConflictEnd,
  postConflicts,
  postSubstitutionEnd,
  postSubstitutions,
} from "../features/office/abstentions/abstentions.route.tsx";
import { getDelegations, postDelegationEnd, postDelegations } from "../features/office/abstentions/delegations.route.tsx";
import { getForm, getFormReceipt, postAcknowledgement } from "../features/office/forms/form.route.tsx";
import { getForms } from "../features/office/forms/forms.route.tsx";
import type { OfficeAnswer } from "../features/office/office.ts";
import { getOffice } from "../features/office/officeHome/officeHome.route.tsx";
import { getDerogations, getOperations } from "../features/office/operations/operations.route.tsx";
import { newPerson } from "../features/office/organisation/newPerson.route.tsx";
import { getOrganisation } from "../features/office/organisation/organisation.route.tsx";
import { getPeople } from "../features/office/organisation/people.route.tsx";
import { getPerson, postPerson, postRelation } from "../features/office/organisation/person.route.tsx";
import { getStaffList, postStaffList } from "../features/office/organisation/staffList.route.tsx";
import { getUnitOfOffice, newUnit, postFirstDay, postUnitOfOffice } from "../features/office/organisation/units.route.tsx";
import { getRoles, postRelations, postRole, postRoleEnd, postRoles } from "../features/office/roles/roles.route.tsx";
import { numberErasure, numberWithdrawal } from "../features/office/publications/numberForms.route.tsx";
import { getPublications, postPublications, postRelease, postWithdrawal } from "../features/office/publications/publications.route.tsx";
import { getPlannedObjective, postPlannedObjective, postVariationOfObjective } from "../features/office/plan/objective.route.tsx";
import { getPlan, postApproval, postReturn, postSubmission } from "../features/office/plan/plan.route.tsx";
import {
  getVariation,
  getVariationsOfOffice,
  postOpinion,
  postProposal,
  postRejection,
  postVariationsApproval,
  postVariationWithdrawal,
  postWithholding,
} from "../features/office/plan/variations.route.tsx";
import { getReadingNote } from "../features/office/quality/readingNote.route.tsx";
import { getReopenings, postReopenings } from "../features/office/tracks/reopening.route.tsx";
import { getTracks, postReopening, postTracks } from "../features/office/tracks/tracks.route.tsx";

/** What an address of an office does: it asks the table of rights about it before anything else. */
export type OfficeRoute = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly action: ViewAction | StandingAction | TrackAction | Action;
  readonly answer: OfficeAnswer;
  /** Bytes it may be sent, where it is a file. */
  readonly takes?: number;
};

const OFFICE = "/:administration{[a-z0-9_-]{1,40}}/ufficio";
const YEAR = `${OFFICE}/:year{[0-9]{4}}`;
const PERSON = ":person{[A-Za-z0-9._-]{1,40}}";
const ID = ":id{[0-9]{1,18}}";

const ORDINAL = ":ordinal{[0-9]{3,9}}";

/** The largest list of the staff, and its form around it. */
const LARGEST_LIST = 10 * 1024 * 1024 + 16_384;

/** Every address of an office, with the action it does. One without an action does not compile. */
export const OFFICE_ROUTES: readonly OfficeRoute[] = [
  { method: "GET", path: OFFICE, action: "office.read", answer: getOffice },
  { method: "GET", path: `${OFFICE}/organizzazione`, action: "organisation.read", answer: getOrganisation },
  { method: "GET", path: `${OFFICE}/unita`, action: "organisation.write", answer: newUnit.get },
  { method: "POST", path: `${OFFICE}/unita`, action: "organisation.write", answer: newUnit.post },
  { method: "GET", path: `${OFFICE}/unita/${ID}`, action: "organisation.write", answer: getUnitOfOffice },
  { method: "POST", path: `${OFFICE}/unita/${ID}`, action: "organisation.write", answer: postUnitOfOffice },
  { method: "POST", path: `${OFFICE}/unita/${ID}/primo-giorno`, action: "organisation.write", answer: postFirstDay },
  { method: "GET", path: `${OFFICE}/persone`, action: "organisation.read", answer: getPeople },
  { method: "GET", path: `${OFFICE}/nuova-persona`, action: "organisation.write", answer: newPerson.get },
  { method: "POST", path: `${OFFICE}/nuova-persona`, action: "organisation.write", answer: newPerson.post },
  { method: "GET", path: `${OFFICE}/elenco-del-personale`, action: "organisation.write", answer: getStaffList },
  { method: "POST", path: `${OFFICE}/elenco-del-personale`, action: "organisation.write", answer: postStaffList, takes: LARGEST_LIST },
  { method: "GET", path: `${OFFICE}/persone/${PERSON}`, action: "organisation.read", answer: getPerson },
  { method: "POST", path: `${OFFICE}/persone/${PERSON}`, action: "organisation.write", answer: postPerson },
  { method: "POST", path: `${OFFICE}/persone/${PERSON}/rapporto`, action: "organisation.write", answer: postRelation },
  { method: "GET", path: `${OFFICE}/incarichi`, action: "role.read", answer: getRoles },
  { method: "POST", path: `${OFFICE}/incarichi`, action: "role.propose", answer: postRoles },
  { method: "POST", path: `${OFFICE}/incarichi/rapporti`, action: "relation.confirm", answer: postRelations },
  { method: "POST", path: `${OFFICE}/incarichi/${ID}`, action: "role.confirm", answer: postRole },
  { method: "POST", path: `${OFFICE}/incarichi/${ID}/fine`, action: "role.end", answer: postRoleEnd },
  { method: "GET", path: `${OFFICE}/deleghe`, action: "delegation.read", answer: getDelegations },
  { method: "POST", path: `${OFFICE}/deleghe`, action: "delegation.write", answer: postDelegations },
  { method: "POST", path: `${OFFICE}/deleghe/${ID}/fine`, action: "delegation.revoke", answer: postDelegationEnd },
  { method: "POST", path: `${OFFICE}/astensioni`, action: "conflict.declare", answer: postConflicts },
  { method: "POST", path: `${OFFICE}/astensioni/${ID}/fine`, action: "conflict.end", answer: postConflictEnd },
  { method: "POST", path: `${OFFICE}/sostituzioni`, action: "substitution.write", answer: postSubstitutions },
  { method: "POST", path: `${OFFICE}/sostituzioni/${ID}/fine`, action: "substitution.write", answer: postSubstitutionEnd },
  { method: "GET", path: `${OFFICE}/operazioni`, action: "log.read", answer: getOperations },
  { method: "GET", path: `${OFFICE}/deroghe`, action: "derogation.read", answer: getDerogations },
  { method: "GET", path: `${YEAR}/fasi`, action: "track.read", answer: getTracks },
  { method: "POST", path: `${YEAR}/fasi`, action: "track.close", answer: postTracks },
  { method: "GET", path: `${YEAR}/riaperture`, action: "track.reopen", answer: getReopenings },
  { method: "POST", path: `${YEAR}/riaperture`, action: "track.reopen", answer: postReopenings },
  { method: "POST", path: `${YEAR}/riaperture/${ID}`, action: "track.confirmReopening", answer: postReopening },
  { method: "GET", path: `${YEAR}/controllo-qualita`, action: "quality.read", answer: getReadingNote },
  { method: "GET", path: `${YEAR}/piano`, action: "plan.readDraft", answer: getPlan },
  { method: "POST", path: `${YEAR}/piano/invio`, action: "plan.submit", answer: postSubmission },
  { method: "POST", path: `${YEAR}/piano/rinvio`, action: "plan.return", answer: postReturn },
  { method: "POST", path: `${YEAR}/piano/approvazione`, action: "plan.approve", answer: postApproval },
  { method: "GET", path: `${YEAR}/piano/${ORDINAL}`, action: "plan.readDraft", answer: getPlannedObjective },
  { method: "POST", path: `${YEAR}/piano/${ORDINAL}`, action: "objective.draft", answer: postPlannedObjective },
  { method: "POST", path: `${YEAR}/piano/${ORDINAL}/variazione`, action: "variation.propose", answer: postVariationOfObjective },
  { method: "GET", path: `${YEAR}/variazioni`, action: "plan.readDraft", answer: getVariationsOfOffice },
  { method: "POST", path: `${YEAR}/variazioni`, action: "variation.approve", answer: postVariationsApproval },
  { method: "GET", path: `${YEAR}/variazioni/${ID}`, action: "plan.readDraft", answer: getVariation },
  { method: "POST", path: `${YEAR}/variazioni/${ID}/proposta`, action: "variation.propose", answer: postProposal },
  { method: "POST", path: `${YEAR}/variazioni/${ID}/parere`, action: "variation.opinion", answer: postOpinion },
  { method: "POST", path: `${YEAR}/variazioni/${ID}/rifiuto`, action: "variation.reject", answer: postRejection },
  { method: "POST", path: `${YEAR}/variazioni/${ID}/omissione`, action: "variation.withhold", answer: postWithholding },
  { method: "POST", path: `${YEAR}/variazioni/${ID}/ritiro`, action: "variation.withdraw", answer: postVariationWithdrawal },
  { method: "GET", path: `${YEAR}/pubblicazioni`, action: "publication.read", answer: getPublications },
  { method: "POST", path: `${YEAR}/pubblicazioni`, action: "publication.build", answer: postPublications },
  { method: "POST", path: `${YEAR}/pubblicazioni/ritiro`, action: "publication.withdraw", answer: postWithdrawal },
  { method: "POST", path: `${YEAR}/pubblicazioni/${ID}`, action: "publication.release", answer: postRelease },
  { method: "GET", path: `${YEAR}/pubblicazioni/${ID}/ritiro`, action: "publication.withdraw", answer: numberWithdrawal.get },
  { method: "POST", path: `${YEAR}/pubblicazioni/${ID}/ritiro`, action: "publication.withdraw", answer: numberWithdrawal.post },
  { method: "GET", path: `${YEAR}/pubblicazioni/${ID}/cancellazione`, action: "publication.erase", answer: numberErasure.get },
  { method: "POST", path: `${YEAR}/pubblicazioni/${ID}/cancellazione`, action: "publication.erase", answer: numberErasure.post },
  { method: "GET", path: `${YEAR}/schede`, action: "form.readReleased", answer: getForms },
  { method: "GET", path: `${YEAR}/schede/${PERSON}`, action: "form.readReleased", answer: getForm },
  { method: "GET", path: `${YEAR}/schede/${PERSON}/da-firmare`, action: "form.readReleased", answer: getFormReceipt },
  { method: "POST", path: `${YEAR}/schede/${PERSON}/presa-visione`, action: "acknowledgement.read", answer: postAcknowledgement },
];
