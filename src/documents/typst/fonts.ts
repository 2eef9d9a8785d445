import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { charactersOf } from "./charactersOf.ts";

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

/** The font files of documents, and the question whether one of them has the shape of a character. Read once. */
export type Fonts = { readonly files: readonly Buffer[]; readonly have: (character: string) => boolean };

let loaded: Fonts | undefined;

export function fonts(): Fonts {
  return (loaded ??= loadFonts());
}

function loadFonts(): Fonts {
  const families = [titillium(), dejavu()].map((paths) => paths.map((path) => readFileSync(path)));
  // A character belongs to a family when each of its faces has it: bold text must not lose what regular text shows.
  const covered = families.map((files) => files.map(charactersOf));
  return {
    files: families.flat(),
    have: (character) => covered.some((faces) => faces.every((face) => face.has(character.codePointAt(0)!))),
  };
}
