// Cores: what a leaf commits to.

const CORE_BYTES = 8192, LAST_TIME = 253402300799999;

/** The core of an entry of a log; CORE-CANONICAL or CORE-FORM. */
function coreOf(content, log, where) {
  const value = canonicalJson(content);
  if (value === undefined || value === null || typeof value !== "object" || Array.isArray(value))
    refuse("CORE-CANONICAL", "the core is not canonical JSON of one object", where);
  try {
    return coreForm(value, content, log);
  } catch (e) {
    throw e instanceof Refusal ? new Refusal("CORE-FORM", e.message, where) : e;
  }
}

const REQUIRED = ["actor", "compartments", "kind", "log", "nonce", "prev", "seq", "time", "v"], OPTIONAL = ["asOf", "ref", "rules"];

function coreForm(value, content, log) {
  const bad = why => refuse("FORM", why);
  if (content.length > CORE_BYTES)
    bad(`${content.length} bytes, more than ${CORE_BYTES}`);
  members(value, REQUIRED, OPTIONAL);
  if (value.v !== 1)
    bad("another version than 1");
  if (value.log !== log)
    bad(`it is of the log ${text(value.log)}`);
  matching(value.actor, PSEUDONYM, "a pseudonym of 16 bytes");
  hash(value.nonce);
  if (value.prev !== null)
    hash(value.prev);
  matching(value.kind, KIND, "a kind");
  whole(value.seq);
  if (whole(value.time) > LAST_TIME)
    bad("a time after the year 9999");
  if (("asOf" in value) !== ("rules" in value))
    bad("rules and asOf come together");
  const compartments = list(value.compartments).map(c => {
    const [cid, n, root] = tuple(c, x => matching(x, CID, "a compartment"), whole, hash);
    return n >= 1 && n <= 255 ? { cid, n, root } : bad("a compartment has 1 to 255 fields");
  });
  if (!ascending(compartments.map(c => c.cid)))
    bad("compartments are not sorted");
  const core = { actor: value.actor, kind: value.kind, seq: value.seq, time: value.time, prev: value.prev, compartments, rules: [], asOf: null, ref: null };
  if ("rules" in value) {
    core.asOf = integer(value.asOf);
    if (core.asOf > LAST_TIME)
      bad("an asOf after the year 9999");
    core.rules = list(value.rules).map(r => {
      const [pack, version, digest] = tuple(r, text, text, hash);
      return { pack, version, digest };
    });
    if (!ascending(core.rules.map(r => r.pack)))
      bad("rules are not sorted");
  }
  if ("ref" in value) {
    if (value.ref === null || typeof value.ref !== "object" || Array.isArray(value.ref))
      bad("ref is an object");
    core.ref = value.ref;
  }
  return core;
}
