// Strict JSON: no white space, no name twice, no number but integers within 2^53, no lone surrogate, at most 16 levels.
// JSON.parse forgives all of these, so that two readers could see two things.

const DEPTH = 16;
const PLAIN = /[^"\\\u0000-\u001f]*/y, NUMBER = /[-0-9][0-9.eE+-]*/y, INTEGER = /^(?:0|-?[1-9][0-9]*)$/, LONE = /\p{Surrogate}/u;

let source = "", cursor = 0, nesting = 0, ordered = false;

/** The value of a strict JSON text; objects have no prototype. */
function strictJson(text) {
  source = text;
  cursor = 0;
  nesting = 0;
  ordered = false;
  const value = readValue();
  if (cursor !== source.length)
    notJson("something follows the value");
  return value;
}

/** The same, of canonical text: sorted names and nothing to escape; undefined if it is not canonical. */
function canonicalJson(text) {
  if (!/^[ -\[\]-~]*$/.test(text))
    return undefined;
  source = text;
  cursor = 0;
  nesting = 0;
  ordered = true;
  try {
    const value = readValue();
    return cursor === source.length ? value : undefined;
  } catch (e) {
    if (e instanceof Refusal)
      return undefined;
    throw e;
  }
}

function notJson(what) {
  const code = source.charCodeAt(cursor);
  if (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0xfeff)
    refuse("JSON-TEXT", `white space or a byte order mark at character ${cursor}`);
  refuse("JSON", `${what} at character ${cursor}`);
}

function readValue() {
  switch (source.charCodeAt(cursor)) {
    case 0x22: return readString();
    case 0x7b: return readObject();
    case 0x5b: return readArray();
    case 0x74: return readWord("true", true);
    case 0x66: return readWord("false", false);
    case 0x6e: return readWord("null", null);
    default: return readNumber();
  }
}

function readWord(word, value) {
  if (!source.startsWith(word, cursor))
    notJson("no value");
  cursor += word.length;
  return value;
}

function readNumber() {
  NUMBER.lastIndex = cursor;
  const found = NUMBER.exec(source);
  if (found === null)
    notJson("no value");
  const number = Number(found[0]);
  if (!INTEGER.test(found[0]) || !Number.isSafeInteger(number))
    refuse("JSON-NUMBER", `${found[0].slice(0, 40)} is not an integer within 2^53-1`);
  cursor += found[0].length;
  return number;
}

function readString() {
  const start = cursor++;
  let escaped = false, unicode = false;
  for (;;) {
    PLAIN.lastIndex = cursor;
    PLAIN.test(source);
    cursor = PLAIN.lastIndex;
    const code = source.charCodeAt(cursor);
    if (code === 0x22)
      break;
    if (code !== 0x5c)
      refuse("JSON", `a text that does not end, or a control character in it, at character ${cursor}`);
    escaped = true;
    const next = source[cursor + 1];
    if (next === "u") {
      unicode = true;
      if (!/^[0-9a-fA-F]{4}$/.test(source.slice(cursor + 2, cursor + 6)))
        refuse("JSON", `an escape that is none at character ${cursor}`);
      cursor += 6;
    } else if (next !== undefined && "\"\\/bfnrt".includes(next))
      cursor += 2;
    else
      refuse("JSON", `an escape that is none at character ${cursor}`);
  }
  cursor++;
  if (!escaped)
    return source.slice(start + 1, cursor - 1);
  const value = JSON.parse(source.slice(start, cursor));
  if (unicode && LONE.test(value))
    refuse("JSON-TEXT", `an unpaired surrogate in the text at character ${start}`);
  return value;
}

function readArray() {
  if (++nesting > DEPTH)
    refuse("JSON", `more than ${DEPTH} levels`);
  const items = [];
  cursor++;
  if (source.charCodeAt(cursor) === 0x5d)
    cursor++;
  else
    for (;;) {
      items.push(readValue());
      const code = source.charCodeAt(cursor);
      if (code === 0x5d)
        break;
      if (code !== 0x2c)
        notJson("no comma or bracket");
      cursor++;
    }
  if (items.length > 0)
    cursor++;
  nesting--;
  return items;
}

function readObject() {
  if (++nesting > DEPTH)
    refuse("JSON", `more than ${DEPTH} levels`);
  const members = Object.create(null);
  cursor++;
  if (source.charCodeAt(cursor) === 0x7d) {
    cursor++;
    nesting--;
    return members;
  }
  for (let last = null; ;) {
    if (source.charCodeAt(cursor) !== 0x22)
      notJson("no name");
    const name = readString();
    if (name in members)
      refuse("JSON-DUPKEY", `the name ${JSON.stringify(name.slice(0, 60))} twice`);
    if (ordered && last !== null && last >= name)
      refuse("JSON", "names are not sorted");
    last = name;
    if (source.charCodeAt(cursor) !== 0x3a)
      notJson("no colon");
    cursor++;
    members[name] = readValue();
    const code = source.charCodeAt(cursor);
    cursor++;
    if (code === 0x7d)
      break;
    if (code !== 0x2c) {
      cursor--;
      notJson("no comma or brace");
    }
  }
  nesting--;
  return members;
}

/** The one value of a JSON file, ended by one line feed. */
function jsonFile(bytes, path) {
  const text = textOf(bytes) ?? refuse("JSON-TEXT", "the file is not UTF-8", path);
  if (!text.endsWith("\n"))
    refuse("JSONL", "the file does not end with a line feed", path);
  return placed(path, () => strictJson(text.slice(0, -1)));
}

/** Reads with a function and names the place where it fails. */
function placed(where, read) {
  try {
    return read();
  } catch (e) {
    if (e instanceof Refusal && e.where === undefined)
      e.where = where;
    throw e;
  }
}

/** The lines of a JSON Lines file, a part at a time: a text of everything might be longer than the machine's longest. */
function* jsonLines(bytes, path) {
  let line = 0;
  for (const part of textParts(bytes, path)) {
    for (let from = 0; from < part.length;) {
      const to = part.indexOf("\n", from);
      line++;
      let value;
      try {
        value = strictJson(part.slice(from, to));
      } catch (e) {
        if (e instanceof Refusal && e.where === undefined)
          e.where = `${path} line ${line}`;
        throw e;
      }
      yield value;
      from = to + 1;
    }
  }
}

const PART = 0x40000;

/** Whole lines, many at a time; one at a time where something in them is not UTF-8. */
function* textParts(bytes, path) {
  const stop = bytes.lastIndexOf(0x0a) + 1;
  let line = 1;
  for (let start = 0; start < stop;) {
    const end = bytes.indexOf(0x0a, Math.min(stop - 1, start + PART)) + 1;
    const many = textOf(bytes.subarray(start, end));
    if (many !== undefined) {
      for (let at = bytes.indexOf(0x0a, start); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1))
        line++;
      yield many;
    } else
      for (let from = start; from < end; line++) {
        const to = bytes.indexOf(0x0a, from) + 1;
        yield textOf(bytes.subarray(from, to)) ?? refuse("JSON-TEXT", "the line is not UTF-8", `${path} line ${line}`);
        from = to;
      }
    start = end;
  }
  if (stop < bytes.length)
    refuse("JSONL", "the last line does not end with a line feed", path);
}
