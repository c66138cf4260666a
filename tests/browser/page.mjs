// What looking at a page and playing with it share: what is counted, how it is opened, what is asked inside of it.
import { pathToFileURL } from "node:url";

export const WIDE = 1280, PHONE = 390;
export const seen = { checks: 0, failures: [] };

export function check(good, words) {
  seen.checks += 1;
  if (!good) { seen.failures.push(words); }
}

// What runs in the page. Text in pictures: inside its picture, and not on other text.
export function textFaults() {
  const faults = [];
  for (const picture of document.querySelectorAll("figure svg[role=img], .stage svg.marks")) {
    const frame = picture.getBoundingClientRect();
    if (frame.width === 0) { continue; }
    const id = picture.closest("figure").id;
    const texts = [...picture.querySelectorAll("text")].map((t) => ({
      words: t.textContent, box: t.getBoundingClientRect(), seen: getComputedStyle(t).opacity !== "0" }))
      .filter((t) => t.box.width > 0 && t.seen);
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
export function sticksOut(width) {
  return [...document.body.querySelectorAll("*")]
    .filter((e) => !e.closest(".scroll") || e.classList.contains("scroll"))
    .filter((e) => !e.closest(".skip") && !e.closest("svg g") && !e.closest("svg.marks"))
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .map((e) => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right)).slice(0, 5);
}

export function shownFigures() {
  return [...document.querySelectorAll("figure")].filter((f) => {
    const shown = [...f.querySelectorAll(".picture svg")].filter((s) => s.getBoundingClientRect().height > 40);
    return shown.length === 1;
  }).map((f) => f.id);
}

export async function opened(browser, page, options, what) {
  const context = await browser.newContext({ viewport: { width: WIDE, height: 900 }, ...options });
  const tab = await context.newPage();
  const asked = [];
  tab.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") { check(false, what + ": console says " + m.text()); } });
  tab.on("pageerror", (e) => check(false, what + ": error in a script: " + e.message));
  tab.on("request", (r) => asked.push(r.url()));
  await tab.goto(pathToFileURL(page).href);
  return { context, tab, asked };
}
