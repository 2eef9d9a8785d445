import { SaxesParser, type SaxesTagPlain } from "saxes";
import { PackageRefused } from "./openPackage.ts";

/** What a reader of a part is told, in the order of the text. Names come without their prefix. */
export type XmlEvents = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/**
 * Reads a part as XML, piece by piece. One that is not well formed, or declares a DOCTYPE (where entities are defined), throws PackageRefused: no entity is
 * ever looked up. What an event throws ends the reading.
 */
export async function readXml(content: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const refuse = (): never => {
    throw new PackageRefused("unsafeArchive");
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => events.open(plain(name), attributes));
  parser.on("closetag", ({ name }: SaxesTagPlain) => events.close?.(plain(name)));
  parser.on("text", (text: string) => events.text?.(text));
  const decoded = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      return refuse();
    }
  };
  for await (const piece of content) parser.write(decoded(piece));
  parser.write(decoded()).close();
}

function plain(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
