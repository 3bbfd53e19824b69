using System.Text;

namespace ComplianceGrains.Storage;

/// <summary>
/// Which shard of the agenda or the outbox an actor belongs to. One shard for now; the key is in every row, so that
/// more shards are a change of this number and a migration, not of the layout.
/// </summary>
public static class Shard
{
    /// <summary>How many shards there are.</summary>
    public const int Count = 1;

    /// <summary>FNV-1a over the name: the same on every machine and version, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static int Of(string actor)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(actor))
            hash = unchecked((hash ^ value) * 16777619u);
        return (int)(hash % Count);
    }
}
