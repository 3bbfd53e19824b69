namespace ComplianceGrains.Benchmarks;

/// <summary>The benchmarks by name; each prints a table with its baseline from the same run.</summary>
internal static class Catalogue
{
    public static IReadOnlyDictionary<string, Func<string[], Task<int>>> All { get; } =
        new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
        {
        };
}
