import { expect, test } from "vitest";
import { Page } from "./Page.tsx";
import { renderPage, withAddress } from "./renderPage.ts";

const page = (
  <Page title="Prova" site={{ name: "Comune", href: "/" }}>
    <h1>Prova</h1>
    <p class="lead verdict">
      Raggiunti <a href="/n">66</a> su 74: l'«asilo» & "altro"; $& resta.
    </p>
    <p class="lead">Un'altra frase.</p>
  </Page>
);

test("the description of a page is its first sentence, and stays inside its attribute", () => {
  const html = renderPage(page);
  const sentence = "Raggiunti 66 su 74: l&#39;«asilo» &amp; &quot;altro&quot;; $&amp; resta.";
  expect(html).toContain(`<meta name="description" content="${sentence}"/>`);
  expect(html.match(/name="description"/g)).toHaveLength(1);
});

test("the public address is written when it is known, once", () => {
  expect(renderPage(page)).not.toContain("canonical");
  expect(withAddress(renderPage(page), "https://performance.example.it/c_i703/2023")).toContain(
    '<link rel="canonical" href="https://performance.example.it/c_i703/2023"/>',
  );
  expect(withAddress("<html><head></head>\n<body></body></html>", "https://x")).toBe("<html><head></head>\n<body></body></html>");
});
