// The steps in their order, the pins, and the verdict.

const EXITS = { VALID: 0, INVALID: 1, USE: 2, FAILED: 3, UNPROVEN: 4 };
const UNPACKED_LIMIT = 4 * 1024 * 1024 * 1024;
const STEPS = [
  [1, "Unpacking the zip"], [2, "Files and manifests"], [3, "The seal"], [4, "Form of every file"], [5, "Checkpoints and entries"], [6, "Fold to the signed root"],
  [7, "Order of times"], [8, "Chains of the actors"], [9, "Lifecycle"], [10, "The export's own statement"], [11, "Edges of the period"], [12, "Earlier statements"],
  [13, "Schemas"], [14, "Rules"], [15, "Tombstones and holds"], [16, "Fields"], [17, "The readable view"], [18, "Your checkpoints, witnesses and time-stamps"],
];

/** Where the work stands, told at most ten times a second; waits a turn, so that a page that has no worker stays alive. */
class Step {
  constructor(tell) {
    this.tell = tell;
    this.told = performance.now();
    this.number = 0;
  }

  async start(number) {
    this.number = number;
    await this.progress(0, 0);
  }

  async progress(done, total, what = "") {
    const now = performance.now();
    if (now - this.told < 100)
      return;
    this.told = now;
    this.tell({ step: this.number, name: STEPS.find(s => s[0] === this.number)[1], done, total, what });
    await new Promise(resume => setTimeout(resume));
  }
}

/**
 * Verifies a package. `trust` is the text of the trust file, `pins` are the bytes of earlier checkpoints, `witnesses` the text of their keys.
 * Answers `{ verdict, exit, line, code, where, message, step, warnings, counts, redacted, logs, export }`; never throws for what a package holds.
 */
async function verify(zip, { trust, pins = [], witnesses = "", limit = UNPACKED_LIMIT }, tell = () => { }) {
  const step = new Step(tell), p = { warnings: [], counts: { entries: 0, deleted: 0, outsideScope: 0, disclosed: 0, redacted: 0, shredded: 0 }, unproven: null };
  const closed = new Map();
  p.redacted = (kind, field, rule) => {
    p.counts.redacted++;
    const key = [kind, field, rule].join("\n");
    closed.set(key, (closed.get(key) ?? 0) + 1);
  };
  const report = (verdict, line, more) => ({ verdict, exit: EXITS[verdict], line, code: null, where: null, message: null, step: step.number, warnings: p.warnings, counts: p.counts, redacted: [], logs: [], cosigned: [], export: null, ...more });
  try {
    p.trust = trustOf(trust);
  } catch (e) {
    return report("USE", "The trust file cannot be used", { message: e.message });
  }
  try {
    p.witnesses = witnessesOf(witnesses);
  } catch (e) {
    return report("USE", "The keys of witnesses cannot be used", { message: e.message });
  }
  try {
    await allSteps(p, zip, { pins, limit }, step);
  } catch (e) {
    if (e instanceof Refusal)
      return report("INVALID", `INVALID ${e.code} ${e.where ?? ""}`.trim(), { code: e.code, where: e.where ?? "", message: e.message });
    return report("FAILED", "The verification could not be done", { message: String(e?.message ?? e) });
  }
  const proven = {
    redacted: [...closed].sort().map(([key, count]) => ({ ...Object.fromEntries(key.split("\n").map((v, i) => [["kind", "field", "rule"][i], v])), count })),
    logs: p.logs.map(log => ({ name: log.name, size: log.head.size, root: toUrl64(log.head.root), start: log.range.start, end: log.range.end })),
    cosigned: p.cosigned,
    export: { ...p.header, recipient: null },
  };
  return p.unproven === null
    ? report("VALID", "VALID", proven)
    : report("UNPROVEN", `NOT PROVEN against your checkpoint of size ${p.unproven.size}`, { ...proven, code: "PIN-NOPROOF", where: p.unproven.where, message: "Everything in the package holds, but nothing in it leads from your checkpoint to the package's." });
}

async function allSteps(p, zip, given, step) {
  const each = async (number, logs, check) => {
    await step.start(number);
    for (const log of logs)
      await check(log);
  };
  await step.start(1);
  const { folder, files } = await unpackAll(zip, given.limit, step);
  p.files = files;
  await step.start(2);
  const changed = await checkBag(files, step);
  if (changed === null)
    return readAndProve(p, folder, given, step, each);
  // A changed file is refused whatever it holds; looking on may say which entry of it was changed.
  try {
    await readAndProve(p, folder, given, step, each);
  } catch (cause) {
    if (!(cause instanceof Refusal))
      throw cause;
    step.number = 2;
    if (cause.where?.startsWith(changed.where))
      throw new Refusal(changed.code, `${changed.message} ${cause.code}: ${cause.message}`, cause.where);
    if (cause.where?.startsWith(changed.where.slice(0, changed.where.lastIndexOf("/") + 1)))
      throw new Refusal(changed.code, `${changed.message} ${cause.code} at ${cause.where}: ${cause.message}`, changed.where);
  }
  step.number = 2;
  throw changed;
}

