namespace ComplianceGrains.Workflows.Ownership;

/// <summary>What control by other means is to a regime of sanctions.</summary>
public enum ControlCounts
{
    /// <summary>It makes the entity be treated as listed.</summary>
    AsMatch,

    /// <summary>People are warned of it.</summary>
    AsWarning,

    /// <summary>Nothing.</summary>
    Not,
}

/// <summary>When an entity that listed holders own is treated as listed itself.</summary>
/// <param name="Name">Of whoever says so.</param>
/// <param name="Test">From which share on.</param>
/// <param name="Aggregates">Whether the shares of all listed holders are added up; otherwise only of those who act together.</param>
/// <param name="Control">What control by other means is.</param>
public sealed record SanctionsRegime(string Name, ShareTest Test, bool Aggregates, ControlCounts Control);

/// <summary>What ownership by listed holders makes of an entity.</summary>
public enum SanctionsStatus
{
    /// <summary>No listed holder leads to it, as far as holders are stated.</summary>
    NoListedOwner,

    /// <summary>A listed holder leads to it and does not reach the regime's share.</summary>
    Warning,

    /// <summary>Whether the share is reached depends on what was not stated.</summary>
    Undecided,

    /// <summary>It is treated as listed.</summary>
    Match,
}

/// <summary>One entity that is treated as listed, and why.</summary>
/// <param name="Entity">Its id.</param>
/// <param name="By">The holders that make it so.</param>
/// <param name="Sentence">In words.</param>
public sealed record CascadeStep(string Entity, IReadOnlyList<string> By, string Sentence);

/// <summary>What was found under one regime.</summary>
/// <param name="Regime">Its name.</param>
/// <param name="Target">About whom.</param>
/// <param name="Status">What was found.</param>
/// <param name="Steps">How it came to that: only those steps that lead to the target.</param>
/// <param name="Listed">The listed holders that lead to it.</param>
/// <param name="Paths">The ways from them to it.</param>
/// <param name="Sentence">The whole in words.</param>
public sealed record SanctionsFinding(
    string Regime, string Target, SanctionsStatus Status, IReadOnlyList<CascadeStep> Steps, IReadOnlyList<string> Listed, IReadOnlyList<string> Paths, string Sentence);
