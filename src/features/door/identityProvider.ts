import type { Identity } from "../../data/account/identity.ts";

/** Why what comes back from the provider is not taken. */
export type ProviderRefusal = "unreachable" | "denied" | "notTrusted" | "levelTooLow" | "signedInBefore";

/** What must come back as it left. */
export type ProviderSecrets = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

/** A person who came back: with which words in the address, and what they had left with. */
export type ProviderReturn = {
  readonly query: string;
  readonly secrets: ProviderSecrets;
  /** For a step-up: they must have signed in at the provider after this moment. */
  readonly signedInSince?: Date;
};

/** The identity provider of the administration, as the pages of the access see it. */
export type IdentityProvider = {
  /** What people call it: it is written on its button. */
  readonly name: string;
  readonly issuer: string;
  /** Whether its sign-in stands for both factors: it was told which levels do, and only those are taken. */
  readonly isFull: boolean;
  /** The address to send a person to; with `isAgain` they must sign in there once more. Undefined when the provider does not answer. */
  readonly begin: (asked: {
    readonly isAgain: boolean;
  }) => Promise<{ readonly address: string; readonly secrets: ProviderSecrets } | undefined>;
  /** Who came back. */
  readonly finish: (returned: ProviderReturn) => Promise<Identity | ProviderRefusal>;
};
