using System.Text;

namespace ComplianceGrains.Storage;

/// <summary>How a store spreads its actors: what is due and what is to be told is looked for cell by cell.</summary>
/// <param name="Cells">How many cells there are; fixed when the store is made.</param>
/// <param name="IsShared">Whether several silos may work on it at once.</param>
public sealed record StoreLayout(int Cells, bool IsShared = false)
{
    /// <summary>All actors in one cell.</summary>
    public static StoreLayout OneCell { get; } = new(1);

    /// <summary>The cell of an actor: FNV-1a over its name, the same on every machine and version, unlike <see cref="string.GetHashCode()"/>.</summary>
    public int CellOf(string actor)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(actor))
            hash = unchecked((hash ^ value) * 16777619u);
        return (int)(hash % (uint)Cells);
    }
}
