using Orleans;

namespace ComplianceGrains.Grains.Lists;

/// <summary>What is new in a list against the version before it, as far as it was computed: ids of entries.</summary>
[GenerateSerializer]
[Alias("cg.ListDeltaState")]
internal sealed class ListDeltaState
{
    /// <summary>Of the version in force.</summary>
    [Id(0)]
    public string Digest { get; set; } = "";

    /// <summary>Of the version before it; null if there was none.</summary>
    [Id(1)]
    public string? Compared { get; set; }

    /// <summary>Entries that are new or changed, in order.</summary>
    [Id(2)]
    public List<string> Entries { get; set; } = [];
}

/// <summary>Where the look at those who wait for an answer is.</summary>
[GenerateSerializer]
[Alias("cg.ListWaitingState")]
internal sealed class ListWaitingState
{
    /// <summary>The version that they are asked about again for, and when it was confirmed; a look for another one begins anew.</summary>
    [Id(0)]
    public string Run { get; set; } = "";

    /// <summary>Which kind of subject.</summary>
    [Id(1)]
    public int Kind { get; set; }

    /// <summary>Due time of the last row seen of that kind; null at the beginning.</summary>
    [Id(2)]
    public long? Due { get; set; }

    /// <summary>That row.</summary>
    [Id(3)]
    public long Row { get; set; }
}
