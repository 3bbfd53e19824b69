using System.Collections.Immutable;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports.Events;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>An export as its history has made it.</summary>
public sealed record Export
{
    /// <summary>The outcome of an approval that is not the last one needed.</summary>
    public const string ApprovedByOne = "confirmed";

    /// <summary>What was asked for.</summary>
    public required ExportRegistered Request { get; init; }

    /// <summary>Who asked.</summary>
    public required string Maker { get; init; }

    /// <summary>When.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>What others decided about it; null while not everybody has who has to.</summary>
    public bool? Approved { get; init; }

    /// <summary>When the last of them decided, or null.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>Who has approved it in which role, in order.</summary>
    public ImmutableList<Approver> Approvers { get; init; } = [];

    /// <summary>What was stated in lifecycle, once it was.</summary>
    public LifecycleRef.ExportProduced? Produced { get; init; }

    /// <summary>When it was stated, or null.</summary>
    public Instant? ProducedAt { get; init; }

    /// <summary>Why no package can be made, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>SHA-256 of the sealed package, once there is one.</summary>
    public string? Package { get; init; }

    /// <summary>When somebody fetched it last, or null.</summary>
    public Instant? FetchedAt { get; init; }

    /// <summary>Everybody whose logs are in it; the first one's keys seal it.</summary>
    public IReadOnlyList<string> Jurisdictions => [Request.Jurisdiction, .. Request.FurtherJurisdictions];

    /// <summary>What <see cref="Status"/> can be.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["requested", "approved", "producing", "ready", "failed", "rejected"];

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
    /// <param name="basis">What the decision states; the time is when it was recorded.</param>
    /// <param name="happened">The event.</param>
    public static Export Evolve(Export? export, Basis basis, object happened) => (export, happened) switch
    {
        (null, ExportRegistered e) => new Export { Request = e, Maker = basis.Principal, RequestedAt = basis.OccurredAt },
        (not null, ExportDecided e) => export with
        {
            Approved = basis.Outcome == ApprovedByOne ? export.Approved : e.Approved,
            DecidedAt = basis.OccurredAt,
            Approvers = e.Approved ? export.Approvers.Add(new Approver(basis.Principal, basis.Role)) : export.Approvers,
        },
        (not null, Published { Reference: LifecycleRef.ExportProduced e }) => export with { Produced = e, ProducedAt = basis.OccurredAt },
        (not null, Published) => export,
        (not null, ExportFailed e) => export with { Failure = e.Reason },
        (not null, ExportPackaged e) => export with { Package = e.Package },
        (not null, ExportDownloaded) => export with { FetchedAt = basis.OccurredAt },
        _ => throw new InvalidOperationException($"An export's history does not hold {happened.GetType().Name} here."),
    };
}

/// <summary>Somebody who approved an export.</summary>
/// <param name="Principal">Opaque id.</param>
/// <param name="Role">In which role.</param>
public sealed record Approver(string Principal, string Role);
