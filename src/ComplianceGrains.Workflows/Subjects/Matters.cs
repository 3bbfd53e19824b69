using System.Collections.Immutable;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>What speaks against a subject, and what people found about it: screening, open exceptions, findings.</summary>
public sealed record Matters
{
    /// <summary>How long to wait before asking again a list or provider that gave no answer. An arriving list asks at once.</summary>
    public static readonly Duration Retry = Duration.FromHours(1);

    /// <summary>Nothing.</summary>
    public static Matters None { get; } = new();

    /// <summary>The latest screening.</summary>
    public ScreeningRecord? Screening { get; init; }

    /// <summary>When to screen again after a screening without an answer; null if there was one.</summary>
    public Instant? RetryScreening { get; init; }

    /// <summary>What two people found to be somebody else: for what was asked, that entry and that content, and no longer.</summary>
    public ImmutableList<FalsePositive> FalsePositives { get; init; } = [];

    /// <summary>Matches that two people found to be the subject, by <see cref="MatchRecord.Identity"/>; nobody is asked about them again, and nobody passes with one.</summary>
    public ImmutableHashSet<string> TrueMatches { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Matches that two people found to be the subject as a politically exposed person; nobody is asked about them as such again.</summary>
    public ImmutableHashSet<string> ConfirmedPeps { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Open exceptions by id.</summary>
    public ImmutableSortedDictionary<string, OpenException> Exceptions { get; init; } = ImmutableSortedDictionary.Create<string, OpenException>(StringComparer.Ordinal);

    /// <summary>How many exceptions were ever raised; tells one occurrence of a cause from the next.</summary>
    public int Raised { get; init; }

    /// <summary>Two people confirmed what bars the subject: it is listed, or not what was said.</summary>
    public bool Barred { get; init; }

    /// <summary>Whether the subject waits for the answer to an exception.</summary>
    public bool IsBlocked => !Exceptions.IsEmpty && Exceptions.Values.Any(exception => exception.Blocking);

    /// <summary>Matches of the latest screening that nobody has decided about.</summary>
    public IReadOnlyList<MatchRecord> Undecided => [.. (Screening?.Matches ?? []).Where(match => IsOpen(match, asPep: true))];

    /// <summary>Whether the latest screening lets the subject pass: clear, or everything in it dismissed by two people or confirmed as politically exposed. What they confirmed otherwise never passes.</summary>
    public bool Passes => Screening switch
    {
        { Outcome: ScreeningRecord.Clear } => true,
        { Outcome: ScreeningRecord.Hit } hit => Undecided.Count == 0 && hit.Matches.All(match => !TrueMatches.Contains(match.Identity)),
        _ => false,
    };

    /// <summary>Whether nobody has decided about a match.</summary>
    /// <param name="match">Of the latest screening.</param>
    /// <param name="asPep">
    /// Whether it is only on a list of politically exposed persons. Who was confirmed as one was never asked about as a
    /// sanctioned person, should the rules say one day that the list is one of sanctions.
    /// </param>
    public bool IsOpen(MatchRecord match, bool asPep) =>
        !TrueMatches.Contains(match.Identity) && !(asPep && ConfirmedPeps.Contains(match.Identity))
        && FalsePositiveMemory.Find(FalsePositives, Screening?.Subject ?? "", match.List, match.EntryId, match.EntryDigest) is null;

    /// <summary>After one more decision; null if that is not about these.</summary>
    public Matters? After(Basis basis, object happened) => happened switch
    {
        Screened { Screening: var record } => this with
        {
            Screening = record,
            RetryScreening = record.Outcome is ScreeningRecord.Unavailable or ScreeningRecord.Stale ? basis.OccurredAt + Retry : null,
        },
        ExceptionRaised e => this with { Exceptions = Exceptions.SetItem(e.ExceptionId, new OpenException(e.ExceptionKind, e.Blocking, Screening?.Subject, e.Matches)), Raised = Raised + 1 },
        ExceptionWithdrawn e => this with { Exceptions = Exceptions.Remove(e.ExceptionId) },
        ExceptionAnswered e => Answered(e, basis.OccurredAt),
        _ => null,
    };

    /// <summary>For a subject that begins again: it is screened anew. What people found stays found, and what they still look at it waits for as before.</summary>
    public Matters Anew() => this with { Screening = null, RetryScreening = null };

    /// <summary>
    /// People who had not decided before found that what barred the subject is not the subject. Before anything follows from that
    /// it is screened again: nobody looked at the lists for one that was at its end.
    /// </summary>
    /// <param name="at">When.</param>
    /// <param name="exception">The exception in which they found it.</param>
    public Matters Overturned(Instant at, string exception) => this with
    {
        Barred = false,
        TrueMatches = TrueMatches.Clear(),
        FalsePositives = FalsePositives.AddRange((Screening?.Matches ?? []).Where(match => TrueMatches.Contains(match.Identity))
            .Select(match => new FalsePositive(Screening?.Subject ?? "", match.List, match.EntryId, match.EntryDigest, at, exception))),
        Screening = null,
        // A deadline at a time at which there was one before would be taken for that one; each review has raised one more exception.
        RetryScreening = at + Duration.FromMilliseconds(1 + Raised),
    };

    /// <summary>At the end of the subject nothing is screened again.</summary>
    public Matters Ended() => this with { RetryScreening = null };

    private Matters Answered(ExceptionAnswered e, Instant at)
    {
        var subject = Exceptions.GetValueOrDefault(e.ExceptionId)?.Subject ?? "";
        var answered = this with { Exceptions = Exceptions.Remove(e.ExceptionId) };
        return e.Disposition switch
        {
            Dispositions.FalsePositive => answered with { FalsePositives = FalsePositives.AddRange(e.Matches.Select(match => new FalsePositive(subject, match.List, match.EntryId, match.EntryDigest, at, e.ExceptionId))) },
            Dispositions.TrueMatch when e.ExceptionKind == ExceptionKinds.PossiblePep => answered with { ConfirmedPeps = ConfirmedPeps.Union(e.Matches.Select(match => match.Identity)) },
            Dispositions.TrueMatch => answered with { Barred = true, TrueMatches = TrueMatches.Union(e.Matches.Select(match => match.Identity)) },
            _ => answered,
        };
    }
}
