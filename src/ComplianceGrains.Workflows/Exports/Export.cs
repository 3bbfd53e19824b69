using ComplianceGrains.Evidence;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>An export as its history has made it.</summary>
public sealed record Export
{
    /// <summary>What was asked for.</summary>
    public required ExportRegistered Request { get; init; }

    /// <summary>Who asked.</summary>
    public required string Maker { get; init; }

    /// <summary>When.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>What the second person said; null while nobody has.</summary>
    public bool? Approved { get; init; }

    /// <summary>When they said it, or null.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>What was stated in lifecycle, once it was.</summary>
    public LifecycleRef.ExportProduced? Produced { get; init; }

    /// <summary>When it was stated, or null.</summary>
    public Instant? ProducedAt { get; init; }

    /// <summary>Why no package can be made, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>SHA-256 of the sealed package, once there is one.</summary>
    public string? Package { get; init; }

    /// <summary>Where the process is.</summary>
    public string Status => this switch
    {
        { Package: not null } => "ready",
        { Failure: not null } => "failed",
        { Produced: not null } => "producing",
        { Approved: true } => "approved",
        { Approved: false } => "rejected",
        _ => "requested",
    };

    /// <summary>The state after one more decision.</summary>
    /// <param name="export">The state before.</param>
    /// <param name="basis">Null for entries of lifecycle.</param>
    /// <param name="happened">The event.</param>
    /// <param name="at">When it was recorded.</param>
    public static Export Evolve(Export? export, Basis? basis, object happened, Instant at) => (export, happened) switch
    {
        (null, ExportRegistered e) => new Export { Request = e, Maker = basis!.Principal, RequestedAt = at },
        (null, ExportRegisteredFirst e) => Evolve(null, basis, e.Now(), at),
        (not null, ExportDecided e) => export with { Approved = e.Approved, DecidedAt = at },
        (not null, Published { Reference: LifecycleRef.ExportProduced e }) => export with { Produced = e, ProducedAt = at },
        (not null, Published) => export,
        (not null, ExportFailed e) => export with { Failure = e.Reason },
        (not null, ExportPackaged e) => export with { Package = e.Package },
        (not null, ExportDownloaded) => export,
        _ => throw new InvalidOperationException($"An export's history does not hold {happened.GetType().Name} here."),
    };
}
