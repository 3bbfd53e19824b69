using ComplianceGrains.Screening.Matching;

namespace ComplianceGrains.Screening.Tests.Matching;

/// <summary>What the index of a list keeps alive. Alone, because it looks at the whole heap.</summary>
[Collection(nameof(Alone))]
public class IndexMemoryTests
{
    private const int Names = 20_000;

    /// <summary>80 MB for 54,000 names.</summary>
    private const long MostPerName = 1_480;

    [Fact]
    public void A_name_costs_the_index_less_than_a_kilobyte_and_a_half()
    {
        var content = A.List([.. Enumerable.Range(0, Names).Select(i => A.Person($"{i}", $"Teodrik {Letters(i)}novsky Quor{Letters(i / 3)}"))]);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var index = ListIndex.Build(content);

        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / index.NameCount, 1, MostPerName);
        GC.KeepAlive(index);
    }

    /// <summary>Words rather than numbers: they are what the index spends its memory on.</summary>
    private static string Letters(int number) => string.Concat(number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
