// The zip: one reading only. Entries stand one after the other from the first byte, the directory after them, the end record last,
// and each local header says what the directory says. So there is nothing between, over or behind them that another tool could show.

const NAME = /^[A-Za-z0-9._-]+$/;

const CRC = new Int32Array(256 * 4);
for (let i = 0; i < 256; i++) {
  let c = i;
  for (let bit = 0; bit < 8; bit++)
    c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  CRC[i] = c;
}
for (let i = 0; i < 256; i++)
  for (let t = 1; t < 4; t++)
    CRC[t * 256 + i] = (CRC[(t - 1) * 256 + i] >>> 8) ^ CRC[CRC[(t - 1) * 256 + i] & 0xff];

function crc32(bytes) {
  let c = -1, i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    c ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    c = CRC[768 + (c & 0xff)] ^ CRC[512 + ((c >>> 8) & 0xff)] ^ CRC[256 + ((c >>> 16) & 0xff)] ^ CRC[c >>> 24];
  }
  for (; i < bytes.length; i++)
    c = (c >>> 8) ^ CRC[(c ^ bytes[i]) & 0xff];
  return ~c >>> 0;
}

/** A name in ASCII; what else it may not be is looked at when all are known. */
const plainName = bytes => bytes.every(b => b < 0x80) ? textOf(bytes) : refuse("ZIP-NAME", "a name has characters other than A-Z a-z 0-9 . _ - and /", "zip");

/** Extra fields may hold times and owners, but no second length (zip64) and no second name (Unicode path): tools differ in heeding them. */
function plainExtra(bytes, bad) {
  let at = 0;
  while (at + 4 <= bytes.length) {
    const id = bytes[at] | (bytes[at + 1] << 8);
    if (id === 0x0001 || id === 0x7075)
      bad("an extra field gives an entry a second length or name");
    at += 4 + (bytes[at + 2] | (bytes[at + 3] << 8));
  }
  if (at !== bytes.length)
    bad("an extra field is cut");
}

/** The entries of the zip in the order of their bytes; ZIP-FORM unless there is exactly one way to read it. */
function zipEntries(zip) {
  const bad = why => refuse("ZIP-FORM", why, "zip");
  if (zip.length < 22)
    bad("it is shorter than an end record");
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength), end = zip.length - 22;
  const u16 = at => view.getUint16(at, true), u32 = at => view.getUint32(at, true);
  if (u32(end) !== 0x06054b50 || u16(end + 20) !== 0)
    bad("the last 22 bytes are not an end record without comment");
  const count = u16(end + 10), size = u32(end + 12), start = u32(end + 16);
  if (u16(end + 4) !== 0 || u16(end + 6) !== 0 || u16(end + 8) !== count || start + size !== end)
    bad("the end record does not fit the directory before it");
  const entries = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || u32(at) !== 0x02014b50)
      bad("the directory is cut or is none");
    const [nameLength, extra, comment] = [u16(at + 28), u16(at + 30), u16(at + 32)];
    const entry = {
      version: u16(at + 6), time: u32(at + 12), flags: u16(at + 8), method: u16(at + 10), crc: u32(at + 16), packed: u32(at + 20), length: u32(at + 24),
      attributes: u32(at + 38), offset: u32(at + 42), disk: u16(at + 34), rawName: zip.subarray(at + 46, at + 46 + nameLength),
    };
    const extraAt = at + 46 + nameLength;
    at = extraAt + extra;
    if (at > end || comment !== 0)
      bad("the directory is cut, or an entry has a comment");
    entry.name = plainName(entry.rawName);
    plainExtra(zip.subarray(extraAt, at), bad);
    entries.push(entry);
  }
  if (at !== end)
    bad("something stands between the directory and the end record");
  entries.sort((a, b) => a.offset - b.offset);
  let next = 0;
  for (const entry of entries) {
    const wrong = why => refuse("ZIP-FORM", `${entry.name}: ${why}`, "zip");
    if (entry.disk !== 0 || entry.offset !== next || next + 30 > start || u32(next) !== 0x04034b50)
      wrong("the entries do not stand one after the other");
    // Known: how hard deflate tried (1, 2), lengths behind the data (3), names in UTF-8 (11). Anything else is encrypted, a patch or unheard of.
    if ((entry.flags & ~0x080e) !== 0)
      wrong("it is encrypted, a patch, or of an unknown kind");
    if (entry.method !== 0 && entry.method !== 8)
      wrong("it is neither stored nor deflated");
    // Unix file types: only plain files and directories, and what names none.
    const type = (entry.attributes >>> 28) & 0xf;
    if (type !== 0 && type !== (entry.name.endsWith("/") ? 4 : 8))
      wrong("it is a link or a device");
    const nameLength = u16(next + 26), data = next + 30 + nameLength + u16(next + 28);
    if (data + entry.packed > start)
      wrong("it reaches into the directory");
    plainName(zip.subarray(next + 30, next + 30 + nameLength));
    plainExtra(zip.subarray(next + 30 + nameLength, data), wrong);
    if (u16(next + 4) !== entry.version || u32(next + 10) !== entry.time || u16(next + 6) !== entry.flags || u16(next + 8) !== entry.method || !sameBytes(zip.subarray(next + 30, next + 30 + nameLength), entry.rawName))
      wrong("its header and the directory differ");
    next = data + entry.packed;
    const [crc, packed, length] = [u32(entry.offset + 14), u32(entry.offset + 18), u32(entry.offset + 22)];
    const same = (c, p, l) => c === entry.crc && p === entry.packed && l === entry.length;
    if ((entry.flags & 8) === 0) {
      if (!same(crc, packed, length))
        wrong("its header and the directory differ");
    } else {
      if (!same(crc, packed, length) && (crc !== 0 || packed !== 0 || length !== 0))
        wrong("its header and the directory differ");
      const signed = next + 16 <= start && u32(next) === 0x08074b50;
      const from = signed ? next + 4 : next;
      if (from + 12 > start || !same(u32(from), u32(from + 4), u32(from + 8)))
        wrong("what follows its data and the directory differ");
      next = from + 12;
    }
    entry.bytes = zip.subarray(data, data + entry.packed);
    if (entry.method === 0 && entry.packed !== entry.length)
      wrong("it is stored in another length than it has");
  }
  if (next !== start)
    bad("something stands between the entries and the directory");
  return entries;
}

