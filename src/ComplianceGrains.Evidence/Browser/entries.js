// Steps 5 to 8: the entries of each log, their fold to the signed root, their times, and the chain of each actor.

const entryPlace = (log, index) => `${log.folder}records.jsonl index ${index}`;

async function openLog(p, log) {
  const where = log.folder + "checkpoint";
  const signedText = await openNote(p.files.get(where), where, p.trust, log.name);
  log.head = checkpointOf(signedText, where);
  const { range, head: { size } } = log, path = log.folder + "range.json", bad = why => refuse("RANGE-FORM", why, path);
  if (range.log !== log.name || range.size !== size)
    bad("it is of another log or size than the checkpoint");
  if (log.short === "lifecycle" && (range.start !== 0 || range.end !== size))
    refuse("LIFECYCLE-GAP", "lifecycle goes whole to every recipient", path);
  if (range.start > range.end || range.end > size)
    bad("start, end and size do not follow each other");
  log.lo = range.start > 0 ? range.start - 1 : 0;
  log.hi = range.end < size ? range.end + 1 : size;
  if (range.compact.length !== bits(log.lo))
    bad(`${range.compact.length} hashes stand for the ${log.lo} entries before the range`);
  let last = 0;
  for (const { size: m } of range.earlier) {
    if (m <= last || !(m < log.lo || (m > log.hi && m < size)) || log.short === "lifecycle")
      bad(`an earlier size ${m} that is not sorted, or is none outside the range`);
    last = m;
  }
}

async function readEntries(p, log, step) {
  const { lo, hi, records, range } = log;
  for (let i = 0; i < records.length; i++)
    if (records[i].index !== lo + i || lo + i >= hi)
      refuse("RANGE-GAP", `entry ${records[i].index} stands there; ${lo} to ${hi - 1} are due one after the other`, entryPlace(log, lo + i));
  if (records.length !== hi - lo)
    refuse("RANGE-GAP", `index ${lo + records.length} is missing`, entryPlace(log, lo + records.length));
  log.leaves = new Uint8Array(32 * records.length);
  for (const record of records) {
    const where = entryPlace(log, record.index);
    const due = record.index < range.start ? "before" : record.index >= range.end ? "after" : null;
    if ((due ?? "kept") !== record.status && (due !== null || record.status !== "deleted"))
      refuse("RANGE-FORM", `the status ${record.status} does not belong there`, where);
    if (record.status === "deleted") {
      if (log.short === "lifecycle")
        refuse("LIFECYCLE-GAP", "no entry of lifecycle is ever deleted", where);
      log.leaves.set(fromUrl64(record.leaf), 32 * (record.index - lo));
    } else {
      record.core = coreOf(record.text, log.name, where);
      const leaf = leafOf(record.text);
      log.leaves.set(leaf, 32 * (record.index - lo));
      record.leaf = toUrl64(leaf);
      record.text = null;
    }
    if (record.index % 1000 === 0)
      await step.progress(record.index - lo, hi - lo, log.name);
  }
}

/** Folds to root(hi), remembers the root at each size that something outside asks for, and compares with the checkpoint. */
async function foldLog(log, wanted, step) {
  const { lo, hi, range, head: { size, root } } = log;
  const fold = new Fold(lo, range.compact.map(fromUrl64));
  log.roots = new Map();
  const remember = () => wanted.has(fold.size) && log.roots.set(fold.size, fold.root);
  remember();
  for (let i = 0; i < hi - lo; i++) {
    fold.append(log.leaves.slice(32 * i, 32 * i + 32));
    remember();
    if (i % 2000 === 0)
      await step.progress(i, hi - lo, log.name);
  }
  if (!consistent(hi, fold.root, size, root, range.proof.map(fromUrl64)))
    refuse("ROOT", "the entries shown do not lead to the signed root", await contradicted(log) ?? log.folder + "records.jsonl");
}

/** The entry whose leaf the same actor's next entry contradicts, if one does: it is the one that was changed. */
async function contradicted(log) {
  const last = new Map();
  for (const record of log.records) {
    if (record.status === "deleted")
      continue;
    const before = last.get(record.core.actor);
    if (before !== undefined && before.core.seq + 1 === record.core.seq && record.core.prev !== before.leaf)
      return entryPlace(log, before.index);
    last.set(record.core.actor, record);
  }
  return undefined;
}

function checkTimes(log) {
  let last = -1;
  for (const { core, index } of log.records) {
    if (core === undefined)
      continue;
    if (core.time < last)
      refuse("TIME-ORDER", "its time is before that of the entry before it", entryPlace(log, index));
    last = core.time;
  }
}

function checkActors(log) {
  const latest = new Map(), seqs = new Set(), previous = new Set(), indexes = new Map();
  const gone = [];
  for (const { index, status, leaf, core } of log.records) {
    const where = entryPlace(log, index);
    if (status === "deleted") {
      gone.push(index);
      indexes.set(leaf, index);
      continue;
    }
    const key = core.actor + core.seq;
    if (seqs.has(key))
      refuse("ACTOR-FORK", `the actor has two entries with seq ${core.seq}`, where);
    seqs.add(key);
    if (core.prev !== null) {
      if (previous.has(core.prev))
        refuse("ACTOR-FORK", "two entries follow the same one", where);
      previous.add(core.prev);
    }
    if ((core.seq === 0) !== (core.prev === null))
      refuse("ACTOR-CHAIN", "an actor's first entry, and no other, has no predecessor", where);
    checkPredecessor(log, core, index, latest.get(core.actor), indexes, gone, where);
    latest.set(core.actor, { seq: core.seq, leaf, index });
    indexes.set(leaf, index);
  }
}

function checkPredecessor(log, core, index, last, indexes, gone, where) {
  if (last !== undefined && core.seq < last.seq)
    refuse("ACTOR-GAP", `seq ${core.seq} comes after ${last.seq}`, where);
  if (last !== undefined && core.seq === last.seq + 1) {
    if (core.prev !== last.leaf)
      refuse("ACTOR-CHAIN", `it does not follow the actor's entry ${last.index}`, where);
    return;
  }
  if (core.seq === 0)
    return;
  // Between: entries that are deleted, or lie before the range.
  const missing = last === undefined ? core.seq : core.seq - last.seq - 1;
  const deleted = gone.length - firstAbove(gone, last === undefined ? -1 : last.index), before = last === undefined ? log.lo : 0;
  if (missing > deleted + before)
    refuse("ACTOR-GAP", `${missing} entries of the actor are missing before seq ${core.seq}`, where);
  const at = indexes.get(core.prev);
  if (at === undefined ? before === 0 : log.records[at - log.lo].status !== "deleted" || (last !== undefined && at < last.index))
    refuse("ACTOR-CHAIN", "its predecessor is neither a deleted entry nor before the range", where);
}

/** The position of the first item above a value, in a sorted array. */
function firstAbove(items, value, of = x => x) {
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(items[middle]) > value)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}
