// Forms of values: a member that the format does not name is an error, as is a missing one.

const CID = /^[a-z][a-z0-9]{0,7}$/, KIND = /^[a-z][a-z0-9.-]*\/[1-9][0-9]*$/, FIELD = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const EXPORT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, LABEL = /^[a-z0-9][a-z0-9-]*(?:\.[1-9][0-9]*)?$/, ORIGIN = /^[!-*,-@\[-~]+$/;

const YEAR_1 = -62135596800000, YEAR_10000 = 253402300800000;

function members(value, required, optional = []) {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    refuse("FORM", `an object with ${required.join(", ")} is due`);
  let known = 0;
  for (const name of required) {
    if (!(name in value))
      refuse("FORM", `the member ${name} is missing`);
    known++;
  }
  for (const name of optional)
    if (name in value)
      known++;
  if (Object.keys(value).length !== known)
    refuse("FORM", `the member ${Object.keys(value).find(n => !required.includes(n) && !optional.includes(n)).slice(0, 60)} is not in the format`);
  return value;
}

const text = value => typeof value === "string" ? value : refuse("FORM", "a text is due");
const list = value => Array.isArray(value) ? value : refuse("FORM", "an array is due");
const whole = value => typeof value === "number" && value >= 0 ? value : refuse("FORM", "an integer from 0 is due");
const integer = value => typeof value === "number" ? value : refuse("FORM", "an integer is due");
const matching = (value, form, what) => form.test(text(value)) ? value : refuse("FORM", `${what} is due, not ${JSON.stringify(value.slice(0, 80))}`);

/** A hash as text; canonical base64url of 32 bytes. */
const hash = value => HASH.test(text(value)) ? value : refuse("B64", `${value.slice(0, 60)} is not 32 bytes in base64url`);

/** A tuple of exactly these forms. */
function tuple(value, ...forms) {
  if (list(value).length !== forms.length)
    refuse("FORM", `an array of ${forms.length} is due`);
  return value.map((item, i) => forms[i](item));
}

const hashes = value => list(value).map(hash);
const ascending = items => items.every((item, i) => i === 0 || items[i - 1] < item);

/** `[size, root]` of a log. */
const head = value => {
  const [size, root] = tuple(value, whole, hash);
  return { size, root };
};

function headerOf(value) {
  members(value, ["export", "format", "from", "jurisdictions", "origin", "to"]);
  if (text(value.format) !== "ev1")
    refuse("FORM", `the format ${value.format.slice(0, 40)} is not ev1`);
  const labels = list(value.jurisdictions).map(j => matching(j, LABEL, "a jurisdiction in lower case"));
  if (labels.length === 0 || !ascending(labels))
    refuse("FORM", "jurisdictions are none, or not sorted");
  if (integer(value.from) > integer(value.to) || value.from < YEAR_1 || value.to >= YEAR_10000)
    refuse("FORM", "the period ends before it starts, or is not within the years 1 to 9999");
  return { id: matching(value.export, EXPORT_ID, "an export id"), from: value.from, to: value.to, origin: matching(value.origin, ORIGIN, "an origin"), labels };
}

function profileOf(value) {
  members(value, ["closed", "id"]);
  const closed = new Map();
  for (const item of list(value.closed)) {
    const [kind, field, rule] = tuple(item, text, text, text);
    const key = kind + "\n" + field;
    if (closed.has(key))
      refuse("FORM", `${kind} ${field} is closed twice`);
    closed.set(key, rule);
  }
  return { id: text(value.id), closed };
}

function rangeOf(value) {
  members(value, ["compact", "earlier", "end", "log", "proof", "size", "start"]);
  const earlier = list(value.earlier).map(item => {
    members(item, ["proof", "size"]);
    return { size: whole(item.size), proof: hashes(item.proof) };
  });
  return { compact: hashes(value.compact), earlier, start: whole(value.start), end: whole(value.end), size: whole(value.size), log: text(value.log), proof: hashes(value.proof) };
}

/** A line of records.jsonl: `{ index, status, core | leaf, commitments, shredded }`. */
function recordOf(value) {
  const status = value !== null && typeof value === "object" ? value.status : undefined;
  if (status === "deleted") {
    members(value, ["index", "status", "leaf"]);
    return { index: whole(value.index), status, leaf: hash(value.leaf) };
  }
  if (status === "before" || status === "after") {
    members(value, ["index", "status", "core"]);
    return { index: whole(value.index), status, text: text(value.core) };
  }
  members(value, ["index", "status", "core"], ["commitments", "shredded"]);
  if (status !== "kept")
    refuse("FORM", "a status that the format has not");
  const record = { index: whole(value.index), status, text: text(value.core), commitments: null, shredded: null };
  if ("commitments" in value) {
    record.commitments = new Map(Object.entries(members(value.commitments, Object.keys(value.commitments ?? {}))).map(([cid, items]) =>
      [matching(cid, CID, "a compartment"), (list(items).length > 0 ? items : refuse("FORM", "commitments that are an empty list")).map(c => c === null ? null : hash(c))]));
    if (record.commitments.size === 0)
      refuse("FORM", "commitments are empty, and should be absent");
  }
  if ("shredded" in value) {
    record.shredded = list(value.shredded).map(cid => matching(cid, CID, "a compartment"));
    if (record.shredded.length === 0 || !ascending(record.shredded))
      refuse("FORM", "shredded is empty, or not sorted");
  }
  return record;
}

function disclosureOf(value) {
  members(value, ["index", "cmp", "field", "d"]);
  whole(value.index);
  matching(value.cmp, CID, "a compartment");
  if (whole(value.field) >= 255)
    refuse("FORM", "a compartment has at most 255 fields");
  text(value.d);
  return value;
}

/** A line of tombstones.jsonl; they ascend by entry and compartment. */
function tombstoneOf(value, last) {
  members(value, ["index", "cmp", "entry", "target", "proof"]);
  if (text(value.cmp) !== "*")
    matching(value.cmp, CID, "a compartment or *");
  const read = { index: whole(value.index), cmp: value.cmp, entry: whole(value.entry), target: whole(value.target), proof: hashes(value.proof) };
  return last === undefined || read.index > last.index || read.index === last.index && read.cmp > last.cmp ? read : refuse("FORM", "tombstones are not sorted");
}

/** A schema's fields in order, each with its compartment and its place there. */
function schemaOf(value) {
  const counts = new Map(), names = new Set();
  const fields = list(value).map(item => {
    const [name, cid, kind] = tuple(item, f => matching(f, FIELD, "a field's name"), c => matching(c, CID, "a compartment"), text);
    if (names.has(name))
      refuse("FORM", `the field ${name} twice`);
    names.add(name);
    const at = counts.get(cid) ?? 0;
    counts.set(cid, at + 1);
    return { name, cid, at, class: kind };
  });
  const compartments = new Map([...counts.keys()].map(cid => [cid, fields.filter(f => f.cid === cid)]));
  return { fields, compartments };
}

function filterOf(value) {
  members(value, ["actors", "kinds"]);
  const set = (names, form) => {
    if (names === null)
      return null;
    const items = list(names).map(form);
    if (!ascending(items))
      refuse("FORM", "a filter is not sorted");
    return new Set(items);
  };
  return { actors: set(value.actors, a => matching(a, PSEUDONYM, "a pseudonym")), kinds: set(value.kinds, k => matching(k, KIND, "a kind")) };
}

const matches = (filter, core) =>
  filter !== undefined && (filter.actors === null || filter.actors.has(core.actor)) && (filter.kinds === null || filter.kinds.has(core.kind));
