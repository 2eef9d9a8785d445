import { ACCESS_ROLE_WORDS, GRANTED_ROLES, type GrantedRole } from "../../../domain/access/accessRole.ts";
import { ACTION_WORDS, offeredWords } from "../../../domain/access/actionWords.ts";
import { type Right, type RightName, RIGHTS } from "../../../domain/access/rights.ts";

const ACTIONS = Object.keys(ACTION_WORDS) as RightName[];

/** What everybody may do who has signed in and acts for the administration, as the unions do not: it tells no role from another. */
const COMMON = new Set(ACTIONS.filter((action) => GRANTED_ROLES.every((role) => role === "unions" || isGranted(action, role))));

function isGranted(action: RightName, role: GrantedRole): boolean {
  const right: Right = RIGHTS[action];
  return right.grants.some((grant) => grant.role === role || grant.role === "citizen");
}

/** What is told of a role: what it may beside what everybody may; of the unions all that is theirs, which is less. */
function isTold(action: RightName, role: GrantedRole): boolean {
  const right: Right = RIGHTS[action];
  return role === "unions" ? right.grants.some((grant) => grant.role === role) : !COMMON.has(action) && isGranted(action, role);
}

/** What each role may do beside what everybody may. */
export function RoleActions() {
  return (
    <section>
      <h2>Che cosa può fare ogni incarico</h2>
      <p class="meaning">
        Oltre a ciò che può chiunque abbia fatto accesso. Alcune cose si possono solo in certe fasi, o solo per la propria unità. Ciò che è
        in arrivo il programma non lo fa ancora.
      </p>
      {GRANTED_ROLES.map((role) => (
        <details>
          <summary>{ACCESS_ROLE_WORDS[role]}</summary>
          <ul>
            {ACTIONS.filter((action) => isTold(action, role)).map((action) => (
              <li>{offeredWords(action)}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
