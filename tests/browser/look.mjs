// Looks at reports as a reader does: with and without scripts, with a mouse, on a telephone, on paper.
// usage: node look.mjs MODULES CHROMIUM OUT NAME=PAGE...   prints one JSON line: {checks, failures}
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { check, opened, seen, shownFigures, sticksOut, textFaults, PHONE } from "./page.mjs";
import { play } from "./play.mjs";

const [modules, chromium, out, ...pages] = process.argv.slice(2);
const { chromium: engine } = createRequire(modules + "/")("playwright-core");
const PAPER = 680; // 210 mm less two margins of 15 mm, at 96 pixels an inch

async function tooltips(tab, name) {
  const figures = await tab.$$("figure:has(.wide g.tip)");
  let seen = 0;
  for (const figure of figures) {
    const mark = await figure.$(".wide g.tip[data-words]");
    if (!mark) { continue; }
    await mark.scrollIntoViewIfNeeded();
    const box = await mark.boundingBox();
    if (!box || box.width < 1 || box.height < 1) { continue; }
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const words = await tab.evaluate(() => { const t = document.querySelector(".tooltip"); return t.hidden ? "" : t.textContent; });
    seen += words.length > 0 ? 1 : 0;
  }
  const ids = figures.length;
  check(ids === 0 || seen >= ids * 0.8, name + ": pointing shows words in " + seen + " of " + ids + " figures");
  await tab.mouse.move(2, 2);
}

async function legends(tab, name) {
  for (const figure of await tab.$$("figure:has(.legend li)")) {
    const id = await figure.getAttribute("id");
    const entry = await figure.$(".legend li");
    const parts = await figure.$$(".wide [data-entry='0']");
    if (parts.length === 0) { check(false, name + ": " + id + " has a legend for nothing"); continue; }
    const shown = () => figure.$$eval(".wide [data-entry='0']", (all) => all.filter((p) => getComputedStyle(p).display !== "none").length);
    const box = await (await entry.$("span")).boundingBox();
    await entry.scrollIntoViewIfNeeded();
    const now = await entry.boundingBox();
    const at = [now.x + Math.min(now.width / 2, box.width), now.y + now.height / 2];
    await tab.mouse.click(...at);
    check(await shown() === 0, name + ": " + id + ": a click on the legend hides");
    await tab.mouse.click(...at);
    check(await shown() === parts.length, name + ": " + id + ": another click shows again");
  }
}

async function onPaper(tab, name) {
  await tab.emulateMedia({ media: "print" });
  await tab.setViewportSize({ width: PAPER, height: 1000 });
  const wide = await tab.evaluate(sticksOut, PAPER);
  check(wide.length === 0, name + ": on paper something is too wide: " + wide.join(", "));
  await tab.emulateMedia({ media: null });
  const file = out + "/" + name + ".pdf";
  await tab.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  const sizes = [...readFileSync(file, "latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  check(sizes.length > 0 && sizes.every((s) => Math.abs(s[1] - 595.3) < 1 && Math.abs(s[2] - 841.9) < 1), name + ": every page of the PDF is A4");
}

async function look(browser, name, page) {
  const plain = await opened(browser, page, { javaScriptEnabled: false }, name + " without scripts");
  const all = await plain.tab.$$eval("figure", (f) => f.map((one) => one.id));
  // Without scripts nothing in the page runs, but questions from here still do.
  check(all.length > 0 && (await plain.tab.evaluate(shownFigures)).join() === all.join(), name + ": every figure is shown without scripts");
  await plain.context.close();

  const { context, tab, asked } = await opened(browser, page, {}, name);
  check((await tab.evaluate(shownFigures)).join() === all.join(), name + ": every figure is shown with scripts");
  check(await tab.$(".tooltip") !== null, name + ": its script has run");
  for (const fault of await tab.evaluate(textFaults)) { check(false, name + ", wide: " + fault); }
  const words = await tab.evaluate(() => document.body.innerText);
  check(!/\b(NaN|nan|inf|Infinity|undefined)\b/.test(words), name + ": no not-a-number in its words");
  await tooltips(tab, name);
  await legends(tab, name);
  await tab.screenshot({ path: out + "/" + name + "-wide.png", fullPage: true });
  await tab.setViewportSize({ width: PHONE, height: 800 });
  check(await tab.evaluate(() => document.documentElement.scrollWidth) <= PHONE, name + ": no scrolling sideways at 390 pixels");
  const out390 = await tab.evaluate(sticksOut, PHONE);
  check(out390.length === 0, name + ": at 390 pixels something is too wide: " + out390.join(", "));
  check((await tab.evaluate(shownFigures)).join() === all.join(), name + ": every figure is shown at 390 pixels");
  for (const fault of await tab.evaluate(textFaults)) { check(false, name + ", narrow: " + fault); }
  await tab.screenshot({ path: out + "/" + name + "-phone.png", fullPage: true });
  await onPaper(tab, name);
  check(asked.length === 1 && asked[0].startsWith("file:"), name + ": nothing is fetched, but " + asked.slice(1, 4).join(", "));
  await context.close();
}

const browser = await engine.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-first-run", "--font-render-hinting=none"],
});
try {
  for (const given of pages) {
    const at = given.indexOf("=");
    const name = given.slice(0, at), page = given.slice(at + 1);
    await (name.startsWith("played") ? play : look)(browser, name, page, out);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
