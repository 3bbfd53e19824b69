using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Trees;

/// <summary>All perfect subtrees of a growing log in memory: 64 bytes a leaf, every proof in logarithmic time.</summary>
public sealed class MerkleTree : IMerkleNodes
{
    private readonly List<List<Digest>> levels = [[]];

    /// <summary>Number of leaves.</summary>
    public long Size => levels[0].Count;

    /// <summary>A tree over these leaf hashes.</summary>
    public static MerkleTree Of(IEnumerable<Digest> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
            tree.Append(leaf);
        return tree;
    }

    /// <summary>Adds a leaf hash at index <see cref="Size"/>.</summary>
    public void Append(Digest leaf)
    {
        levels[0].Add(leaf);
        for (var level = 0; levels[level].Count % 2 == 0; level++)
        {
            if (level + 1 == levels.Count)
                levels.Add([]);
            levels[level + 1].Add(Merkle.Node(levels[level][^2], levels[level][^1]));
        }
    }

    /// <inheritdoc/>
    public Digest Node(int level, long index) => levels[level][checked((int)index)];
}
