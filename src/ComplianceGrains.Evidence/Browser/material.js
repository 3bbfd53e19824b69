// Steps 13 to 15: schemas, packs, tombstones.

function checkSchemas(p) {
  const used = new Set();
  for (const log of p.logs) {
    const published = log.part.schemas;
    log.schemas = new Map();
    for (const { core, index } of log.survivors) {
      const where = entryPlace(log, index), said = published.get(core.kind);
      if (said === undefined)
        refuse("SCHEMA-UNKNOWN", `no schema of ${core.kind} was published`, where);
      let schema = log.schemas.get(core.kind);
      if (schema === undefined) {
        const digest = toHex(fromUrl64(said.sha256));
        schema = p.schemas.get(digest) ?? refuse("SCHEMA-MISSING", `the schema of ${core.kind} is not in the package`, `data/schemas/${digest}.json`);
        readSchema(schema, digest);
        log.schemas.set(core.kind, schema);
        used.add(digest);
      }
      if (log.short !== "lifecycle" && said.time > core.time)
        refuse("SCHEMA-LATE", `the schema of ${core.kind} was published later`, where);
      if (core.compartments.length !== schema.compartments.size || core.compartments.some(c => schema.compartments.get(c.cid)?.length !== c.n))
        refuse("SCHEMA-COUNT", `its compartments are not those of ${core.kind}`, where);
    }
  }
  for (const [digest, schema] of p.schemas)
    if (!used.has(digest))
      refuse("FILE-UNKNOWN", "no entry uses the schema", schema.path);
}

/** A schema is what its hash says; only then its form matters. */
function readSchema(schema, digest) {
  if (schema.fields !== undefined)
    return;
  if (toHex(sha256(schema.bytes)) !== digest)
    refuse("SCHEMA-UNKNOWN", "the file's hash is not its name", schema.path);
  if (canonicalJson(schema.content) === undefined)
    refuse("FORM", "the schema is not canonical JSON", schema.path);
  Object.assign(schema, placed(schema.path, () => schemaOf(schema.value)));
}

function checkPacks(p) {
  const cited = new Map();
  for (const log of p.logs)
    for (const { core, index, status } of log.survivors) {
      if (status !== "kept")
        continue;
      for (const rule of core.rules) {
        const where = entryPlace(log, index), name = `${rule.pack}@${rule.version}`, versions = log.part.packs.get(rule.pack) ?? [];
        const said = versions.find(v => v.version === rule.version);
        if (said === undefined || said.sha256 !== rule.digest)
          refuse("RULE-UNKNOWN", `${name} was not published with the digest cited`, where);
        if (said.time > core.time)
          refuse("RULE-RETROACTIVE", `${name} was published after the decision`, where);
        if (said.effective > core.asOf || core.asOf > core.time)
          refuse("RULE-NOT-IN-FORCE", `${name} was not in force at the decision`, where);
        const newer = versions.find(v => v !== said && v.time <= core.time && v.effective <= core.asOf
          && (v.effective > said.effective || v.effective === said.effective && v.index > said.index));
        if (newer !== undefined)
          refuse("RULE-SUPERSEDED", `${name} had been replaced by version ${newer.version}`, where);
        cited.set(toHex(fromUrl64(rule.digest)), name);
      }
    }
  for (const [digest, files] of p.packs) {
    const folder = `data/packs/${digest}/`;
    if (!cited.has(digest))
      refuse("FILE-UNKNOWN", "no entry of the period cites the pack", folder + files[0].path);
    const listed = files.sort((a, b) => a.path < b.path ? -1 : 1).map(f => `${toHex(sha256(f.bytes))}  ${f.path}\n`).join("");
    if (toHex(sha256(encoder.encode(listed))) !== digest)
      refuse("PACK-DIGEST", "its files are not those of the digest", folder);
  }
  for (const [digest, name] of cited)
    if (!p.packs.has(digest))
      refuse("PACK-MISSING", `the files of ${name} are not in the package`, `data/packs/${digest}/`);
}

async function checkTombstones(p, log, step) {
  const path = log.folder + "tombstones.jsonl", lifecycle = log.part.lifecycle, owners = ownersOfGone(log);
  const due = new Set();
  for (const record of log.records) {
    if (record.status === "deleted")
      due.add(record.index + "\n*");
    for (const cid of record.shredded ?? []) {
      if (!record.core.compartments.some(c => c.cid === cid))
        refuse("TOMBSTONE-UNUSED", `the entry has no compartment ${cid} to be shredded`, entryPlace(log, record.index));
      due.add(record.index + "\n" + cid);
    }
  }
  let line = 0;
  for (const { index, cmp, entry, target, proof } of log.tombstones) {
    const where = `${path} index ${index} ${cmp}`;
    const record = log.records[index - log.lo];
    const stone = lifecycle.records[entry]?.core;
    if (stone?.kind !== (cmp === "*" ? "record.deleted/1" : "record.shredded/1"))
      refuse("TOMBSTONE-KIND", `entry ${entry} of lifecycle is no such tombstone`, where);
    if (!due.delete(index + "\n" + cmp))
      refuse("TOMBSTONE-UNUSED", "nothing there is said to be gone", where);
    const leaf = leafOf(`ev1/target\n${log.name}\n${index}\n${record.leaf}\n${cmp}\n`);
    if (!included(leaf, target, stone.said.n, stone.said.targets, proof.map(fromUrl64)))
      refuse("TOMBSTONE-PROOF", "the tombstone does not name it", where);
    checkAge(p, log, record, stone, where);
    const actor = cmp === "*" ? owners.get(record.leaf) : record.core.actor;
    if (log.short === "decisions" && log.part.holds.some(h => h.actor === actor && h.from < entry && entry < h.to))
      refuse("HOLD", "it went while a hold on the actor was open", where);
    if (++line % 1000 === 0)
      await step.progress(line, log.tombstones.length, log.name);
  }
  for (const missing of due)
    refuse("TOMBSTONE-MISSING", `${missing.split("\n")[1] === "*" ? "the entry" : missing.split("\n")[1]} is gone without a tombstone`, entryPlace(log, missing.split("\n")[0]));
}

/** Deleted leaves by the actor whose next surviving entry names them. */
function ownersOfGone(log) {
  const owners = new Map();
  for (const { core } of log.survivors)
    if (core.prev !== null)
      owners.set(core.prev, core.actor);
  return owners;
}

function checkAge(p, log, record, stone, where) {
  const least = stone.said.minAgeDays * DAY, at = firstAbove(log.survivors, record.index, s => s.index);
  const earliest = record.core?.time ?? log.survivors[at - 1]?.core.time, latest = record.core?.time ?? log.survivors[at]?.core.time ?? Infinity;
  if (earliest !== undefined && stone.time - earliest < least)
    refuse("TOMBSTONE-EARLY", `it went before the ${stone.said.minAgeDays} days of ${stone.said.policy}`, where);
  if (record.core === undefined && least > 0 && stone.time - latest < least)
    p.warnings.push(`${where}: the package does not prove that the entry was ${stone.said.minAgeDays} days old when it was deleted.`);
}
