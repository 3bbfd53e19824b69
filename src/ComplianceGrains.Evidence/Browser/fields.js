// Steps 16 and 17: the compartments of each entry, what is open and what is closed, and view.csv written again.

const PREFIX = /^\["ev1","([A-Za-z0-9_-]{43})","([^"]*)",/, SHORTEST = 59;

/** Name and value text of a D in its form; DISC-FORM. */
function fieldOf(d, where) {
  const found = PREFIX.exec(d);
  if (found === null || !HASH.test(found[1]) || !d.endsWith("]") || d.length < SHORTEST)
    refuse("DISC-FORM", "a disclosure is [\"ev1\",salt,name,value]", where);
  const raw = d.slice(found[0].length, -1);
  let value;
  try {
    value = strictJson(raw);
  } catch (e) {
    throw e instanceof Refusal ? new Refusal("DISC-FORM", `the value is not strict JSON: ${e.message}`, where) : e;
  }
  return { name: found[2], raw, value };
}

const roots = { bytes: new Uint8Array(64 + 255 * 32) };

function compartmentRoot(cid, commitments) {
  const { bytes } = roots;
  let at = encoder.encodeInto(`ev1/compartment\n${cid}\n${commitments.length}\n`, bytes).written;
  for (const c of commitments) {
    bytes.set(c, at);
    at += 32;
  }
  return toUrl64(sha256(bytes, at));
}

/** Merges entries and disclosures, both in ascending order, and hands each entry's fields to the view; answers where that differs. */
async function checkFields(p, log, step) {
  const path = log.folder + "disclosures.jsonl", view = log.short === "lifecycle" ? null : new View(p, log), scope = log.part.scope[log.short];
  const lines = jsonLines(p.files.get(path), path);
  let ahead = null, line = 0;
  const next = () => {
    const { value, done } = lines.next(), last = ahead;
    ahead = done ? null : value;
    line++;
    if (ahead !== null && last !== null && !(ahead.index > last.index || ahead.index === last.index && (ahead.cmp > last.cmp || ahead.cmp === last.cmp && ahead.field > last.field)))
      refuse("DISC-ORDER", "disclosures are not strictly ascending", `${path} line ${line}`);
  };
  next();
  for (const record of log.records) {
    const entry = { record, where: entryPlace(log, record.index), opened: new Map(), matches: false };
    for (; ahead !== null && ahead.index <= record.index; next()) {
      if (ahead.index < record.index || record.status !== "kept")
        refuse("DISC-UNUSED", `of entry ${ahead.index} nothing is open`, `${path} line ${line}`);
      entry.opened.set(ahead.cmp + ahead.field, { d: ahead.d, place: `${path} line ${line}`, used: false });
    }
    if (record.status === "kept")
      checkEntry(p, log, entry, scope);
    if (view !== null && record.index >= log.range.start && record.index < log.range.end)
      view.entry(entry);
    if (record.index % 500 === 0)
      await step.progress(record.index - log.lo, log.hi - log.lo, log.name);
  }
  if (ahead !== null)
    refuse("DISC-UNUSED", `entry ${ahead.index} is not in the package`, `${path} line ${line}`);
  return view?.end() ?? null;
}

function checkEntry(p, log, entry, scope) {
  const { record, where } = entry, { core } = record, own = log.short === "lifecycle";
  entry.matches = own ? record.index === log.part.own.index : matches(scope, core);
  entry.fields = [];
  for (const [cid, given] of record.commitments ?? [])
    bindCompartment(log, entry, cid, given);
  for (const { used, place } of entry.opened.values())
    if (!used)
      refuse("DISC-UNUSED", "its field is not said to be open", place);
  for (const { cid } of core.compartments) {
    const given = record.commitments?.get(cid), shredded = record.shredded?.includes(cid) ?? false;
    if (given !== undefined && shredded)
      refuse("SHREDDED-OPEN", `the compartment ${cid} is shown open though it is shredded`, where);
    if (given !== undefined && !entry.matches)
      refuse("SCOPE-LEAK", `the compartment ${cid} is shown open, outside the scope`, where);
    if (entry.matches)
      log.schemas.get(core.kind).compartments.get(cid).forEach((f, i) => checkField(p, log, entry, f, given?.[i] === null, shredded, given === undefined ? undefined : entry.opened.get(cid + i)));
  }
}

