using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>A log of the firm under test, in memory.</summary>
public sealed class Ledger(string label, string shortName)
{
    public string Label { get; } = label;

    public string Name { get; } = LogNames.Of(Firm.Origin, label, shortName);

    public byte[] Key { get; } = KeyWrap.NewKey();

    public List<StoredEntry> Entries { get; } = [];

    public List<Core> Cores { get; } = [];

    public MerkleTree Tree { get; } = new();

    public Dictionary<string, ActorTail> Tails { get; } = [];

    public Dictionary<(string Actor, long Seq), KnownEntry> Known { get; } = [];

    public Dictionary<(long Index, string Cid), OpenCompartment> Sealed { get; } = [];

    /// <summary>Targets of tombstones, by lifecycle index.</summary>
    public Dictionary<long, IReadOnlyList<TombstoneTarget>> Targets { get; } = [];

    public Publications Publications { get; set; } = Publications.None;

    public long Size => Entries.Count;

    public StatedHead Head => HeadAt(Size);

    public StatedHead HeadAt(long size) => new(size, Merkle.Root(Tree, size));

    public Checkpoint Checkpoint => new(Name, Size, Head.Root);

    public void Add(byte[] bytes)
    {
        var core = Core.Parse(bytes);
        var (index, leaf) = (Size, Merkle.Leaf(bytes));
        Entries.Add(new StoredEntry(index, bytes, leaf));
        Cores.Add(core);
        Tree.Append(leaf);
        Tails[core.Draft.Actor] = new ActorTail(core.Draft.Seq, leaf);
        Known[(core.Draft.Actor, core.Draft.Seq)] = new KnownEntry(index, Digest.Sha256(core.Draft.ToBytes()));
        Publications = Publications.After(core);
    }
}
