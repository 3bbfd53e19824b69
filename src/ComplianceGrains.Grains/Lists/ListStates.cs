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

/// <summary>Where the look at those who wait for an answer is after a decision of the list.</summary>
[GenerateSerializer]
[Alias("cg.ListWaitingState")]
internal sealed class ListWaitingState
{
    /// <summary>The decision.</summary>
    [Id(0)]
    public long Sequence { get; set; }

    /// <summary>When the run goes on after it, in ticks since 1970: of a store that was set back, another decision has this sequence.</summary>
    [Id(1)]
    public long Due { get; set; }

    /// <summary>Which kind of subject comes next.</summary>
    [Id(2)]
    public int Kind { get; set; }

    /// <summary>Position of the last row seen of that kind; empty at the beginning.</summary>
    [Id(5)]
    public string After { get; set; } = "";
}
