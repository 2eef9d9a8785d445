import { readDiskSpace, sizeWords, spaceTrouble } from "../embedded/diskSpace.ts";
import { hasReserve, TOO_LITTLE } from "../embedded/spaceReserve.ts";
import type { DatabaseSettings } from "../settings.ts";
import type { Finding } from "./finding.ts";

/** The disk of the data folder, and what is kept aside for when it is full. The disk of a server is not seen from here. */
export function checkDisk(settings: DatabaseSettings): Finding[] {
  if (settings.kind === "server") return [];
  const { dataFolder } = settings;
  const space = readDiskSpace(dataFolder);
  const trouble = spaceTrouble(dataFolder, space);
  const free = `Sul disco della cartella dei dati sono liberi ${sizeWords(space.free)} su ${sizeWords(space.total)}.`;
  return [
    trouble === undefined
      ? { check: "disk", state: "well", message: free }
      : { check: "disk", state: space.free < TOO_LITTLE ? "broken" : "toLookAt", message: trouble },
    hasReserve(dataFolder)
      ? { check: "disk", state: "well", message: "I 64 MB tenuti da parte per quando il disco è pieno ci sono." }
      : {
          check: "disk",
          state: "toLookAt",
          message: "I 64 MB tenuti da parte per quando il disco è pieno non ci sono.",
          todo: "Li mette da parte «traguardo start», appena c'è spazio.",
        },
  ];
}
