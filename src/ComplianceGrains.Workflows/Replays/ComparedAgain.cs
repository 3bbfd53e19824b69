using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// A screening made again: the same question to the very contents of the lists that the decision cites by their digests, as old as they
/// were. An engine of others cannot be asked again, and another version of ours does not answer for the one of that time.
/// </summary>
internal static class ComparedAgain
{
    /// <summary>The answer, or why there is none.</summary>
    /// <param name="screened">The decision that states the screening.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="at">When.</param>
    /// <param name="lists">The content of a list by its digest.</param>
    public static (AskedScreening? Asked, string? Unknown) Of(Decision screened, Question question, Instant at, Func<ScreenedList, ListIndex?> lists)
    {
        var record = ((Screened)screened.Happened).Screening;
        if (record.Engine != question.Engine)
            return (null, record.Engine.Split('@')[0] == question.Engine.Split('@')[0] ? ReplayReasons.EngineVersion : ReplayReasons.ProviderAnswerNotKept);
        var catalog = ListCatalog.Empty;
        foreach (var list in record.Lists)
        {
            if (lists(list) is not { } index)
                return (null, ReplayReasons.ListNotHere);
            catalog = catalog.With(index, list.ConfirmedAt);
        }

        return (new AskedScreening(record.Subject, question.Threshold, question.AnswerBy(new ScreeningEngine(catalog), at)), null);
    }
}
