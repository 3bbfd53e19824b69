using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Trees;

/// <summary>Port: the roots of perfect subtrees, in memory or in stored tiles.</summary>
public interface IMerkleNodes
{
    /// <summary>The root over the leaves <c>[index·2^level, (index+1)·2^level)</c>; level 0 is a leaf.</summary>
    Digest Node(int level, long index);
}
