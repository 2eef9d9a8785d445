import type { FormHead } from "../../../data/evaluation/personalForm.ts";
import type { AccessRole } from "../../../domain/access/accessRole.ts";
import type { Subject, Thing } from "../../../domain/access/mayDo.ts";
import type { RightName } from "../../../domain/access/rights.ts";
import type { Track } from "../../../domain/cycle/track.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { coversDay } from "../../../domain/kernel/daySpan.ts";
import { payCategoryOf } from "../../../domain/organisation/profile.ts";

/** The organs that evaluate, by the word a form has for them, and the role of the person who is one. */
const ORGANS: Readonly<Record<string, AccessRole>> = { oiv: "oiv", sindaco: "organ" };

/** A form as the table of rights asks about it: whose it is, who evaluates, in which track it moves. */
export function thingOfForm(form: FormHead, subject: Subject, today: CivilDate): Thing {
  const evaluator = form.substitute ?? form.evaluator;
  const organ = ORGANS[evaluator];
  const isOrgan = organ !== undefined && subject.heldRoles.some((held) => held.role === organ && coversDay(held, today));
  return { about: form.person, evaluators: isOrgan ? [subject.person] : [evaluator], track: trackOfForm(form) };
}

/** The track in which a form moves: each category has its own. */
export function trackOfForm({ role }: Pick<FormHead, "role">): Track {
  switch (payCategoryOf(role)) {
    case "staff":
      return "individualStaff";
    case "eq":
      return "individualEq";
    case "dirigenti":
    case "segretario":
      return "individualDirigenti";
  }
}

/** Which right reads a form: one that is being prepared is not for whom it is about. */
export function rightToRead({ state }: Pick<FormHead, "state">): RightName & ("form.readDraft" | "form.readReleased") {
  return state === "proposed" ? "form.readDraft" : "form.readReleased";
}
