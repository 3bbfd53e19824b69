// Steps 1 to 4: the zip, the BagIt manifests, the seal, and the form of every file.

const AT_ONCE = 8, SMALL = 1 << 16;
const TAGS = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"];
const LOG_FILES = ["checkpoint", "disclosures.jsonl", "range.json", "records.jsonl"], PERIOD_FILES = [...LOG_FILES, "tombstones.jsonl", "view.csv"];

async function unpackAll(zip, limit, step) {
  const { folder, files: entries } = zipNames(zipEntries(zip));
  let total = 0;
  for (const entry of entries.values())
    if ((total += entry.length) > limit)
      refuse("ZIP-SIZE", `it unpacks to more than ${limit} bytes`, "zip");
  const files = new Map();
  let done = 0;
  const waiting = [...entries];
  for (const [path] of entries)
    files.set(path, null);
  // A few at once: unpacking small files is mostly waiting. The first in the zip's order that is wrong is named.
  const failures = new Map();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next !== undefined && failures.size === 0; next = waiting.shift()) {
      const [path, entry] = next;
      try {
        files.set(path, await unpack(entry, path));
      } catch (e) {
        failures.set(entry.offset, e);
      }
      done += entry.length;
      await step.progress(done, total);
    }
  }));
  if (failures.size > 0)
    throw failures.get(Math.min(...failures.keys()));
  return { folder, files };
}

function manifestOf(bytes, path) {
  const content = textOf(bytes) ?? refuse("BAG-FORM", "it is not UTF-8", path);
  const digests = new Map();
  let last = "";
  if (content !== "" && !content.endsWith("\n"))
    refuse("BAG-FORM", "the last line does not end", path);
  for (const line of content.split("\n").slice(0, -1)) {
    const found = /^([0-9a-f]{64}) {2}([\x00-\x7f]+)$/.exec(line);
    if (found === null || found[2] <= last)
      refuse("BAG-FORM", `a line is not "<hash>  <path>", or not sorted: ${line.slice(0, 120)}`, path);
    digests.set(last = found[2], found[1]);
  }
  return digests;
}

