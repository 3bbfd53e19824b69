using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Screening;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What one look at a transfer found.</summary>
/// <param name="Reasons">What the decision says of it.</param>
public sealed record Finding(params IReadOnlyList<Reason> Reasons)
{
    /// <summary>The transfer must not happen.</summary>
    public bool Refuses { get; init; }

    /// <summary>What it waits for, one of <see cref="WaitFor"/>; null if it does not wait.</summary>
    public string? Holds { get; init; }

    /// <summary>The answer of the lists that it is about; null for what the lists say nothing of.</summary>
    public SideScreening? Side { get; init; }

    /// <summary>What people have to look at; null if somebody has to bring something, or time has to pass.</summary>
    public Asks? Asks { get; init; }

    /// <summary>When it may have gone away by itself; null for at the next look.</summary>
    public NodaTime.Instant? Until { get; init; }
}

/// <summary>What people are asked.</summary>
/// <param name="Kind">An exception kind of the catalogue.</param>
/// <param name="IsBlocking">Whether the transfer waits for their answer.</param>
/// <param name="Text">One sentence without personal data.</param>
/// <param name="Matches">Of the lists.</param>
public sealed record Asks(string Kind, bool IsBlocking, string Text, IReadOnlyList<ListMatch> Matches);
