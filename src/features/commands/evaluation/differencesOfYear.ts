import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { loadWrittenFile, registerOf } from "../../../data/evaluation/evaluationFile.ts";
import { formsFromRegister } from "../../../domain/evaluation/fromRegister.ts";
import { type RegisterDifference, registerDifferences } from "../../../domain/organisation/registerDifferences.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

/** In what the file of evaluations of a year and the register differ, person by person: the register stays as it is. Units are told by their names. */
export async function differencesOfYear(tx: Database, key: YearKey): Promise<RegisterDifference[]> {
  const file = await loadWrittenFile(tx, key);
  if (!file) return [];
  const register = await registerOf(tx, key, file);
  const inFile = new Map(file.people.map(({ code, stints }) => [code, stints]));
  const codes = [...new Set([...inFile.keys(), ...register.relations.keys()])].sort();
  const ofWork = codes.flatMap((code) =>
    registerDifferences(key.year, {
      code,
      stints: (inFile.get(code) ?? []).map((stint) => ({ ...stint, unit: file.names.unitOf(stint.unit)! })),
      relations: register.relations.get(code) ?? [],
      absences: register.absences.get(code) ?? [],
    }),
  );
  const now = formsFromRegister(file.forms, register);
  const ofEvaluators = file.forms.flatMap(({ person, from, to, evaluator }, i): RegisterDifference[] => {
    const held = now[i]!.evaluator;
    return held === evaluator ? [] : [{ person, from, to, about: "evaluator", file: evaluator, register: held }];
  });
  const called = ({ about, from, ...each }: RegisterDifference): RegisterDifference =>
    about === "unit"
      ? { ...each, about, from, file: register.nameOf(each.file as UnitId, from), register: register.nameOf(each.register as UnitId, from) }
      : { ...each, about, from };
  return [...ofWork.map(called), ...ofEvaluators];
}