const sha256Hex = async bytes => toHex(bytes.length < SMALL ? sha256(bytes) : new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/** Step 2; answers the first file that is not the one listed, so that the caller can look on for what was changed in it. */
async function checkBag(files, step) {
  let changed = null;
  const bytes = path => files.get(path) ?? refuse("BAG-FILES", "the file is missing", path);
  const declaration = textOf(bytes("bagit.txt"));
  if (declaration !== "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    refuse("BAG-FORM", "it is not the declaration of BagIt 1.0 in UTF-8", "bagit.txt");
  const info = textOf(bytes("bag-info.txt"));
  if (info === undefined || !/^(?:[^:\n]+:[^\n]*\n)*$/.test(info))
    refuse("BAG-FORM", "a line is not \"<label>: <value>\"", "bag-info.txt");
  const tags = manifestOf(bytes("tagmanifest-sha256.txt"), "tagmanifest-sha256.txt"), data = manifestOf(bytes("manifest-sha256.txt"), "manifest-sha256.txt");
  if ([...tags.keys()].join() !== TAGS.join())
    refuse("BAG-FILES", `it lists other files than ${TAGS.join(", ")}`, "tagmanifest-sha256.txt");
  for (const path of data.keys())
    if (!path.startsWith("data/") || !files.has(path))
      refuse("BAG-FILES", "the manifest lists a file that is not there", path);
  for (const path of files.keys())
    if (!data.has(path) && !tags.has(path) && path !== "tagmanifest-sha256.txt" && path !== "seal.note")
      refuse("BAG-FILES", "no manifest lists the file", path);
  let done = 0;
  for (const manifest of [tags, data])
    for (const [path, digest] of manifest) {
      if (await sha256Hex(files.get(path)) !== digest)
        changed ??= new Refusal("BAG-DIGEST", "The file is not the one that the manifest lists: one of the two was changed.", path);
      await step.progress(++done, tags.size + data.size);
    }
  return changed;
}

const SEAL = /^([^\n]*)\/export\n([^\n]*)\n([^\n]*)\n$/;

/** The export id and the origin that the seal signs, with the digest of the tag manifest. */
async function openSeal(files, folder, trust) {
  const where = "seal.note", bytes = files.get(where) ?? refuse("FILE-MISSING", "the seal is missing", where);
  const signedText = await openNote(bytes, where, trust, SEAL);
  const [, origin, id, hashText] = SEAL.exec(signedText), digest = fromPadded64(hashText);
  if (digest?.length !== 32)
    refuse("B64", "the hash of the tag manifest is not 32 bytes in base64", where);
  if (toHex(digest) !== await sha256Hex(files.get("tagmanifest-sha256.txt")))
    refuse("SEAL", "it seals another package: the hash of the tag manifest differs", "tagmanifest-sha256.txt");
  if (id !== folder)
    refuse("SEAL", `it seals the export ${id}, the folder is ${folder}`, where);
  return { origin };
}

/** Parses every file of the package. Lines of disclosures are read for their form only, and read again where they are used. */
async function readFiles(files, folder, seal, step) {
  const need = path => files.get(path) ?? refuse("FILE-MISSING", "the layout has this file", path);
  const json = (path, form) => {
    const value = jsonFile(need(path), path);
    return placed(path, () => form(value));
  };
  const header = json("data/export.json", headerOf), profile = json("data/profile.json", profileOf);
  if (header.id !== folder || header.origin !== seal.origin)
    refuse("SEAL", `the seal is of ${folder} by ${seal.origin}`, "data/export.json");
  need("data/README.txt");
  const known = new Set(["data/export.json", "data/profile.json", "data/README.txt"]), logs = [];
  for (const label of header.labels)
    for (const short of ["lifecycle", "decisions", "r"]) {
      const folderOfLog = `data/${label}/${short}/`, present = [...files.keys()].some(p => p.startsWith(folderOfLog));
      if (!present && short !== "lifecycle")
        continue;
      const names = short === "lifecycle" ? LOG_FILES : PERIOD_FILES;
      names.forEach(n => known.add(folderOfLog + n));
      known.add(folderOfLog + "checkpoint.tsr");
      names.forEach(n => need(folderOfLog + n));
      logs.push({ label, short, name: `${header.origin}/${label}/${short}`, folder: folderOfLog });
    }
  const schemas = new Map(), packs = new Map();
  for (const [path, bytes] of files) {
    if (!path.startsWith("data/") || path.startsWith("data/annex/") || known.has(path))
      continue;
    const schema = /^data\/schemas\/([0-9a-f]{64})\.json$/.exec(path), pack = /^data\/packs\/([0-9a-f]{64})\/(.+)$/.exec(path);
    if (schema)
      schemas.set(schema[1], { path, bytes });
    else if (pack)
      packs.set(pack[1], [...packs.get(pack[1]) ?? [], { path: pack[2], bytes }]);
    else
      refuse("FILE-UNKNOWN", "the layout has no such file", path);
  }
  for (const schema of schemas.values())
    Object.assign(schema, placed(schema.path, () => {
      const content = textOf(schema.bytes) ?? refuse("JSON-TEXT", "the file is not UTF-8");
      return { content, value: strictJson(content) };
    }));
  for (const log of logs) {
    log.range = json(log.folder + "range.json", rangeOf);
    log.records = await linesOf(files, log.folder + "records.jsonl", recordOf, step);
    await eachDisclosure(files, log, step, () => { });
    log.tombstones = log.short === "lifecycle" ? [] : await linesOf(files, log.folder + "tombstones.jsonl", tombstoneOf, step);
  }
  return { header, profile, logs, schemas, packs };
}

async function linesOf(files, path, form, step) {
  const items = [];
  for (const value of jsonLines(files.get(path), path)) {
    items.push(formOf(value, path, items.length + 1, given => form(given, items.at(-1))));
    if (items.length % 1000 === 0)
      await step.progress(items.length, 0, path);
  }
  return items;
}

function formOf(value, path, line, form) {
  try {
    return form(value);
  } catch (e) {
    if (e instanceof Refusal && e.where === undefined)
      e.where = `${path} line ${line}`;
    throw e;
  }
}

async function eachDisclosure(files, log, step, use) {
  const path = log.folder + "disclosures.jsonl";
  let line = 0;
  for (const value of jsonLines(files.get(path), path)) {
    use(formOf(value, path, ++line, disclosureOf), line);
    if (line % 5000 === 0)
      await step.progress(line, 0, path);
  }
}
