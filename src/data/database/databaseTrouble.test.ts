import { expect, test } from "vitest";
import { databaseTrouble } from "./databaseTrouble.ts";
import { RequestOver } from "../request/requestScope.ts";

const coded = (code: string) => Object.assign(new Error("x"), { code });

test.each([
  [coded("ECONNREFUSED"), "away"],
  [coded("57P03"), "away"], // it is starting
  [coded("28000"), "away"], // its login is refused
  [coded("53300"), "away"], // it has no connection left
  [new Error("Connection terminated unexpectedly"), "away"],
  [new Error("timeout exceeded when trying to connect"), "away"],
  [new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]), "away"],
  [coded("53100"), "full"],
  [coded("23505"), undefined], // a row that is there already
  [coded("57014"), "slow"], // a statement that was ended
  [coded("25P03"), "slow"],
  [new RequestOver("late"), "slow"],
  [new RequestOver("left"), undefined],
  [new AggregateError([coded("ECONNREFUSED"), new Error("x")]), undefined],
  [new AggregateError([]), undefined],
  [new Error("x"), undefined],
  ["ECONNREFUSED", undefined],
])("%o is the database's trouble: %s", (error, trouble) => {
  expect(databaseTrouble(error)).toBe(trouble);
});
