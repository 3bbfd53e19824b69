// RFC 9162 trees over hashes of 32 bytes.

const pair = new Uint8Array(65);
pair[0] = 1;

function node(left, right) {
  pair.set(left, 1);
  pair.set(right, 33);
  return sha256(pair);
}

const scratch = { bytes: new Uint8Array(1 << 16) };

/** The UTF-8 of a text behind so many free bytes, in a buffer that the next call uses again. */
function scratchUtf8(content, before = 0) {
  if (scratch.bytes.length < before + content.length * 3)
    scratch.bytes = new Uint8Array((before + content.length * 3) * 2);
  return before + encoder.encodeInto(content, scratch.bytes.subarray(before)).written;
}

/** SHA-256(0x00 || text). */
function leafOf(content) {
  const length = scratchUtf8(content, 1);
  scratch.bytes[0] = 0;
  return sha256(scratch.bytes, length);
}

const EMPTY_ROOT = sha256(new Uint8Array(0));

const bits = n => {
  let count = 0;
  for (; n > 0; n = Math.floor(n / 2))
    count += n % 2;
  return count;
};

/** Grows a tree from a compact range: the roots of its perfect subtrees, largest first. */
class Fold {
  constructor(size, roots) {
    this.size = size;
    this.roots = roots.slice();
  }

  append(leaf) {
    let hashed = leaf;
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2)
      hashed = node(this.roots.pop(), hashed);
    this.roots.push(hashed);
    this.size++;
  }

  get root() {
    if (this.roots.length === 0)
      return EMPTY_ROOT;
    let root = this.roots[this.roots.length - 1];
    for (let i = this.roots.length - 2; i >= 0; i--)
      root = node(this.roots[i], root);
    return root;
  }
}

/** RFC 9162 2.1.4.2: does the proof lead from the first head to the second? */
function consistent(first, firstRoot, second, secondRoot, proof) {
  if (first > second)
    return false;
  if (first === second)
    return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  if (first === 0)
    return proof.length === 0 && sameBytes(firstRoot, EMPTY_ROOT);
  const path = bits(first) === 1 ? [firstRoot, ...proof] : proof;
  if (path.length === 0)
    return false;
  let fn = first - 1, sn = second - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = path[0], sr = path[0];
  for (const c of path.slice(1)) {
    if (sn === 0)
      return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = node(c, fr);
      sr = node(c, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else
      sr = node(sr, c);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameBytes(fr, firstRoot) && sameBytes(sr, secondRoot);
}

/** RFC 9162 2.1.3.2: does the proof lead from the leaf at the index to the root? */
function included(leaf, index, size, root, proof) {
  if (index >= size)
    return false;
  let fn = index, sn = size - 1, hashed = leaf;
  for (const p of proof) {
    if (sn === 0)
      return false;
    if (fn % 2 === 1 || fn === sn) {
      hashed = node(p, hashed);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else
      hashed = node(hashed, p);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameBytes(hashed, root);
}
