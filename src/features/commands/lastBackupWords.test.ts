import { expect, test } from "vitest";
import { lastBackupWords } from "./lastBackupWords.ts";

const last = { takenAt: new Date("2026-12-01T01:00:00Z"), file: "/copie/traguardo-20261201T010000Z.zip" };
const WORDS = "Ultima copia buona: 01/12/2026, ore 02:00 («/copie/traguardo-20261201T010000Z.zip»)";

test("the last good copy is told; after 26 hours it is a warning, and so is none", () => {
  expect(lastBackupWords(last, Date.parse("2026-12-02T02:59:59Z"))).toEqual({ isLate: false, text: `${WORDS}.` });
  expect(lastBackupWords(last, Date.parse("2026-12-02T03:00:00Z"))).toEqual({ isLate: false, text: `${WORDS}.` });
  expect(lastBackupWords(last, Date.parse("2026-12-02T03:00:01Z"))).toEqual({
    isLate: true,
    text: `${WORDS}, 26 ore fa: sono più di 26. Controlli perché quelle dopo non ci sono.`,
  });
  expect(lastBackupWords(last, Date.parse("2026-11-30T23:59:59Z")).text).toBe(
    "L'ultima copia buona porta un'ora che non è ancora venuta, 01/12/2026, ore 02:00: l'orologio era sbagliato. Ne faccia un'altra.",
  );
  expect(lastBackupWords(undefined, 0)).toEqual({
    isLate: true,
    text: "Di questa installazione non c'è nessuna copia buona: la faccia con «traguardo backup», meglio se ogni notte.",
  });
});
