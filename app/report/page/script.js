"use strict";
(function () {
  // The page is complete without this. Here: tooltips that appear at once, and legends that hide and show.
  var box = document.createElement("div");
  box.className = "tooltip";
  box.hidden = true;
  document.body.appendChild(box);

  document.querySelectorAll("g.tip").forEach(function (mark) {
    var title = mark.querySelector("title");
    mark.setAttribute("data-words", title.textContent);
    mark.setAttribute("aria-label", title.textContent);
    title.remove();
  });
  document.querySelectorAll("svg").forEach(function (picture) {
    var title = picture.querySelector("title");
    if (!title) { return; }
    picture.setAttribute("aria-label", title.textContent);
    title.remove();
  });

  function show(event) {
    var mark = event.target.closest ? event.target.closest("[data-words]") : null;
    box.hidden = !mark;
    if (!mark) { return; }
    box.textContent = mark.getAttribute("data-words");
    var x = event.clientX + 14, y = event.clientY + 14;
    box.style.left = Math.max(4, Math.min(x, window.innerWidth - box.offsetWidth - 8)) + "px";
    box.style.top = (y + box.offsetHeight > window.innerHeight ? event.clientY - box.offsetHeight - 10 : y) + "px";
  }
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);

  document.querySelectorAll(".legend").forEach(function (legend) {
    var figure = legend.closest("figure");
    legend.querySelectorAll("li").forEach(function (entry) {
      entry.setAttribute("role", "button");
      entry.setAttribute("tabindex", "0");
      entry.setAttribute("aria-pressed", "true");
      entry.title = "hide or show";
      function toggle() {
        var shown = entry.getAttribute("aria-pressed") !== "true";
        entry.setAttribute("aria-pressed", String(shown));
        figure.querySelectorAll("[data-entry='" + entry.getAttribute("data-of") + "']").forEach(function (part) {
          part.classList.toggle("away", !shown);
        });
      }
      entry.addEventListener("click", toggle);
      entry.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(); }
      });
    });
  });
})();
