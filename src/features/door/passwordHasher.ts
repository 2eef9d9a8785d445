import { hash, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const AT_ONCE = 2;
const WAITING_AT_MOST = 500;

/** Too many people wait for their password to be checked. */
export class HasherBusy extends Error {
  override readonly name = "HasherBusy";
}

/** Makes and checks hashes of passwords, two at a time. Both throw HasherBusy when too many wait. */
export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>;
  /** Without a hash it takes as long, and answers false: the time does not tell which accounts exist. */
  readonly verify: (password: string, hash: string | null) => Promise<boolean>;
};

/** A queue in front of Argon2, so that a crowd neither fills the memory nor stops the rest. */
export function createPasswordHasher(waitingAtMost = WAITING_AT_MOST): PasswordHasher {
  let busy = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (busy < AT_ONCE) busy += 1;
    else {
      if (waiting.length >= waitingAtMost) throw new HasherBusy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
  const ofNobody = hash("nobody's password", COST);
  return {
    hash: (password) => inTurn(() => hash(written(password), COST)),
    verify: async (password, known) => {
      const against = known ?? (await ofNobody);
      return (await inTurn(() => verify(against, written(password)))) && known !== null;
    },
  };
}

/** A password in one form of its characters: one keyboard may write as two code points what another writes as one. */
function written(password: string): string {
  return password.normalize("NFC");
}
