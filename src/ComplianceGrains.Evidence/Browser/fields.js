// Steps 16 and 17: the compartments of each entry, what is open and what is closed, and view.csv written again.

const PREFIX = /^\["ev1","([A-Za-z0-9_-]{43})","([A-Za-z][A-Za-z0-9]{0,63})",/;

/** Name and value text of a D in its form; DISC-FORM. */
function fieldOf(d, where) {
  const found = PREFIX.exec(d);
  if (found === null || !HASH.test(found[1]) || !d.endsWith("]"))
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

/** Merges entries and disclosures, both in ascending order, and hands each entry's fields to the view. */
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
      const known = ahead.index === record.index && record.status === "kept" && record.core.compartments.some(c => c.cid === ahead.cmp && ahead.field < c.n);
      if (!known)
        refuse("DISC-UNUSED", "a disclosure of a field that is not there", `${path} index ${ahead.index} ${ahead.cmp} ${ahead.field}`);
      entry.opened.set(ahead.cmp + ahead.field, ahead.d);
    }
    if (record.status === "kept")
      checkEntry(p, log, entry, scope);
    if (view !== null && record.index >= log.range.start && record.index < log.range.end)
      view.entry(entry);
    if (record.index % 500 === 0)
      await step.progress(record.index - log.lo, log.hi - log.lo, log.name);
  }
  if (ahead !== null)
    refuse("DISC-UNUSED", "a disclosure of an entry that is not there", `${path} index ${ahead.index} ${ahead.cmp} ${ahead.field}`);
  view?.end();
}

function checkEntry(p, log, entry, scope) {
  const { record, where } = entry, { core } = record, own = log.short === "lifecycle";
  entry.matches = own ? core.kind === "export.produced/1" && record.index === log.part.own.index : matches(scope, core);
  entry.fields = [];
  const shredded = new Set(record.shredded ?? []);
  for (const cid of shredded)
    if (!core.compartments.some(c => c.cid === cid))
      refuse("FORM", `it has no compartment ${cid} to be shredded`, where);
  for (const cid of record.commitments?.keys() ?? [])
    if (!core.compartments.some(c => c.cid === cid))
      refuse("FORM", `it has no compartment ${cid}`, where);
  for (const { cid, n, root } of core.compartments) {
    const fields = log.schemas.get(core.kind).compartments.get(cid), given = record.commitments?.get(cid);
    if (shredded.has(cid)) {
      if (given !== undefined || fields.some((_, i) => entry.opened.has(cid + i)))
        refuse("SHREDDED-OPEN", `the compartment ${cid} is shown open though it is shredded`, where);
      fields.forEach(f => entry.fields.push({ cid, name: f.name, state: "shredded" }));
      p.counts.shredded += fields.length;
      continue;
    }
    if (given !== undefined && given.length !== n)
      refuse("FORM", `${given.length} commitments of ${n} fields in ${cid}`, where);
    if (given !== undefined && !given.includes(null))
      refuse("FORM", `commitments of ${cid}, of which nothing is open`, where);
    const commitments = fields.map((f, i) => checkField(p, log, entry, given, f, i));
    if (given !== undefined && compartmentRoot(cid, commitments) !== root)
      refuse("COMPARTMENT-ROOT", `the fields of ${cid} are not those of the core`, where);
  }
}

/** What is open or closed of one field; its commitment where the compartment is shown. */
function checkField(p, log, entry, given, field, i) {
  const { record: { core, index }, where } = entry, { cid, name } = field, own = log.short === "lifecycle";
  const open = given !== undefined && given[i] === null, d = entry.opened.get(cid + i);
  if (open && d === undefined)
    refuse("DISC-MISSING", `the disclosure of ${cid} ${name} is missing`, where);
  if (!open && d !== undefined)
    refuse("DISC-UNUSED", `a disclosure of ${cid} ${name}, which is not said to be open`, where);
  if (open && !entry.matches)
    refuse("SCOPE-LEAK", `${cid} ${name} is open, outside the scope`, where);
  const rule = own ? undefined : p.profile.closed.get(core.kind + "\n" + name);
  if (open && rule !== undefined)
    refuse("PROFILE-LEAK", `${cid} ${name} is open, and the profile closes it by ${rule}`, where);
  if (!open && entry.matches && !own) {
    if (rule === undefined)
      refuse("PROFILE-HIDDEN", `${cid} ${name} is hidden, and no rule of the profile says so`, where);
    entry.fields.push({ cid, name, state: "redacted", rule });
    p.redacted(core.kind, name, rule);
  }
  if (!open)
    return given === undefined ? null : fromUrl64(given[i]);
  const place = `${log.folder}disclosures.jsonl index ${index} ${cid} ${i}`, shown = fieldOf(d, place);
  if (shown.name !== name)
    refuse("DISC-NAME", `it is named ${shown.name}, the schema has ${name}`, place);
  entry.fields.push({ cid, name, state: "disclosed", raw: shown.raw, value: shown.value });
  p.counts.disclosed++;
  const length = scratchUtf8(d);
  return sha256(scratch.bytes, length);
}

const VIEW_HEADER = ["index", "time", "kind", "actor", "seq", "cmp", "field", "state", "rule", "value"], VIEW_PART = 1 << 16, LAST_TIME = 253402300799999;

/** view.csv as the format says it, compared with the file as it grows. */
class View {
  constructor(p, log) {
    this.path = log.folder + "view.csv";
    this.bytes = p.files.get(this.path);
    this.counts = p.counts;
    this.at = 0;
    this.text = "\ufeff";
    this.line(...VIEW_HEADER);
  }

  line(...cells) {
    this.text += cells.map(c => `"${String(c).replaceAll("\"", "\"\"")}"`).join() + "\r\n";
    if (this.text.length > VIEW_PART)
      this.compare();
  }

  compare() {
    const due = encoder.encode(this.text);
    if (!sameBytes(this.bytes.subarray(this.at, this.at + due.length), due))
      refuse("VIEW", `it is not what the entries give, from byte ${this.at} on`, this.path);
    this.at += due.length;
    this.text = "";
  }

  entry({ record: { index, status, core }, matches, fields }) {
    this.counts.entries++;
    if (status === "deleted") {
      this.counts.deleted++;
      this.line(index, "", "", "", "", "", "", "deleted", "", "");
      return;
    }
    if (core.time > LAST_TIME)
      refuse("VIEW", "a time after the year 9999", this.path);
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
    if (this.at !== this.bytes.length)
      refuse("VIEW", "it has more than the entries give", this.path);
  }
}

// A spreadsheet reads a cell that starts so as a formula.
const cellOf = ({ raw, value }) => typeof value !== "string" ? raw : /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
