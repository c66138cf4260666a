// Plays with a page that has the interactive layer: buttons, tooltips, legends that filter, saving, a telephone.
import { readFileSync } from "node:fs";
import { check, opened, shownFigures, sticksOut, textFaults, PHONE } from "./page.mjs";

const FAINT = 0.1; // More than what a mark keeps that was not clicked, less than any that is kept.

// Every figure drawn after a click on its button, once and instead of its picture.
async function drawAll(tab, name) {
  const figures = await tab.$$("figure");
  for (const figure of figures) {
    const id = await figure.getAttribute("id");
    await (await figure.$(".tools [aria-pressed]")).click();
    const drawn = await figure.waitForSelector(".stage svg.marks", { timeout: 30000 }).catch(() => null);
    check(drawn !== null, name + ": " + id + " is drawn after a click");
    if (!drawn) { continue; }
    const marks = await figure.$$eval(".stage svg [role='graphics-symbol'] path, .stage svg [role='graphics-symbol']", (all) => all.length);
    const size = await drawn.boundingBox();
    check(marks > 0 && size.height > 40, name + ": " + id + " has marks: " + marks + " on " + Math.round(size.height) + " pixels");
    check(await figure.$$eval(".picture svg", (all) => all.every((s) => s.getBoundingClientRect().height === 0)), name + ": " + id + " stands there once");
  }
  return figures;
}

async function comesTrue(tab, asked) {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await asked()) { return true; }
    await tab.waitForTimeout(50);
  }
  return false;
}

// A click on an entry keeps its marks and makes all others faint; a double click beside the marks brings them back.
async function filters(tab, figure, name) {
  const entry = await figure.$(".stage .role-legend-symbol path");
  const asked = await figure.$eval("script.specification", (s) => s.textContent.includes('"kept"'));
  if (!entry || !asked) { return; }
  const id = name + ": " + await figure.getAttribute("id");
  const levels = () => figure.$$eval(".stage .role-mark path, .stage .role-mark line", (all) => all.map((p) => Number(getComputedStyle(p).opacity)));
  const before = await levels();
  const faded = (after) => after.filter((level, i) => level < FAINT && before[i] >= FAINT).length;
  await entry.click();
  check(await comesTrue(tab, async () => { const after = await levels(); return faded(after) > 0 && after.some((level) => level >= FAINT); }),
    id + ": a click on the legend keeps some of " + before.length + " marks, " + faded(await levels()) + " fade");
  const whole = await figure.$(".stage svg.marks"), size = await whole.boundingBox();
  await whole.dblclick({ position: { x: size.width - 3, y: size.height - 3 } });
  check(await comesTrue(tab, async () => (await levels()).join() === before.join()), id + ": a double click shows all again");
}

async function tooltip(tab, name) {
  const mark = await tab.$(".stage svg .role-mark.mark-symbol path, .stage svg .role-mark.mark-rect path");
  await mark.scrollIntoViewIfNeeded();
  const spot = await mark.boundingBox();
  for (const aside of [0, 1, 0]) { await tab.mouse.move(spot.x + spot.width / 2 + aside, spot.y + spot.height / 2); }
  const words = await tab.$eval(".tooltip", (t) => (t.hidden ? "" : t.textContent));
  check(/: /.test(words) && !/NaN|null|undefined/.test(words), name + ": pointing at a mark shows its numbers, not '" + words + "'");
  await tab.mouse.move(2, 2);
}

async function saves(tab, figure, kind, name) {
  const wait = tab.waitForEvent("download", { timeout: 30000 });
  await (await figure.$(".tools button:has-text('" + kind + "')")).click();
  const saved = await wait.catch(() => null);
  check(saved !== null && saved.suggestedFilename().endsWith("." + kind.toLowerCase()), name + ": a figure can be saved as " + kind);
  if (!saved) { return; }
  const bytes = readFileSync(await saved.path());
  const good = kind === "SVG" ? bytes.toString("utf8").startsWith("<svg")
    : bytes.subarray(1, 4).toString("latin1") === "PNG" && bytes.readUInt32BE(16) > 1000;  // Twice as fine as on the screen.
  check(good && bytes.length > 2000, name + ": what is saved is a picture (" + kind + ", " + bytes.length + " bytes)");
}

async function onTelephone(browser, name, page, out) {
  const { context, tab } = await opened(browser, page, { viewport: { width: PHONE, height: 800 } }, name + " at 390 pixels");
  for (const figure of await drawAll(tab, name + " at 390 pixels")) {
    const plot = await figure.$eval(".stage svg.marks .role-frame > g > path.background", (p) => p.getBoundingClientRect().width);
    check(plot > 150, name + " at 390 pixels: " + await figure.getAttribute("id") + " has " + Math.round(plot) + " pixels for its marks");
  }
  for (const fault of await tab.evaluate(textFaults)) { check(false, name + " at 390 pixels: " + fault); }
  const wide = await tab.evaluate(sticksOut, PHONE);
  check(wide.length === 0, name + " at 390 pixels: something is too wide: " + wide.join(", "));
  await tab.screenshot({ path: out + "/" + name + "-interactive-phone.png", fullPage: true });
  await context.close();
}

// Static until asked, then drawn in place; on paper the pictures are back.
export async function play(browser, name, page, out) {
  const { context, tab, asked } = await opened(browser, page, { acceptDownloads: true }, name);
  const buttons = await tab.$$("figure .tools [aria-pressed]");
  check(buttons.length > 0 && buttons.length === (await tab.$$("figure")).length, name + ": every figure has its button");
  check((await tab.$$(".stage svg")).length === 0, name + ": nothing is drawn before it is asked for");
  const figures = await drawAll(tab, name);
  for (const fault of await tab.evaluate(textFaults)) { check(false, name + ", interactive: " + fault); }
  await tab.screenshot({ path: out + "/" + name + "-interactive.png", fullPage: true });
  await tooltip(tab, name);
  for (const figure of figures) { await filters(tab, figure, name); }
  await saves(tab, figures[0], "SVG", name);
  await saves(tab, figures[0], "PNG", name);
  await tab.emulateMedia({ media: "print" });
  check((await tab.evaluate(shownFigures)).length === figures.length, name + ": paper has the pictures");
  check((await tab.$$eval(".stage", (all) => all.every((s) => s.getBoundingClientRect().height === 0))), name + ": and nothing else");
  await tab.emulateMedia({ media: null });
  await (await figures[0].$(".tools [aria-pressed]")).click();
  check((await tab.evaluate(shownFigures)).length === 1, name + ": another click brings the picture back");
  const outside = asked.slice(1).filter((address) => !address.startsWith("blob:") && !address.startsWith("data:"));
  check(outside.length === 0, name + ": nothing is fetched, but " + outside.slice(0, 3).join(", "));
  await context.close();
  await onTelephone(browser, name, page, out);
}
