import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fonts } from "../typst/fonts.ts";

/** A drawing as PNG, with its size in CSS pixels. */
export type Raster = { readonly png: Uint8Array; readonly width: number; readonly height: number };

const DOTS_PER_PIXEL = 2;

let ready: Promise<void> | undefined;

/** Makes the rasterizer ready: once, before the first drawing. */
export function prepareRasterizer(): Promise<void> {
  return (ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm"))));
}

/** Draws an SVG for programs that show no SVG, in the fonts of our documents. */
export function rasterize(svg: string): Raster {
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: DOTS_PER_PIXEL },
    background: "#ffffff",
    font: { fontBuffers: fonts().files.map((file) => new Uint8Array(file)), defaultFontFamily: "Titillium Web" },
  });
  const { width, height } = drawing;
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return { png, width, height };
}
