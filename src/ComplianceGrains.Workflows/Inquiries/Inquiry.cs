using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Inquiries.Events;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Inquiries;

/// <summary>An inquiry as its history has made it.</summary>
public sealed record Inquiry
{
    /// <summary>How often it is said again that an answer is overdue.</summary>
    private static readonly Duration Again = Duration.FromDays(7);

    /// <summary>What was asked for.</summary>
    public required InquiryReceived Asked { get; init; }

    /// <summary>When it was said last that the answer is overdue, or null.</summary>
    public Instant? SaidOverdueAt { get; init; }

    /// <summary>The exception that is open because it is late, or null.</summary>
    public string? Case { get; init; }

    /// <summary>How many there were.</summary>
    public int Cases { get; init; }

    /// <summary>How it was closed, or null.</summary>
    public InquiryClosed? Closing { get; init; }

    /// <summary>What <see cref="Status"/> can be.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["open", "overdue", "closed"];

    /// <summary>Where it stands.</summary>
    public string Status => this switch
    {
        { Closing: not null } => "closed",
        { SaidOverdueAt: not null } => "overdue",
        _ => "open",
    };

    /// <summary>When somebody is told next that an answer is overdue.</summary>
    public Instant NextDue => SaidOverdueAt is { } said ? said + Again : Asked.DueAt;

    /// <summary>Whether its time is over without an answer, or was when the answer was given. What is withdrawn is not late.</summary>
    /// <param name="now">The instant.</param>
    public bool IsLate(Instant now) => Closing is { } closing
        ? closing.Ending != Contracts.Inquiries.InquiryOutcomes.Withdrawn && closing.GivenAt > Asked.DueAt
        : now > Asked.DueAt;

    /// <summary>The state after one more decision.</summary>
    /// <param name="inquiry">The state before.</param>
    /// <param name="basis">What the decision states; the time is when it was recorded.</param>
    /// <param name="happened">The event.</param>
    public static Inquiry Evolve(Inquiry? inquiry, Basis basis, object happened) => (inquiry, happened) switch
    {
        (null, InquiryReceived e) => new Inquiry { Asked = e },
        (not null, InquiryOverdue) => inquiry with { SaidOverdueAt = basis.OccurredAt },
        (not null, ExceptionRaised e) => inquiry with { Case = e.ExceptionId, Cases = inquiry.Cases + 1 },
        (not null, ExceptionWithdrawn or ExceptionAnswered) => inquiry with { Case = null },
        (not null, InquiryClosed e) => inquiry with { Closing = e },
        _ => throw new InvalidOperationException($"An inquiry's history does not hold {happened.GetType().Name} here."),
    };
}
