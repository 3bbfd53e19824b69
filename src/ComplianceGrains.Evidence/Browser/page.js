"use strict";
// The page: takes files, lets the worker compute, and shows the report. Whatever comes from a package becomes text only, never markup.
(() => {
  const $ = id => document.getElementById(id);
  const given = { zip: null, pins: [] };
  let running = null;

  const MEANING = {
    VALID: "Everything that the package shows is proven. Exit 0 of the command-line verifier.",
    INVALID: "The package is not what the firm recorded and signed, or is not complete. Do not rely on anything in it. Exit 1 of the command-line verifier.",
    UNPROVEN: "Everything in the package was checked and holds, but nothing in it leads from the checkpoint that you kept to the package's. This is never VALID: ask for a package that names your size (“heldSizes”). A firm that cannot give one has changed its history. Exit 4 of the command-line verifier.",
    USE: "What was given beside the package cannot be used. Nothing was verified. Exit 2.",
    FAILED: "The verification could not be done. This says nothing about the package. Exit 3 of the command-line verifier.",
  };
  const MARK = { VALID: "✓", INVALID: "✗", UNPROVEN: "?", USE: "!", FAILED: "!" }, LOOK = { VALID: "valid", INVALID: "invalid" };

  function element(name, content, ...children) {
    const made = document.createElement(name);
    if (content !== undefined && content !== null)
      made.textContent = String(content);
    made.append(...children);
    return made;
  }

  function table(caption, heads, rows) {
    const cell = (name, value) => {
      const made = element(name, typeof value === "number" ? value.toLocaleString("en") : value);
      if (typeof value === "number")
        made.className = "number";
      return made;
    };
    const header = element("tr", null, ...heads.map(h => Object.assign(cell("th", h), { scope: "col" })));
    return element("table", null, element("caption", caption), element("thead", null, header), element("tbody", null, ...rows.map(r => element("tr", null, ...r.map(c => cell("td", c))))));
  }

  const time = ms => Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : `${ms} ms`;
  const items = texts => element("ul", null, ...texts.map(t => element("li", t)));

  function show(report, seconds) {
    const { verdict } = report;
    $("result").className = LOOK[verdict] ?? "open";
    $("verdict").textContent = `${MARK[verdict]} ${report.line}`;
    $("meaning").textContent = MEANING[verdict];
    $("finding").replaceChildren();
    $("finding").hidden = report.message === null;
    if (report.message !== null) {
      const step = verificationSteps.find(s => s[0] === report.step);
      for (const [term, says] of [["Step", step && verdict !== "USE" ? `${step[0]} of 18, ${step[1]}` : null], ["Code", report.code], ["Where", report.where], ["What was found", report.message]])
        if (says !== null && says !== "")
          $("finding").append(element("dt", term), element("dd", says));
    }
    $("details").replaceChildren(...details(report), element("p", `Took ${seconds.toFixed(1)} s.`));
    $("result").hidden = false;
    document.title = `${report.line} - Verify an evidence package`;
    $("verdict").focus();
  }

  function details(report) {
    if (report.export === null)
      return [];
    const { counts } = report, { id, from, to, origin, labels } = report.export;
    return [
      element("h3", "What was verified"),
      element("p", `Export ${id} of ${origin}, jurisdictions ${labels.join(", ")}, period after ${time(from)} up to ${time(to)}.`),
      table("Entries and fields of the period", ["", "count"], [["Entries", counts.entries], ["of them deleted after retention, only their place is left", counts.deleted], ["of them outside the scope of this export, shown without fields", counts.outsideScope],
        ["Fields shown", counts.disclosed], ["Fields hidden by a rule", counts.redacted], ["Fields erased", counts.shredded]]),
      element("h3", "What is proven"),
      items(["No entry of the period is missing, added, changed or moved.", "Each value shown is the one that was recorded.", "Exactly the fields listed below are hidden, each by the rule named.",
        "What is erased was old enough where its age can be seen, and under no hold.", "The rules cited were published before the decisions, and their text is in the package.", "This was the newest state of each log at the export, and continues what earlier exports stated."]),
      element("h3", "What is not proven"),
      items(["That what was recorded is true, and that everything was recorded: a decision that never reached the log shows only by its signed receipt.", "That the rules cited were really followed: perform decisions again from the packs in the package.",
        "That a pseudonym is the person it is said to be.", "What README.txt, bag-info.txt and annex/ say: they are the sealed ones, no more."]),
      ...report.warnings.length === 0 ? [] : [element("h3", "Warnings"), items(report.warnings)],
      report.redacted.length === 0 ? element("p", "No field is hidden by a rule.") : table("Fields hidden", ["kind", "field", "rule", "times"], report.redacted.map(r => [r.kind, r.field, r.rule, r.count])),
      element("h3", "Logs"),
      table("Each log with what the package shows of it", ["log", "size", "entries shown", "root"], report.logs.map(l => [l.name, l.size, l.end > l.start ? `${l.start} to ${l.end - 1}` : "none", l.root])),
      ...report.cosigned.length === 0 ? [] : [table("Cosigned by witnesses", ["log", "witness", "at"], report.cosigned.map(c => [c.log, c.witness, time(1000 * c.at)]))],
      element("p", "Keep the files “checkpoint” of this package and give them to the next verification: then a history that was rewritten shows."),
    ];
  }

  function progress({ step, name, done, total, what }) {
    const share = total > 0 ? done / total : 0;
    $("bar").value = (step - 1 + share) / 18;
    $("doing").textContent = `Step ${step} of 18: ${name}${what ? `, ${what}` : ""}${done > 0 ? `, ${done.toLocaleString("en")}${total > 0 ? ` of ${total.toLocaleString("en")}` : ""}` : ""}`;
  }

  /** Computes in a worker made of the page's own text; without one, in the page. */
  function compute(zip, options) {
    let worker = null, address = null, stop = () => { };
    const result = new Promise((resolve, reject) => {
      stop = () => reject(new Error("stopped"));
      try {
        address = URL.createObjectURL(new Blob([$("core").textContent], { type: "text/javascript" }));
        worker = new Worker(address);
      } catch {
        verifyPackage(zip, options, progress).then(resolve, reject);
        return;
      }
      worker.onmessage = ({ data }) => data.report ? resolve(data.report) : progress(data.progress);
      worker.onerror = e => reject(new Error(e.message || "the worker failed"));
      worker.postMessage({ zip, given: options });
    }).finally(() => {
      worker?.terminate();
      if (address !== null)
        URL.revokeObjectURL(address);
    });
    return { result, stop: () => stop() };
  }

  async function start() {
    if (running !== null || given.zip === null)
      return;
    $("start").disabled = true;
    $("stop").hidden = false;
    $("result").hidden = true;
    $("working").hidden = false;
    $("bar").value = 0;
    $("doing").textContent = "Reading the package";
    const began = performance.now();
    let report;
    try {
      if (globalThis.crypto?.subtle === undefined)
        throw new Error("This browser checks signatures only on pages from a file, from this computer or by https. Save the page and open the file.");
      const zip = new Uint8Array(await given.zip.arrayBuffer());
      running = compute(zip, { trust: $("trust").value, pins: given.pins.map(p => p.bytes), witnesses: $("witnesses").value });
      report = await running.result;
    } catch (e) {
      report = e.message === "stopped" ? null : { verdict: "FAILED", line: "The verification could not be done", message: e.message, step: 0, code: null, where: null, export: null };
    }
    running = null;
    $("start").disabled = false;
    $("stop").hidden = true;
    $("working").hidden = true;
    if (report !== null)
      show(report, (performance.now() - began) / 1000);
  }

  async function addPins(files, replace) {
    if (replace)
      given.pins = [];
    for (const file of files)
      given.pins.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    $("pin-names").textContent = given.pins.length === 0 ? "" : `Given: ${given.pins.map(p => p.name).join(", ")}`;
  }

  /** A dropped file is known by what it holds. */
  async function dropped(file) {
    const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
    if (start[0] === 0x50 && start[1] === 0x4b) {
      const transfer = new DataTransfer();
      transfer.items.add(file);
      $("package").files = transfer.files;
      given.zip = file;
    } else if (new TextDecoder().decode(start).includes("\n\n— "))
      await addPins([file], false);
    else
      $("trust").value = await file.text();
  }

  $("package").addEventListener("change", e => { given.zip = e.target.files[0] ?? null; });
  $("trust-file").addEventListener("change", async e => { $("trust").value = await e.target.files[0]?.text() ?? ""; });
  $("pins").addEventListener("change", e => addPins(e.target.files, true));
  $("form").addEventListener("submit", e => {
    e.preventDefault();
    start();
  });
  $("stop").addEventListener("click", () => running?.stop());
  document.addEventListener("dragover", e => {
    e.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", () => document.body.classList.remove("over"));
  document.addEventListener("drop", async e => {
    e.preventDefault();
    document.body.classList.remove("over");
    for (const file of e.dataTransfer.files)
      await dropped(file);
  });
})();
