namespace ComplianceGrains.Grains.Lists;

/// <summary>When a list's publisher was asked last, and what came of it. Without it they are asked once more.</summary>
[GenerateSerializer]
[Alias("cg.ListTurnState")]
internal sealed class ListTurnState
{
    /// <summary>When a turn was taken last, in milliseconds since 1970.</summary>
    [Id(0)]
    public long TakenAt { get; set; }

    /// <summary>When one ended last.</summary>
    [Id(1)]
    public long At { get; set; }

    /// <summary>How.</summary>
    [Id(2)]
    public string Outcome { get; set; } = "";

    /// <summary>Why it came to nothing, if it did.</summary>
    [Id(3)]
    public string? Reason { get; set; }
}