async function readAndProve(p, folder, { pins }, step, each) {
  const { files } = p;
  await step.start(3);
  const seal = await openSeal(files, folder, p.trust);
  await step.start(4);
  Object.assign(p, await readFiles(files, folder, seal, step));
  const parts = p.header.labels.map(label => ({ label }));
  for (const log of p.logs) {
    log.part = parts.find(part => part.label === log.label);
    log.part[log.short] = log;
  }
  await each(5, p.logs, async log => {
    await openLog(p, log);
    await readEntries(p, log, step);
    log.survivors = log.records.filter(r => r.core !== undefined);
  });
  const held = await readPins(p, pins), wanted = wantedSizes(parts, held);
  await each(6, p.logs, log => foldLog(log, wanted, step));
  await each(7, p.logs, checkTimes);
  await each(8, p.logs, checkActors);
  await each(9, parts, part => readLifecycle(p, part));
  await each(10, parts, part => checkStatement(p, part, step));
  await each(11, p.logs.filter(l => l.short !== "lifecycle"), log => checkPeriod(p, log));
  await each(12, parts, checkEarlier);
  await step.start(13);
  checkSchemas(p);
  await step.start(14);
  checkPacks(p);
  await each(15, p.logs.filter(l => l.short !== "lifecycle"), log => checkTombstones(p, log, step));
  let view = null;
  await each(16, p.logs, async log => {
    const differs = await checkFields(p, log, step);
    view ??= differs;
  });
  await step.start(17);
  if (view !== null)
    throw view;
  await step.start(18);
  p.cosigned = await checkWitnesses(p, p.witnesses);
  checkPins(p, held);
  checkTokens(p);
  if (pins.length === 0 && p.cosigned.length === 0)
    p.warnings.push("Nothing outside the firm's reach was pinned: give the checkpoints of earlier packages, or the keys of witnesses.");
}

/** The sizes whose root the fold should remember: those that exports state and those that are pinned. */
function wantedSizes(parts, held) {
  const sizes = new Set(held.map(pin => pin.size));
  for (const part of parts)
    for (const { core } of part.lifecycle.records)
      if (core?.kind === "export.produced/1" && Array.isArray(core.ref?.decisions))
        sizes.add(core.ref.decisions[0]);
  return sizes;
}

/** Pins are notes of the same keys; one that cannot be read or trusted proves nothing, and is not passed over. */
async function readPins(p, pins) {
  const held = [];
  for (let i = 0; i < pins.length; i++) {
    const where = `pin ${i + 1}`, content = textOf(pins[i]) ?? "";
    held.push({ ...checkpointOf(await openNote(pins[i], where, p.trust, content.slice(0, content.indexOf("\n"))), where), where });
  }
  return held;
}

function checkPins(p, held) {
  for (const pin of held) {
    const log = p.logs.find(l => l.name === pin.log), where = pin.where;
    if (log === undefined) {
      checkEnded(p, pin);
      continue;
    }
    if (pin.size > log.head.size)
      refuse("PIN-NEWER", `the package shows ${pin.log} at size ${log.head.size}, your checkpoint at ${pin.size}: it is older than your checkpoint, or the log was cut`, where);
    const proven = rootAt(log, pin.size, pin.root);
    if (proven === undefined)
      p.unproven ??= { size: pin.size, where };
    else if (!proven)
      refuse("PIN-ROOT", `${pin.log} had another root at size ${pin.size}: its history was rewritten`, where);
  }
}

const splitName = name => {
  const parts = name.split("/"), [label, number] = (parts.at(-2) ?? "").split(".");
  return { base: [...parts.slice(0, -2), label, parts.at(-1)].join("/"), number: number === undefined ? 1 : Number(number) };
};

/** A checkpoint of a log that ended in a restore: the log that goes on from it says the same entries again under its own name. */
function checkEnded(p, pin) {
  const { where, size } = pin, old = splitName(pin.log);
  const log = p.logs.find(l => splitName(l.name).base === old.base);
  if (log === undefined) {
    p.warnings.push(`The log of ${where}, ${pin.log}, is not in the package.`);
    return;
  }
  const { number } = splitName(log.name);
  if (old.number > number)
    refuse("PIN-NEWER", `your checkpoint is of ${pin.log}, which goes on from ${log.name}: the package is of before a restore`, where);
  const first = log.part.lifecycle.records[0]?.core?.said, last = old.number === number - 1 ? first?.logs?.find(([short, at]) => short === log.short && at === size) : undefined;
  if (last !== undefined) {
    if (last[2] !== toUrl64(pin.root))
      refuse("PIN-ROOT", `the last head of ${pin.log} had another root at size ${size} than the package says`, where);
    // Of lifecycle, which speaks of heads that are others now, its own word is all there is; of other logs that word proves nothing.
    if (log.short === "lifecycle") {
      p.warnings.push(`Your checkpoint ${where} is the last head of ${pin.log}, which ended in a restore: so ${log.name} says, and nothing in it leads there; what was lost of it stands nowhere.`);
      return;
    }
  }
  if (log.lo !== 0 || log.short === "lifecycle" || size > log.hi || !sameBytes(oldRootAt(p, log, pin.log, size), pin.root))
    p.unproven ??= { size, where };
}

/** The root that these entries give under the name of the log that ended; only what depends on that name is another. */
function oldRootAt(p, log, name, size) {
  const fold = new Fold(0, []), before = new Map(), lines = textOf(p.files.get(log.folder + "records.jsonl")).split("\n");
  for (let i = 0; i < size; i++) {
    const { status, core, leaf } = log.records[i];
    let old = fromUrl64(leaf);
    if (status !== "deleted") {
      const content = JSON.parse(lines[i]).core.replace(`"log":"${log.name}"`, () => `"log":"${name}"`);
      old = leafOf(core.prev === null ? content : content.replace(`"prev":"${core.prev}"`, () => `"prev":"${before.get(core.prev) ?? core.prev}"`));
    }
    before.set(leaf, toUrl64(old));
    fold.append(old.slice());
  }
  return fold.root;
}

function checkTokens(p) {
  for (const log of p.logs)
    if (p.files.has(log.folder + "checkpoint.tsr"))
      p.warnings.push(`${log.folder}checkpoint.tsr: token not checked; this page checks none, "openssl ts -verify" and the compliance tool do.`);
}
