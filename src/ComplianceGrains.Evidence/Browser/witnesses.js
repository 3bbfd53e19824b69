// Witnesses (C2SP tlog-cosignature): who has seen a head of a log, and that it goes on from all heads that it had seen before.

const COSIGNATURE = 4, LAST_SECOND = 253402300799n;

/** The keys of witnesses `<name>+<hex id>+<base64(0x04 || Ed25519 key)>`: one a line, `#` starts a comment line. */
function witnessesOf(content) {
  const witnesses = [];
  content.split("\n").forEach((raw, i) => {
    const line = raw.replace(/^[\r \t]+|[\r \t]+$/g, "");
    if (line === "" || line.startsWith("#"))
      return;
    const found = WITNESS_KEY.exec(line), bytes = found && fromPadded64(found[3]);
    if (!bytes || bytes[0] !== COSIGNATURE || bytes.length !== 33)
      refuse("NOTE-FORM", `line ${i + 1} of the witnesses' keys is not the key of a witness`);
    const id = toHex(sha256(Uint8Array.of(...encoder.encode(`${found[1]}\n`), ...bytes)).subarray(0, 4));
    if (id !== found[2].toLowerCase())
      refuse("NOTE-FORM", `line ${i + 1} of the witnesses' keys: the id is not the hash of name and key`);
    witnesses.push({ name: found[1], id, raw: bytes.slice(1) });
  });
  return witnesses;
}

const WITNESS_KEY = new RegExp(`^(${KEY_NAME})\\+([0-9a-fA-F]{8})\\+([A-Za-z0-9+/]+=*)$`);

/** When a witness says that it cosigned the text, in seconds; undefined if this is not its cosignature. */
async function cosignedAt(witness, signedText, signature) {
  if (signature.length !== 72)
    return undefined;
  const seconds = new DataView(signature.buffer, signature.byteOffset, 8).getBigInt64(0);
  if (seconds < 0n || seconds > LAST_SECOND)
    return undefined;
  witness.imported ??= await crypto.subtle.importKey("raw", witness.raw, { name: "Ed25519" }, false, ["verify"]).catch(e => {
    // Whoever cannot check says nothing of the package.
    throw new Error(`This browser cannot check signatures of witnesses (Ed25519): ${e.message}. Use a newer one, or leave their keys out.`);
  });
  const fits = await crypto.subtle.verify({ name: "Ed25519" }, witness.imported, signature.subarray(8), encoder.encode(`cosignature/v1\ntime ${seconds}\n${signedText}`));
  return fits ? Number(seconds) : undefined;
}

/** Every cosignature under the newest checkpoints. One that is missing is a warning, one that does not fit makes the package invalid. */
async function checkWitnesses(p, witnesses) {
  const cosigned = [];
  for (const log of witnesses.length === 0 ? [] : p.logs) {
    const where = `${log.folder}checkpoint`, { signedText, signatures } = noteOf(p.files.get(where), where);
    for (const witness of witnesses) {
      let last;
      for (const { name, id, signature } of signatures)
        if (name === witness.name && id === witness.id) {
          const at = await cosignedAt(witness, signedText, signature) ?? refuse("NOTE-BADSIG", `the cosignature of ${name} does not fit the text`, where);
          last = Math.max(last ?? 0, at);
        }
      if (last === undefined)
        p.warnings.push(`${where}: not cosigned by ${witness.name}.`);
      else
        cosigned.push({ log: log.name, witness: witness.name, at: last });
    }
  }
  return cosigned;
}
