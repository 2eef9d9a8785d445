import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { advancesOf } from "./advancesOf.ts";

const require = createRequire(import.meta.url);

/** The family of the text. */
const titillium = () => [
  require.resolve("@expo-google-fonts/titillium-web/400Regular/TitilliumWeb_400Regular.ttf"),
  require.resolve("@expo-google-fonts/titillium-web/400Regular_Italic/TitilliumWeb_400Regular_Italic.ttf"),
  require.resolve("@expo-google-fonts/titillium-web/600SemiBold/TitilliumWeb_600SemiBold.ttf"),
  require.resolve("@expo-google-fonts/titillium-web/700Bold/TitilliumWeb_700Bold.ttf"),
];

/** The family of what Titillium lacks: Greek, Cyrillic, Arabic, Hebrew, symbols. */
const dejavu = () => [require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")];

/** The font files of documents; whether one of them has the shape of a character, and how wide a text is in the widest face, in em. Read once. */
export type Fonts = {
  readonly files: readonly Buffer[];
  readonly have: (character: string) => boolean;
  readonly widthOf: (text: string) => number;
};

let loaded: Fonts | undefined;

/** The fonts of documents. */
export function fonts(): Fonts {
  return (loaded ??= loadFonts());
}

function loadFonts(): Fonts {
  const families = [titillium(), dejavu()].map((paths) => paths.map((path) => readFileSync(path)));
  const widths = new Map<number, number>();
  for (const faces of families.map((files) => files.map(advancesOf))) {
    for (const character of faces[0]!.keys()) {
      // A character belongs to a family when each of its faces has it: bold text must not lose what regular text shows.
      if (widths.has(character) || !faces.every((face) => face.has(character))) continue;
      widths.set(character, Math.max(...faces.map((face) => face.get(character)!)));
    }
  }
  return {
    files: families.flat(),
    have: (character) => widths.has(character.codePointAt(0)!),
    widthOf: (text) => Array.from(text).reduce((sum, character) => sum + (widths.get(character.codePointAt(0)!) ?? 0), 0),
  };
}
