using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>One jurisdiction of a package: its lifecycle, and the logs that lifecycle speaks of.</summary>
internal sealed class JurisdictionPart(string label, LogPart lifecycle, LogPart? decisions, LogPart? r)
{
    public string Label { get; } = label;

    public LogPart Lifecycle { get; } = lifecycle;

    public LogPart? Decisions { get; } = decisions;

    public LogPart? R { get; } = r;

    /// <summary>What each lifecycle entry says, by index; set by step 9.</summary>
    public IReadOnlyList<LifecycleEntry> Content { get; set; } = [];

    /// <summary>The statement of this export; set by step 10.</summary>
    public ProducedStatement Statement { get; set; } = null!;

    /// <summary>The schemas of the kinds in use; set by step 13.</summary>
    public IReadOnlyDictionary<string, KindSchema> Schemas { get; set; } = new Dictionary<string, KindSchema>();

    public IEnumerable<LogPart> Logs => new[] { Lifecycle, Decisions, R }.OfType<LogPart>();

    /// <summary>The logs beside lifecycle.</summary>
    public IEnumerable<LogPart> DecisionLogs => new[] { Decisions, R }.OfType<LogPart>();
}
