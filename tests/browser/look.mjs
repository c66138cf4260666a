// Looks at reports as a reader does: with and without scripts, with a mouse, on a telephone, on paper.
// usage: node look.mjs MODULES CHROMIUM OUT NAME=PAGE...   prints one JSON line: {checks, failures}
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, chromium, out, ...pages] = process.argv.slice(2);
const { chromium: engine } = createRequire(modules + "/")("playwright-core");
const WIDE = 1280, PHONE = 390;
const PAPER = 680; // 210 mm less two margins of 15 mm, at 96 pixels an inch
let checks = 0;
const failures = [];

function check(good, words) {
  checks += 1;
  if (!good) { failures.push(words); }
}

// What runs in the page. Text in pictures: inside its picture, and not on other text.
function textFaults() {
  const faults = [];
  for (const picture of document.querySelectorAll("figure svg[role=img]")) {
    const frame = picture.getBoundingClientRect();
    if (frame.width === 0) { continue; }
    const id = picture.closest("figure").id;
    const texts = [...picture.querySelectorAll("text")].map((t) => ({ words: t.textContent, box: t.getBoundingClientRect() }))
      .filter((t) => t.box.width > 0);
    for (const t of texts) {
      if (t.box.left < frame.left - 1.5 || t.box.right > frame.right + 1.5 || t.box.bottom > frame.bottom + 2 || t.box.top < frame.top - 2) {
        faults.push(id + ": '" + t.words + "' leaves its picture");
      }
    }
    for (let i = 0; i < texts.length; i += 1) {
      for (let j = i + 1; j < texts.length; j += 1) {
        const a = texts[i].box, b = texts[j].box;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1.5 && down > 4.5) { faults.push(id + ": '" + texts[i].words + "' on '" + texts[j].words + "'"); }
      }
    }
  }
  return faults;
}

// Elements that stick out to the right, outside of boxes that scroll.
function sticksOut(width) {
  return [...document.body.querySelectorAll("*")]
    .filter((e) => !e.closest(".scroll") || e.classList.contains("scroll"))
    .filter((e) => !e.closest(".skip") && !e.closest("svg g"))
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .map((e) => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right)).slice(0, 5);
}

function shownFigures() {
  return [...document.querySelectorAll("figure")].filter((f) => {
    const shown = [...f.querySelectorAll(".picture svg")].filter((s) => s.getBoundingClientRect().height > 40);
    return shown.length === 1;
  }).map((f) => f.id);
}

async function opened(browser, page, options, what) {
  const context = await browser.newContext({ viewport: { width: WIDE, height: 900 }, ...options });
  const tab = await context.newPage();
  const asked = [];
  tab.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") { check(false, what + ": console says " + m.text()); } });
  tab.on("pageerror", (e) => check(false, what + ": error in a script: " + e.message));
  tab.on("request", (r) => asked.push(r.url()));
  await tab.goto(pathToFileURL(page).href);
  return { context, tab, asked };
}

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

// A page with the interactive layer: static until asked, then drawn in place; on paper the pictures are back.
async function play(browser, name, page) {
  const { context, tab, asked } = await opened(browser, page, { acceptDownloads: true }, name);
  const figures = await tab.$$("figure");
  const buttons = await tab.$$("figure .tools [aria-pressed]");
  check(figures.length > 0 && buttons.length === figures.length, name + ": every figure has its button");
  check((await tab.$$(".stage svg")).length === 0, name + ": nothing is drawn before it is asked for");
  for (const figure of figures) {
    const id = await figure.getAttribute("id");
    await (await figure.$(".tools [aria-pressed]")).click();
    const drawn = await figure.waitForSelector(".stage svg.marks", { timeout: 8000 }).catch(() => null);
    check(drawn !== null, name + ": " + id + " is drawn after a click");
    if (!drawn) { continue; }
    const marks = await figure.$$eval(".stage svg [role='graphics-symbol'] path, .stage svg [role='graphics-symbol']", (all) => all.length);
    const size = await drawn.boundingBox();
    check(marks > 0 && size.height > 40, name + ": " + id + " has marks: " + marks + " on " + Math.round(size.height) + " pixels");
    check(await figure.$$eval(".picture svg", (all) => all.every((s) => s.getBoundingClientRect().height === 0)), name + ": " + id + " stands there once");
  }
  const mark = await tab.$(".stage svg .mark-symbol path, .stage svg .mark-rect path");
  await mark.scrollIntoViewIfNeeded();
  const spot = await mark.boundingBox();
  for (const aside of [0, 1, 0]) { await tab.mouse.move(spot.x + spot.width / 2 + aside, spot.y + spot.height / 2); }
  check(/: /.test(await tab.$eval(".tooltip", (t) => (t.hidden ? "" : t.textContent))), name + ": pointing at a mark shows its numbers");
  await tab.screenshot({ path: out + "/" + name + "-interactive.png", fullPage: true });
  const wait = tab.waitForEvent("download", { timeout: 8000 });
  await (await figures[0].$(".tools button:not([aria-pressed])")).click();
  const saved = await wait.catch(() => null);
  check(saved !== null && saved.suggestedFilename().endsWith(".svg"), name + ": a figure can be saved");
  await tab.emulateMedia({ media: "print" });
  check((await tab.evaluate(shownFigures)).length === figures.length, name + ": paper has the pictures");
  check((await tab.$$eval(".stage", (all) => all.every((s) => s.getBoundingClientRect().height === 0))), name + ": and nothing else");
  await tab.emulateMedia({ media: null });
  await (await figures[0].$(".tools [aria-pressed]")).click();
  check((await tab.evaluate(shownFigures)).length === 1, name + ": another click brings the picture back");
  const outside = asked.slice(1).filter((address) => !address.startsWith("blob:") && !address.startsWith("data:"));
  check(outside.length === 0, name + ": nothing is fetched, but " + outside.slice(0, 3).join(", "));
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
    await (name.startsWith("played") ? play : look)(browser, name, page);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify({ checks, failures }));
