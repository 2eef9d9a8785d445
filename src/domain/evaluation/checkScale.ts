import { compare, fromDecimalText, HUNDRED, italianDecimal } from "../kernel/rational.ts";
import { isAscending } from "./isAscending.ts";
import { error, type Problem, repeated } from "./problem.ts";
import { type Scale } from "./smvp.ts";

/** A scale: where it begins and ends, levels in order, and none worth more than all. */
export function checkScale(scale: Scale, i: number): Problem[] {
  const clause = `scale[${String(i)}]`;
  if (scale.kind === "words") {
    if (scale.levels.length < 2) return [error(`${clause}.livelli`, "Una scala di parole ha almeno due livelli.")];
    return [
      ...repeated(scale.levels, ({ word }) => word, `${clause}.livelli`, "Il livello"),
      ...scale.levels.flatMap(({ word, value }, j) =>
        compare(fromDecimalText(value), HUNDRED) > 0
          ? [error(`${clause}.livelli[${String(j)}].valore`, `Il livello «${word}» vale più di 100.`)]
          : [],
      ),
    ];
  }
  const [from, to] = [fromDecimalText(scale.from), fromDecimalText(scale.to)];
  if (compare(from, to) >= 0) return [error(`${clause}.a`, "La scala finisce dove comincia, o prima.")];
  const ends = scale.levels.map(({ upTo }) => fromDecimalText(upTo));
  const last = scale.levels.at(-1);
  return [
    ...(isAscending(ends) ? [] : [error(`${clause}.livelli`, "I livelli della scala non sono in ordine crescente: due si sovrappongono.")]),
    ...(last && compare(fromDecimalText(last.upTo), to) !== 0
      ? [error(`${clause}.livelli`, `I livelli finiscono a ${italianDecimal(last.upTo)}, la scala a ${italianDecimal(scale.to)}.`)]
      : []),
    ...(ends[0] && compare(ends[0], from) < 0
      ? [error(`${clause}.livelli[0].fino_a`, "Il primo livello finisce prima che la scala cominci.")]
      : []),
  ];
}
