import type { Database } from "../../data/database/database.ts";
import { anybodyHasSecondFactor, someSealedSecret } from "../../data/account/secondFactor.ts";
import { checkpointKeys } from "../../data/log/checkpoint.ts";
import { accessKeys } from "../../features/accessKeys.ts";
import { unseal } from "../../features/door/signIn/sealedSecret.ts";
import { findAccessKey, refuseLostAccessKey } from "../accessKey.ts";
import { findSigningKey, lostSigningKeyWords, signingKeyFile, trustedKeysIn } from "../keyFile.ts";
import type { DatabaseSettings } from "../settings.ts";
import type { Finding, FindingState } from "./finding.ts";
import { refusalOf } from "./looking.ts";

const finding = (state: FindingState, message: string): Finding => ({ check: "keys", state, message });

/** The key of accesses and the one that signs: there, readable, of the right form; where the database answers, whether they are its own. Makes none. */
export async function checkKeys(settings: DatabaseSettings, db: Database | undefined): Promise<Finding[]> {
  return [...(await checkAccessKey(settings, db)), ...(await checkSigningKey(settings, db))];
}

async function checkAccessKey(settings: DatabaseSettings, db: Database | undefined): Promise<Finding[]> {
  const unusable = await refusalOf(() => findAccessKey(settings));
  if (unusable !== undefined) return [finding("broken", unusable)];
  const key = findAccessKey(settings);
  if (!key) {
    if (settings.kind === "server") return []; // the settings say it
    const lost = db && (await refusalOf(() => refuseLostAccessKey(settings, () => anybodyHasSecondFactor(db))));
    if (lost !== undefined) return [finding("broken", lost)];
    return [
      db
        ? finding("well", "La chiave degli accessi si fa al prossimo avvio: nulla è ancora chiuso con essa.")
        : finding("toLookAt", "La chiave degli accessi non c'è."),
    ];
  }
  const sealed = db && (await someSealedSecret(db));
  if (!sealed) return [finding("well", "La chiave degli accessi c'è, ed è una chiave.")];
  try {
    unseal(accessKeys(key).secondFactor, sealed.account, sealed.secret);
    return [finding("well", "La chiave degli accessi è quella con cui sono chiusi i secondi fattori.")];
  } catch {
    return [
      {
        ...finding(
          "broken",
          "La chiave degli accessi non è quella con cui sono chiusi i secondi fattori: chi accede con i codici del telefono resta fuori.",
        ),
        todo: "Rimetta quella di prima da una copia di sicurezza.",
      },
    ];
  }
}

async function checkSigningKey(settings: DatabaseSettings, db: Database | undefined): Promise<Finding[]> {
  const file = signingKeyFile(settings);
  if (file === undefined) return []; // the settings say it
  const unusable = await refusalOf(() => findSigningKey(file));
  if (unusable !== undefined) return [finding("broken", unusable)];
  const signed = db && (await checkpointKeys(db));
  const trusted = trustedKeysIn(file);
  if (trusted.length === 0) {
    if (signed && signed.length > 0) return [finding("broken", lostSigningKeyWords(file))];
    return [
      db
        ? finding("well", "La chiave che firma i punti di controllo si fa al prossimo avvio: non ne è stato ancora firmato nessuno.")
        : finding("toLookAt", "La chiave che firma i punti di controllo non c'è."),
    ];
  }
  if (!signed || signed.length === 0) return [finding("well", "La chiave che firma i punti di controllo c'è, ed è una chiave.")];
  if (signed.every((each) => trusted.includes(each)))
    return [finding("well", "La chiave che firma i punti di controllo è quella con cui sono firmati.")];
  return [
    {
      ...finding(
        "broken",
        `La chiave in «${file}» non è quella con cui sono firmati i punti di controllo del registro, o non tutti: «traguardo verify» lo dirà.`,
      ),
      todo: "Rimetta quella di prima da una copia di sicurezza.",
    },
  ];
}
