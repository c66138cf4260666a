"use strict";
(function () {
  // Each figure gets a button that draws it once more, with Vega-Lite, in place of its picture. The picture stays in the page, for paper.
  var QUIET = "#51606f", GRID = "#e4e9ee", AXIS = "#8b98a5";
  var LOOKS = {
    font: '"Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif', background: "#fff", view: { stroke: null },
    axis: { labelFontSize: 11, labelColor: QUIET, titleFontSize: 11, titleFontWeight: "normal", titleColor: QUIET, gridColor: GRID,
      domainColor: AXIS, tickColor: AXIS, labelOverlap: "parity", labelFlush: false },
    axisQuantitative: { grid: true },
    axisLeft: { titleAngle: 0, titleAlign: "left", titleAnchor: "end", titleX: -28, titleY: -14, titleBaseline: "bottom" },
    legend: { orient: "top", labelFontSize: 12, symbolOpacity: 1, symbolSize: 70, symbolStrokeWidth: 2, offset: 30 },
    bar: { stroke: "#fff" }
  };

  function words(value) {
    if (value === null || typeof value !== "object") { return String(value); }
    return Object.keys(value).filter(function (key) { return !/^(null|NaN)$/.test(value[key]); })
      .map(function (key) { return key + ": " + value[key]; }).join("\n");
  }

  // A name on two lines where one is too short for it.
  function lines(name, letters) {
    var at = name.length > letters ? name.lastIndexOf(" ", letters) : -1;
    return at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name];
  }

  function unique(all) { return Array.from(new Set(all)); }

  // As wide as the page; on a telephone names have less room.
  function prepared(specification, width) {
    var narrow = width < 500, room = narrow ? 115 : 230, shared = specification.encoding || {};
    var rows = shared.y && shared.y.type === "nominal" ? shared.y : null;
    if (rows) {
      var names = {};
      unique(specification.data.values.map(function (one) { return one[rows.field]; })).forEach(function (name) {
        names[name] = lines(name, room / 6);
      });
      rows.axis = { labelExpr: JSON.stringify(names) + "[datum.value]", labelLimit: room, labelLineHeight: 12 };
    }
    var across = width - (rows ? room + 10 : 70), longest = 0;
    JSON.stringify(specification, function (key, value) {
      if (key === "domain" && typeof value[0] === "string") { value.forEach(function (name) { longest = Math.max(longest, name.length); }); }
      return value;
    });
    (specification.layer || []).forEach(function (layer) {
      if (narrow && layer.mark.type === "text") { layer.mark.fontSize = 8; }
    });
    var columns = Math.max(1, Math.min(4, Math.floor(across / (5.9 * longest + 30))));
    specification.width = "container";
    specification.autosize = { type: "fit-x", contains: "padding" };
    specification.config = { legend: { columns: columns, labelLimit: across / columns - 32 },
      axisBottom: narrow ? { titleAnchor: "end", titleAlign: "right", titleLimit: width - 10 } : {} };
    return specification;
  }

  function drawn(specification, stage) {
    var compiled = vegaLite.compile(prepared(specification, stage.clientWidth), { config: LOOKS, logger: vega.logger(vega.Error) }).spec;
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
    var hint = document.createElement("span");
    hint.textContent = "Click a name to keep it, double-click beside the marks for all.";
    hint.hidden = true;
    var filters = specification.textContent.includes('"kept"');
    var toggle = button("Interactive", function () {
      var live = figure.classList.toggle("live");
      toggle.setAttribute("aria-pressed", String(live));
      saves.forEach(function (made) { made.hidden = !live; });
      if (live && !view) { view = drawn(JSON.parse(specification.textContent), stage); }
      hint.hidden = true;
      view.then(function () { hint.hidden = !live || !filters || !stage.querySelector(".role-legend"); });
    });
    toggle.setAttribute("aria-pressed", "false");
    tools.append(toggle, ...saves, hint);
    var picture = figure.querySelector(".picture");
    figure.insertBefore(tools, picture);
    figure.insertBefore(stage, picture);
  });
})();
