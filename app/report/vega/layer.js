"use strict";
(function () {
  // Each figure gets a button that draws it once more, with Vega-Lite, in place of its picture. The picture stays in the page, for paper.
  var LOOKS = {
    font: '"Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif', background: "transparent",
    axis: { labelFontSize: 12, titleFontSize: 12, labelLimit: 260 }, legend: { labelFontSize: 12, labelLimit: 260 },
    mark: { tooltip: { content: "data" } }
  };

  function words(value) {
    if (value === null || typeof value !== "object") { return String(value); }
    return Object.keys(value).map(function (key) { return key + ": " + value[key]; }).join("\n");
  }

  // As wide as the page; a click on the legend keeps what was clicked.
  function prepared(specification) {
    if (typeof specification.width === "number") {
      specification.width = "container";
      specification.autosize = { type: "fit-x", contains: "padding" };
    }
    var shared = specification.encoding || {};
    if (shared.color && shared.color.field && shared.color.type === "nominal" && !shared.opacity) {
      var first = specification.layer ? specification.layer[0] : specification;  // Where two layers hold it, it is there twice.
      first.params = [{ name: "kept", select: { type: "point", fields: [shared.color.field] }, bind: "legend" }];
      shared.opacity = { condition: { param: "kept", value: 1 }, value: 0.08 };
    }
    return specification;
  }

  function drawn(specification, stage) {
    var compiled = vegaLite.compile(prepared(specification), { config: LOOKS, logger: vega.logger(vega.Error) }).spec;
    var view = new vega.View(vega.parse(compiled, null, { ast: true }),
      { expr: vegaInterpreter.expressionInterpreter, renderer: "svg", container: stage, hover: true, logLevel: vega.Error });
    var box = document.querySelector(".tooltip");
    view.tooltip(function (handler, event, item, value) {
      if (value === null || value === undefined || value === "") { stage.removeAttribute("data-words"); box.hidden = true; return; }
      stage.setAttribute("data-words", words(value));  // The page's own script shows them where the mouse goes next.
    });
    return view.runAsync();
  }

  function button(text, pressed) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", pressed);
    return made;
  }

  document.querySelectorAll("figure").forEach(function (figure) {
    var specification = figure.querySelector("script.specification");
    if (!specification) { return; }
    var view = null, tools = document.createElement("p"), stage = document.createElement("div");
    tools.className = "tools";
    stage.className = "stage scroll";

    function save(kind) {
      view.then(function (v) { return v.toImageURL(kind, kind === "png" ? 2 : 1); }).then(function (address) {
        var link = document.createElement("a");
        link.href = address;
        link.download = figure.id + "." + kind;
        link.click();
      });
    }
    var saves = ["svg", "png"].map(function (kind) {
      var made = button("Save as " + kind.toUpperCase(), function () { save(kind); });
      made.hidden = true;
      return made;
    });
    var toggle = button("Interactive", function () {
      var live = figure.classList.toggle("live");
      toggle.setAttribute("aria-pressed", String(live));
      saves.forEach(function (made) { made.hidden = !live; });
      if (live && !view) { view = drawn(JSON.parse(specification.textContent), stage); }
    });
    toggle.setAttribute("aria-pressed", "false");
    tools.append(toggle, ...saves);
    var picture = figure.querySelector(".picture");
    figure.insertBefore(tools, picture);
    figure.insertBefore(stage, picture);
  });
})();
