// Signed notes (C2SP), their keys, and what is signed: checkpoints and the seal.

// The characters of a key's name: no white space (Unicode's White_Space, which is not what \s means here), no control character, no plus.
const KEY_NAME = "[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000+]+";
const VKEY = new RegExp(`^(${KEY_NAME})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+=*)$`), SIGNATURE = new RegExp(`^\u2014 (${KEY_NAME}) ([A-Za-z0-9+/]+=*)$`);
const MAX_NOTE = 64 * 1024, MAX_SIGNATURES = 100;
const SPKI_P256 = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";

/** A verifier key `<name>+<hex id>+<base64(0x02 || SPKI)>`; undefined when the text is none. */
function keyOf(line) {
  const found = VKEY.exec(line), bytes = found && fromPadded64(found[3]);
  if (!bytes || bytes[0] !== 2 || bytes.length !== 92 || toHex(bytes.subarray(1, 28)) !== SPKI_P256)
    return undefined;
  const spki = bytes.slice(1);
  return toHex(sha256(spki).subarray(0, 4)) === found[2] ? { name: found[1], id: found[2], spki } : undefined;
}

/** The keys of a trust file: one a line, `#` starts a comment line. */
function trustOf(content) {
  const keys = [];
  content.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/^[\r \t]+|[\r \t]+$/g, "");
    if (line === "" || line.startsWith("#"))
      return;
    // A well-formed key of another type (a witness's Ed25519) is passed over.
    const other = VKEY.exec(line), bytes = other && fromPadded64(other[3]);
    if (!bytes || bytes[0] === 2)
      keys.push(keyOf(line) ?? refuse("TRUST", `line ${i + 1} of the trust file is not a verifier key`));
  });
  return keys;
}

/** r‖s of a strict DER signature; undefined for any other way to write the same numbers. */
function rawSignature(der) {
  if (der.length < 8 || der[0] !== 0x30 || der[1] > 0x7f || der[1] !== der.length - 2)
    return undefined;
  const raw = new Uint8Array(64);
  let at = 2;
  for (let half = 0; half < 2; half++) {
    const length = der[at + 1], value = der.subarray(at + 2, at + 2 + length);
    if (der[at] !== 0x02 || length === 0 || length > 33 || value.length !== length || value[0] > 0x7f)
      return undefined;
    if (length > 1 && value[0] === 0 && value[1] < 0x80)
      return undefined;
    const bare = value[0] === 0 ? value.subarray(1) : value;
    if (bare.length > 32)
      return undefined;
    raw.set(bare, 32 * half + 32 - bare.length);
    at += 2 + length;
  }
  return at === der.length ? raw : undefined;
}

async function signedBy(key, signature, message) {
  const raw = rawSignature(signature);
  if (raw === undefined)
    return false;
  try {
    key.imported ??= await crypto.subtle.importKey("spki", key.spki, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key.imported, raw, message);
  } catch {
    return false;
  }
}

/** A note taken apart: its text, and whose signatures are under it. */
function noteOf(bytes, where) {
  const bad = why => refuse("NOTE-FORM", why, where);
  const all = (bytes.length <= MAX_NOTE ? textOf(bytes) : undefined) ?? bad(`it is longer than ${MAX_NOTE} bytes or not UTF-8`);
  if (/[\u0000-\u0009\u000b-\u001f]/.test(all))
    bad("it has a control character");
  const split = all.lastIndexOf("\n\n");
  if (split < 0 || !all.endsWith("\n"))
    bad("text, empty line and signatures are due");
  const lines = all.slice(split + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES)
    bad(`it has more than ${MAX_SIGNATURES} signatures`);
  const signatures = lines.map(line => {
    const found = SIGNATURE.exec(line), blob = found && fromPadded64(found[2]);
    if (!blob || blob.length < 5)
      bad("a line is not a signature");
    return { name: found[1], id: toHex(blob.subarray(0, 4)), signature: blob.subarray(4) };
  });
  return { signedText: all.slice(0, split + 1), signatures };
}

/** The text of a note, of this name or this form, that a known key of the name in its first line has signed, and that no known key contradicts. */
async function openNote(bytes, where, trust, expected) {
  const { signedText, signatures } = noteOf(bytes, where);
  const name = signedText.slice(0, signedText.indexOf("\n"));
  if (expected instanceof RegExp ? !expected.test(signedText) : name !== expected)
    refuse("NOTE-FORM", `it is another note, its first line is ${JSON.stringify(name.slice(0, 100))}`, where);
  const message = encoder.encode(signedText);
  let trusted = false;
  for (const { name: signer, id, signature } of signatures)
    for (const key of trust)
      if (key.name === signer && key.id === id) {
        if (!await signedBy(key, signature, message))
          refuse("NOTE-BADSIG", `the signature of ${signer} does not fit`, where);
        trusted ||= signer === name;
      }
  if (!trusted)
    refuse("NOTE-UNTRUSTED", `no key of ${name} that you gave has signed it`, where);
  return signedText;
}

/** Log name, size and root of a checkpoint's text. */
function checkpointOf(signedText, where) {
  const found = /^([^\n]+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+\/]{43}=)\n$/.exec(signedText), root = found && fromPadded64(found[3]);
  if (!root || root.length !== 32 || !Number.isSafeInteger(Number(found[2])))
    refuse("CKPT-FORM", "log name, size and root are due, and nothing else", where);
  return { log: found[1], size: Number(found[2]), root };
}
