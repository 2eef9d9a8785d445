import { expect, test } from "vitest";
import { createPasswordHasher, HasherBusy } from "./passwordHasher.ts";

test("a hash is Argon2id with 19 MiB and two passes, and takes its own password alone", async () => {
  const { hash, verify } = createPasswordHasher();
  const hashed = await hash("perché però città");
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verify("perché però città", hashed)).toBe(true);
  expect(await verify("perché però città".normalize("NFD"), hashed)).toBe(true); // as another keyboard types it
  expect(await verify("perche però città", hashed)).toBe(false);
  expect(await verify("nobody's password", null)).toBe(false);
});

test("beyond those who may wait, people are sent away, and then taken again", async () => {
  const { hash } = createPasswordHasher(3);
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => hash("una password qualsiasi")));
  expect(outcomes.map(({ status }) => status).filter((status) => status === "rejected")).toHaveLength(3); // two at work, three waiting
  expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toBeInstanceOf(HasherBusy);
  expect(await hash("una password qualsiasi")).toContain("$argon2id$");
});
