using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Lifecycle;

/// <summary>One thing that a tombstone says is gone: a whole entry or one compartment of it.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Index">The entry's index.</param>
/// <param name="Leaf">The entry's leaf.</param>
/// <param name="Cid">The compartment, or <see cref="WholeEntry"/>.</param>
public sealed record TombstoneTarget(string Log, long Index, Digest Leaf, string Cid)
{
    /// <summary>Stands for the whole entry.</summary>
    public const string WholeEntry = "*";

    /// <summary>The target's text; targets of one tombstone are sorted by it.</summary>
    public string Text => $"ev1/target\n{Log}\n{Texts.Decimal(Index)}\n{Leaf}\n{Cid}\n";

    /// <summary>The target's leaf, in which the log does not show.</summary>
    public Digest Hash => Merkle.Leaf(Texts.Utf8.GetBytes(Text));

    /// <summary>The targets in the order in which a tombstone binds them, without duplicates.</summary>
    public static IReadOnlyList<TombstoneTarget> InOrder(IEnumerable<TombstoneTarget> targets) =>
        [.. targets.DistinctBy(t => t.Text).OrderBy(t => t.Text, StringComparer.Ordinal)];

    /// <summary>The tree over targets in order: its root stands in the tombstone as <c>targets</c>, its proofs in the package.</summary>
    public static MerkleTree Tree(IEnumerable<TombstoneTarget> targets) => MerkleTree.Of(InOrder(targets).Select(t => t.Hash));
}