/** Every D belongs to a null and the reverse, and with the commitments they give R. */
function bindCompartment(log, entry, cid, given) {
  const { record: { core }, where } = entry, due = core.compartments.find(c => c.cid === cid);
  if (due === undefined || due.n !== given.length)
    refuse("COMPARTMENT-ROOT", `the core has no compartment ${cid} of ${given.length} fields`, where);
  const fields = log.schemas.get(core.kind).compartments.get(cid);
  const all = given.map((commitment, i) => {
    if (commitment !== null)
      return fromUrl64(commitment);
    const opened = entry.opened.get(cid + i) ?? refuse("DISC-MISSING", `${fields[i].name} of ${cid} has neither a commitment nor a disclosure`, where);
    Object.assign(opened, fieldOf(opened.d, opened.place), { used: true });
    if (opened.name !== fields[i].name)
      refuse("DISC-NAME", `it is named ${opened.name}, the schema has ${fields[i].name}`, opened.place);
    const length = scratchUtf8(opened.d);
    return sha256(scratch.bytes, length);
  });
  if (compartmentRoot(cid, all) !== due.root)
    refuse("COMPARTMENT-ROOT", `the fields of ${cid} are not those of the core`, where);
  if (!given.includes(null))
    refuse("DISC-UNUSED", `commitments of ${cid}, of which nothing is open`, where);
}

/** Open is exactly what the profile leaves open, for an entry in the scope. */
function checkField(p, log, entry, { cid, name }, open, shredded, opened) {
  const { record: { core }, where } = entry;
  if (log.short === "lifecycle") {
    if (open && name === "rHead" && log.part.r === undefined)
      refuse("SCOPE-LEAK", "the head of r is open, and the package does not hold r", where);
    p.counts.disclosed += open ? 1 : 0;
    return;
  }
  if (shredded) {
    p.counts.shredded++;
    entry.fields.push({ cid, name, state: "shredded" });
    return;
  }
  const rule = p.profile.closed.get(core.kind + "\n" + name);
  if (open && rule !== undefined)
    refuse("PROFILE-LEAK", `${cid} ${name} is open, and the profile closes it by ${rule}`, where);
  if (!open && rule === undefined)
    refuse("PROFILE-HIDDEN", `${cid} ${name} is hidden, and no rule of the profile says so`, where);
  if (open) {
    p.counts.disclosed++;
    entry.fields.push({ cid, name, state: "disclosed", raw: opened.raw, value: opened.value });
  } else {
    p.redacted(core.kind, name, rule);
    entry.fields.push({ cid, name, state: "redacted", rule });
  }
}

const VIEW_HEADER = ["index", "time", "kind", "actor", "seq", "cmp", "field", "state", "rule", "value"], VIEW_PART = 1 << 16;

/** view.csv as the format says it, compared with the file as it grows. */
class View {
  constructor(p, log) {
    this.path = log.folder + "view.csv";
    this.bytes = p.files.get(this.path);
    this.counts = p.counts;
    this.at = 0;
    this.text = "\ufeff";
    this.lines = 0;
    this.failure = null;
    this.line(...VIEW_HEADER);
  }

  line(...cells) {
    this.text += cells.map(c => `"${String(c).replaceAll("\"", "\"\"")}"`).join() + "\r\n";
    if (this.text.length > VIEW_PART)
      this.compare();
  }

  compare() {
    const due = this.failure === null ? encoder.encode(this.text) : [];
    this.text = "";
    for (let i = 0; i < due.length; i++) {
      if (this.bytes[this.at + i] !== due[i])
        return this.fail("the view is not what the entries give");
      if (due[i] === 0x0a)
        this.lines++;
    }
    this.at += due.length;
  }

  fail(why) {
    this.failure = new Refusal("VIEW", why, `${this.path} line ${this.lines + 1}`);
  }

  entry({ record: { index, status, core }, matches, fields }) {
    this.counts.entries++;
    if (status === "deleted") {
      this.counts.deleted++;
      this.line(index, "", "", "", "", "", "", "deleted", "", "");
      return;
    }
    const start = [index, new Date(core.time).toISOString(), core.kind, core.actor, core.seq];
    if (!matches)
      this.counts.outsideScope++;
    if (!matches || fields.length === 0)
      this.line(...start, "", "", "header", "", "");
    else
      for (const f of fields)
        this.line(...start, f.cid, f.name, f.state, f.rule ?? "", f.state === "disclosed" ? cellOf(f) : "");
  }

  end() {
    this.compare();
    if (this.failure === null && this.at !== this.bytes.length)
      this.fail("the view has more than the entries give");
    return this.failure;
  }
}

// A spreadsheet reads a cell that starts so as a formula.
const cellOf = ({ raw, value }) => typeof value !== "string" ? raw : /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
