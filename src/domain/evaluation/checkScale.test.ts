import { describe, expect, test } from "vitest";
import { checkScale } from "./checkScale.ts";
import type { Scale } from "./smvp.ts";

type Numbers = Extract<Scale, { kind: "numbers" }>;

const level = (upTo: string) => ({ upTo, label: `fino a ${upTo}`, description: "Prova." });
const word = (text: string, value: string) => ({ word: text, value, description: "Prova." });

/** A scale from 1 to 5 in two levels, changed where a test says. */
function numbers(changes: Partial<Numbers> = {}): Scale {
  const levels = [level("3"), level("5")];
  return { kind: "numbers", code: "uno-cinque", from: "1", to: "5", decimals: 0, conversion: "ofMaximum", levels, ...changes };
}

function words(...levels: readonly ReturnType<typeof word>[]): Scale {
  return { kind: "words", code: "a-parole", levels };
}

describe("a scale", () => {
  test.each<[string, Scale, readonly string[]]>([
    ["of numbers that is right", numbers(), []],
    ["without levels", numbers({ levels: [] }), []],
    ["whose first level is its minimum", numbers({ levels: [level("1"), level("5")] }), []],
    ["that ends where it begins", numbers({ from: "5" }), ["scale[3].a: La scala finisce dove comincia, o prima."]],
    ["that ends before it begins", numbers({ from: "5.1" }), ["scale[3].a: La scala finisce dove comincia, o prima."]],
    ["that begins just below its end", numbers({ from: "4.9", levels: [level("5")] }), []],
    [
      "whose levels end together",
      numbers({ levels: [level("3"), level("3"), level("5")] }),
      ["scale[3].livelli: I livelli della scala non sono in ordine crescente: due si sovrappongono."],
    ],
    [
      "whose levels fall",
      numbers({ levels: [level("4"), level("3"), level("5")] }),
      ["scale[3].livelli: I livelli della scala non sono in ordine crescente: due si sovrappongono."],
    ],
    [
      "whose levels end before it",
      numbers({ levels: [level("3"), level("4.5")] }),
      ["scale[3].livelli: I livelli finiscono a 4,5, la scala a 5."],
    ],
    [
      "whose levels end after it",
      numbers({ levels: [level("3"), level("5.5")] }),
      ["scale[3].livelli: I livelli finiscono a 5,5, la scala a 5."],
    ],
    [
      "whose first level ends before it begins",
      numbers({ levels: [level("0.9"), level("5")] }),
      ["scale[3].livelli[0].fino_a: Il primo livello finisce prima che la scala cominci."],
    ],
    ["of two words", words(word("adeguato", "70"), word("ottimo", "100")), []],
    ["of words in any order", words(word("ottimo", "100"), word("adeguato", "70")), []],
    ["of one word", words(word("ottimo", "100")), ["scale[3].livelli: Una scala di parole ha almeno due livelli."]],
    [
      "with a word twice",
      words(word("ottimo", "90"), word("ottimo", "100")),
      ["scale[3].livelli[1]: Il livello «ottimo» c'è già: ne resti uno."],
    ],
    [
      "with a word worth more than all",
      words(word("adeguato", "70"), word("ottimo", "100.01")),
      ["scale[3].livelli[1].valore: Il livello «ottimo» vale più di 100."],
    ],
  ])("%s", (_, scale, problems) => {
    const told = checkScale(scale, 3);
    expect(told.map(({ clause, message }) => `${clause}: ${message}`)).toEqual(problems);
    expect(told.every(({ severity }) => severity === "error")).toBe(true);
  });
});
