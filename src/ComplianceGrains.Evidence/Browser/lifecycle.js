// Steps 9 to 12: what lifecycle says, this export's own statement, the period's edges, and earlier statements.

const MINUTE = 60000, DAY = 86400000;

const REFS = {
  "schema.published/1": r => ({ kind: matching(members(r, ["kind", "sha256"]).kind, KIND, "a kind"), sha256: hash(r.sha256) }),
  "pack.published/1": r => ({ pack: text(members(r, ["effective", "pack", "sha256", "version"]).pack), version: text(r.version), sha256: hash(r.sha256), effective: integer(r.effective) }),
  "key.added/1": r => keyRef(r),
  "key.retired/1": r => keyRef(r),
  "hold.placed/1": r => holdRef(r),
  "hold.lifted/1": r => holdRef(r),
  "record.shredded/1": r => tombstoneRef(r),
  "record.deleted/1": r => tombstoneRef(r),
  "export.requested/1": r => ({ export: matching(members(r, ["export"]).export, EXPORT_ID, "an export id") }),
  "export.produced/1": r => ({ decisions: head(members(r, ["decisions", "export", "from", "to"]).decisions), export: matching(r.export, EXPORT_ID, "an export id"), from: integer(r.from), to: integer(r.to) }),
  "log.restored/1": r => ({ label: text(members(r, ["label", "logs"]).label), logs: list(r.logs).map(l => tuple(l, text, whole, hash)) }),
};

const keyRef = r => {
  members(r, ["name", "vkey"]);
  const key = keyOf(text(r.vkey));
  return key !== undefined && key.name === text(r.name) ? { name: r.name } : refuse("FORM", "the verifier key is none, or has another name");
};
const holdRef = r => ({ actor: matching(members(r, ["actor", "hold"]).actor, PSEUDONYM, "a pseudonym"), hold: text(r.hold) });
const tombstoneRef = r => {
  members(r, ["basis", "minAgeDays", "n", "policy", "targets"]);
  return { basis: text(r.basis), policy: text(r.policy), minAgeDays: whole(r.minAgeDays), n: whole(r.n), targets: fromUrl64(hash(r.targets)) };
};

/** The label from which one with a number goes on. */
const labelBefore = label => {
  const [jurisdiction, number] = label.split(".");
  return number === "2" ? jurisdiction : `${jurisdiction}.${Number(number) - 1}`;
};

function readLifecycle(p, part) {
  const log = part.lifecycle;
  Object.assign(part, { schemas: new Map(), packs: new Map(), holds: [], produced: [] });
  const restored = /\.[1-9][0-9]*$/.test(part.label);
  for (const { index, core } of log.records) {
    const where = entryPlace(log, index), read = Object.hasOwn(REFS, core.kind) ? REFS[core.kind] : refuse("LIFECYCLE-FORM", `${core.kind} is no kind of lifecycle`, where);
    try {
      core.said = read(core.ref);
    } catch (e) {
      throw e instanceof Refusal ? new Refusal("LIFECYCLE-FORM", e.message, where) : e;
    }
    if ((core.kind === "log.restored/1") !== (restored && index === 0))
      refuse("LIFECYCLE-FORM", "log.restored/1 is the first entry of a label with a number, and no other", where);
    if (core.kind === "log.restored/1" && core.said.label !== labelBefore(part.label))
      refuse("LIFECYCLE-FORM", "log.restored/1 names another label than the one before", where);
    const said = { ...core.said, time: core.time, index };
    if (core.kind === "schema.published/1") {
      if (part.schemas.has(said.kind))
        refuse("SCHEMA-REPUBLISHED", `the schema of ${said.kind} is published twice`, where);
      part.schemas.set(said.kind, said);
    } else if (core.kind === "pack.published/1") {
      const versions = part.packs.get(said.pack) ?? part.packs.set(said.pack, []).get(said.pack);
      if (versions.some(v => v.version === said.version))
        refuse("PACK-REPUBLISHED", `${said.pack}@${said.version} is published twice`, where);
      versions.push(said);
    } else if (core.kind === "hold.placed/1")
      part.holds.push({ ...said, from: index, to: Infinity });
    else if (core.kind === "hold.lifted/1")
      part.holds.filter(h => h.hold === said.hold && h.actor === said.actor && h.to === Infinity).forEach(h => { h.to = index; });
    else if (core.kind === "export.produced/1")
      part.produced.push(said);
  }
  if (restored && log.records.length === 0)
    refuse("LIFECYCLE-FORM", "a label with a number starts with log.restored/1", log.folder + "records.jsonl");
}

const PRODUCED_FIELDS = ["basis", "profile", "rHead", "recipient", "scope"];