/** The top folder and the files below it by path; directories are ignored. */
function zipNames(entries) {
  let folder = null;
  const seen = new Set(), files = new Map();
  for (const entry of entries) {
    const bad = why => refuse("ZIP-NAME", `${entry.name}: ${why}`, "zip");
    const directory = entry.name.endsWith("/"), segments = (directory ? entry.name.slice(0, -1) : entry.name).split("/");
    if (!segments.every(s => NAME.test(s) && s !== "." && s !== ".."))
      bad("a path has segments of A-Z a-z 0-9 . _ - only, none . or ..");
    folder ??= segments[0];
    if (segments[0] !== folder || !EXPORT_ID.test(folder) || (segments.length < 2 && !directory))
      bad("everything stands in one folder named as the export");
    const folded = segments.join("/").toLowerCase();
    if (seen.has(folded) && !directory)
      bad("the name is there twice");
    if (directory) {
      if (entry.length !== 0)
        bad("a directory has content");
      continue;
    }
    seen.add(folded);
    files.set(segments.slice(1).join("/"), entry);
  }
  for (const path of seen)
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
      if (seen.has(path.slice(0, at)))
        refuse("ZIP-NAME", `${path}: a file and a folder of one name`, "zip");
  if (folder === null)
    refuse("ZIP-FORM", "it is empty", "zip");
  return { folder, files };
}

async function unpack(entry, path) {
  const wrong = why => refuse("ZIP-FORM", why, path);
  let out = entry.bytes;
  if (entry.method === 8) {
    out = new Uint8Array(entry.length);
    let at = 0;
    try {
      // Fed by hand: a Blob's stream goes through another process, once for each of many small files.
      const inflater = new DecompressionStream("deflate-raw"), writer = inflater.writable.getWriter(), reader = inflater.readable.getReader();
      const written = Promise.all([writer.write(entry.bytes), writer.close()]);
      written.catch(() => { });
      for (;;) {
        const { done, value } = await reader.read();
        if (done)
          break;
        if (at + value.length > out.length) {
          at = Infinity;
          await reader.cancel();
          break;
        }
        out.set(value, at);
        at += value.length;
      }
      if (at !== Infinity)
        await written;
    } catch {
      wrong("it does not unpack");
    }
    if (at !== out.length)
      wrong("it is not as long as its header says");
  }
  return crc32(out) === entry.crc ? out : wrong("its check sum is another");
}
