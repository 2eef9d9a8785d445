import {
  CommandRefused
} from "./chunk-PU4KY2VD.js";

// src/cli/readFileOfUse.ts
import { readFile, stat } from "node:fs/promises";
async function readFileOfUse(path, largest) {
  const found = await stat(path).catch(() => void 0);
  if (found && found.size > largest)
    throw new CommandRefused(`Il file supera i ${String(Math.floor(largest / 1024))} KB e non \xE8 stato letto.`);
  const content = found?.isFile() ? await readFile(path).catch(() => void 0) : void 0;
  if (!content) throw new CommandRefused(`Il file \xAB${path}\xBB non c'\xE8 o non si pu\xF2 leggere.`);
  return content;
}

export {
  readFileOfUse
};
//# sourceMappingURL=chunk-46UH6SSS.js.map
