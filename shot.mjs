import { chromium } from "playwright";
const [role, width, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, javaScriptEnabled: false });
if (role !== "-") {
  await page.goto("http://localhost:8123/accesso");
  await page.locator("button", { hasText: new RegExp(`^\\s*${role}`) }).first().click();
}
let i = 0;
for (const path of paths) {
  const answer = await page.goto(`http://localhost:8123${path}`);
  const name = `/work/tmp/demo/s${width}_${++i}.png`;
  await page.screenshot({ path: name, fullPage: true });
  console.log(answer.status(), path, name, await page.evaluate(() => document.documentElement.scrollWidth));
}
await browser.close();
