import type { Caps } from "./caps.ts";

/** Why a piece of work gave nothing. */
export type WorkFailureKind = "tooLong" | "tooMuchMemory" | "crashed" | "failed" | "stopped";

/** `sentence` is for people, `detail` for the log. */
export type WorkFailure = { readonly kind: WorkFailureKind; readonly sentence: string; readonly detail: string };

/** What comes of work in a child: its value, or why there is none. */
export type Work<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: WorkFailure };

export function workFailure(kind: WorkFailureKind, what: string, caps: Caps, detail: string): WorkFailure {
  return { kind, sentence: `${what} ${predicate(kind, caps)}`, detail };
}

function predicate(kind: WorkFailureKind, { seconds, megabytes }: Caps): string {
  switch (kind) {
    case "tooLong":
      return `ha superato il tempo massimo di ${seconds} secondi. Provi con meno dati; se accade ancora, lo segnali a chi gestisce il sistema.`;
    case "tooMuchMemory":
      return `ha superato la memoria massima di ${megabytes} MB. Provi con meno dati; se accade ancora, lo segnali a chi gestisce il sistema.`;
    case "crashed":
      return "si è interrotta per un guasto. Riprovi; se accade ancora, lo segnali a chi gestisce il sistema.";
    case "failed":
      return "non ha avuto esito per un errore del programma. Lo segnali a chi gestisce il sistema.";
    case "stopped":
      return "si è interrotta perché il sistema si sta fermando. Riprovi tra qualche minuto.";
  }
}
