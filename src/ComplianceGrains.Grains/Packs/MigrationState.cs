using Orleans;

namespace ComplianceGrains.Grains.Packs;

/// <summary>Where a migration is after its latest part. Without it the run begins again: some are told twice, and nobody is left out.</summary>
[GenerateSerializer]
[Alias("cg.MigrationState")]
internal sealed class MigrationState
{
    /// <summary>When it goes on, in ticks since 1970; each part has another.</summary>
    [Id(0)]
    public long Due { get; set; }

    /// <summary>Which kind of subject comes next.</summary>
    [Id(1)]
    public int Kind { get; set; }

    /// <summary>Position of the last one seen of that kind; empty at the beginning.</summary>
    [Id(2)]
    public string After { get; set; } = "";
}
