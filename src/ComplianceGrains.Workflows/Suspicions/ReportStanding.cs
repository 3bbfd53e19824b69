using System.Collections.Immutable;
using ComplianceGrains.Workflows.Suspicions.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>Where one report is.</summary>
/// <param name="Number">In the order in which they came to be owed, e.g. <c>report-1</c>.</param>
/// <param name="Owed">What is owed.</param>
public sealed record ReportStanding(string Number, OwedReport Owed)
{
    /// <summary>When it was said that it is late, and is to be said again; null while it is not.</summary>
    public Instant? RemindAt { get; init; }

    /// <summary>How many versions were written.</summary>
    public int Drafts { get; init; }

    /// <summary>The versions in which something was missing or wrong when they were written.</summary>
    public ImmutableList<FaultyDraft> Faulty { get; init; } = [];

    /// <summary>When it was filed; null while it is not.</summary>
    public Instant? FiledAt { get; init; }

    /// <summary>Until when it is reported again if it goes on; null where the rules have no such clock.</summary>
    public Instant? ContinuesBy { get; init; }

    /// <summary><c>acknowledged</c> or <c>rejected</c>; null while the authority has said nothing.</summary>
    public string? Answer { get; init; }

    /// <summary>One of <see cref="Consents"/>; null if no transaction waits.</summary>
    public string? Consent { get; init; }

    /// <summary>Until when a transaction waits at the latest; null if nobody can say, or none waits.</summary>
    public Instant? ConsentUntil { get; init; }

    /// <summary>When the last time ended until which a transaction waited; null if none has, or the authority has said something since.</summary>
    public Instant? ConsentOverAt { get; init; }

    /// <summary>What <see cref="Status"/> can be.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["owed", "drafted", "filed", "acknowledged", "rejected"];

    /// <summary>Where it is, in a word.</summary>
    public string Status => Answer ?? (FiledAt is not null ? "filed" : Drafts > 0 ? "drafted" : "owed");

    /// <summary>Whether nobody has filed it, or the authority sent it back.</summary>
    public bool IsOpen => FiledAt is null || Answer == "rejected";

    /// <summary>Filed, for the first time or again. What the authority has refused or suspended stays barred, at least until that time is over.</summary>
    internal ReportStanding After(ReportFiled filed)
    {
        var isBarred = Consent is Consents.Refused or Consents.Suspended;
        return this with
        {
            FiledAt = filed.FiledAt,
            ContinuesBy = filed.ContinuesBy,
            Answer = null,
            RemindAt = null,
            Consent = isBarred ? Consent : filed.Waits ? Consents.Waiting : null,
            ConsentUntil = !isBarred ? filed.WaitsUntil : filed.Waits ? Later(ConsentUntil, filed.WaitsUntil) : ConsentUntil,
            ConsentOverAt = null,
        };
    }

    /// <summary>Answered. An authority that sends a report back is not silent about it: no time of silence runs, or has ended, after that.</summary>
    internal ReportStanding After(ReportAnswered answered)
    {
        var isSilenceBroken = !answered.Accepted && (Consent == Consents.Waiting || answered.AnsweredAt < ConsentOverAt);
        return this with
        {
            Answer = answered.Accepted ? "acknowledged" : "rejected",
            Consent = isSilenceBroken ? null : Consent,
            ConsentUntil = isSilenceBroken ? null : ConsentUntil,
            ConsentOverAt = isSilenceBroken ? null : ConsentOverAt,
        };
    }

    /// <summary>The later of two ends; null if nobody can say when one of them is.</summary>
    private static Instant? Later(Instant? one, Instant? other) => one is { } first && other is { } second ? Instant.Max(first, second) : null;
}

/// <summary>A version that is not filed as it is.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Faults">What was missing or wrong, as <c>field code</c>.</param>
public sealed record FaultyDraft(int Version, IReadOnlyList<string> Faults);