async function checkStatement(p, part, step) {
  const { header, profile } = p, log = part.lifecycle;
  const own = part.produced.filter(e => e.export === header.id);
  if (own.length !== 1)
    refuse("EXPORT-ENTRY", `lifecycle states the export ${header.id} ${own.length} times`, log.folder + "records.jsonl");
  const said = part.own = own[0], where = entryPlace(log, said.index), bad = why => refuse("EXPORT-SCOPE", why, where);
  if (said.from !== header.from || said.to !== header.to)
    bad("it states another period than export.json");
  const opened = {};
  await eachDisclosure(p.files, log, step, (line, number) => {
    if (line.index !== said.index || line.cmp !== "x" || line.field >= PRODUCED_FIELDS.length)
      return;
    const name = PRODUCED_FIELDS[line.field], place = `${log.folder}disclosures.jsonl line ${number}`, shown = fieldOf(line.d, place);
    if (shown.name !== name)
      refuse("DISC-NAME", `it is named ${shown.name}, not ${name}`, place);
    opened[name] = shown.value;
  });
  const due = PRODUCED_FIELDS.filter(f => f !== "rHead" || part.r !== undefined);
  if (due.join() !== PRODUCED_FIELDS.filter(f => f in opened).join())
    bad(`the fields ${due.join(", ")} are to be open, and no other`);
  const value = (field, form) => {
    try {
      return form(opened[field]);
    } catch (e) {
      throw e instanceof Refusal ? new Refusal(e.code === "FORM" ? "EXPORT-SCOPE" : e.code, `${field}: ${e.message}`, where) : e;
    }
  };
  value("basis", text);
  value("recipient", text);
  part.scope = value("scope", v => {
    members(v, [], ["decisions", "r"]);
    return { decisions: "decisions" in v ? filterOf(v.decisions) : undefined, r: "r" in v ? filterOf(v.r) : undefined };
  });
  for (const short of ["decisions", "r"])
    if ((part.scope[short] !== undefined) !== (part[short] !== undefined))
      bad(`the scope and the folder ${short} differ`);
  const stated = value("profile", v => ({ id: text(members(v, ["id", "sha256"]).id), sha256: hash(v.sha256) }));
  if (stated.sha256 !== toUrl64(sha256(p.files.get("data/profile.json"))) || stated.id !== profile.id)
    refuse("PROFILE-DIGEST", "the profile is not the one that lifecycle states", "data/profile.json");
  const sameHead = (h, of) => h.size === of.head.size && h.root === toUrl64(of.head.root);
  if (part.decisions !== undefined && !sameHead(said.decisions, part.decisions))
    refuse("EXPORT-HEAD", "it states another head of decisions than the checkpoint", where);
  if (part.r !== undefined && !sameHead(value("rHead", head), part.r))
    refuse("EXPORT-HEAD", "it states another head of r than the checkpoint", where);
  if (said.time < header.to + MINUTE)
    refuse("EXPORT-EARLY", "it was stated less than a minute after the period's end", where);
}

function checkPeriod(p, log) {
  const { from, to } = p.header;
  for (const { status, core, index } of log.records) {
    const where = entryPlace(log, index);
    if (status === "before" && core.time > from || status === "kept" && core.time <= from)
      refuse("PERIOD-START", "the period does not start there", where);
    if (status === "after" && core.time <= to || status === "kept" && core.time > to)
      refuse("PERIOD-END", "the period does not end there", where);
  }
}

/** root(m) from what the package has: undefined when nothing leads there, false when a proof does not. */
function rootAt(log, size, stated) {
  const { lo, hi, head: h } = log;
  if (size === 0)
    return sameBytes(stated, EMPTY_ROOT);
  if (size >= lo && size <= hi)
    return sameBytes(log.roots.get(size), stated);
  if (size === h.size)
    return sameBytes(h.root, stated);
  const proof = log.range.earlier.find(e => e.size === size);
  return proof === undefined ? undefined : consistent(size, stated, h.size, h.root, proof.proof.map(fromUrl64));
}

function checkEarlier(part) {
  let last = 0;
  const { lifecycle, decisions, r } = part;
  for (const said of part.produced) {
    const where = entryPlace(lifecycle, said.index), { size, root } = said.decisions;
    if (size < last)
      refuse("EARLIER-ROOT", "it states a smaller size than an export before it", where);
    last = size;
    if (decisions !== undefined) {
      if (size <= decisions.head.size) {
        const proven = rootAt(decisions, size, fromUrl64(root));
        if (proven === undefined)
          refuse("EARLIER-NOPROOF", `nothing leads from the size ${size} that it states to the checkpoint`, where);
        if (!proven)
          refuse("EARLIER-ROOT", `decisions had another root at size ${size}: the log was rewritten`, where);
      }
      checkClock(decisions, size, said.time);
    }
  }
  if (r !== undefined)
    checkClock(r, r.head.size, part.own.time);
}

function checkClock(log, size, time) {
  const at = firstAbove(log.survivors, size - 1, s => s.index), next = log.survivors[at], before = log.survivors[at - 1];
  if (next !== undefined && next.core.time < time - MINUTE)
    refuse("CLOCK", `it is older than an export's statement of size ${size} allows`, entryPlace(log, next.index));
  if (before !== undefined && before.core.time > time + MINUTE)
    refuse("CLOCK", `it is newer than an export's statement of size ${size} allows`, entryPlace(log, before.index));
}
