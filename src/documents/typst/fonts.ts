import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { charactersOf } from "./charactersOf.ts";

const require = createRequire(import.meta.url);

/** The family of the text. */
const TITILLIUM = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"].map(
  (face) => `@expo-google-fonts/titillium-web/${face}/TitilliumWeb_${face}.ttf`,
);

/** The family of what Titillium lacks: Greek, Cyrillic, Arabic, Hebrew, symbols. */
const DEJAVU = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) => `dejavu-fonts-ttf/ttf/${file}`);

/** The font files of documents, and the question whether one of them has the shape of a character. Read once. */
export type Fonts = { readonly files: readonly Buffer[]; readonly have: (character: string) => boolean };

let loaded: Fonts | undefined;

export function fonts(): Fonts {
  return (loaded ??= loadFonts());
}

function loadFonts(): Fonts {
  const [text, others] = [TITILLIUM, DEJAVU].map((family) => family.map((path) => readFileSync(require.resolve(path)))) as [
    Buffer[],
    Buffer[],
  ];
  // A character belongs to a family when each of its faces has it: bold text must not lose what regular text shows.
  const families = [text, others].map((files) => files.map(charactersOf));
  return {
    files: [...text, ...others],
    have: (character) => families.some((faces) => faces.every((face) => face.has(character.codePointAt(0)!))),
  };
}
