using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about a list again: its files are read anew, and what is new in them against the version before is counted anew. How far the run
/// is that tells everybody concerned stands on others' histories and is not decided again.
/// </summary>
public static class ListReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    /// <param name="read">A version of the list from its files, by digest; null where they are not here.</param>
    public static DecidedAgain Decide(ScreeningList? before, IReadOnlyList<Decision> then, Instant recordedAt, Func<string, ListContent?> read)
    {
        if (then.FirstOrDefault(decision => decision.Happened is ListVersionAccepted or ListConfirmed) is not { } uploaded)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        if (SubjectReplay.By(uploaded) is not { } by)
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var changed = then.Select(decision => decision.Happened).OfType<ListEngineChanged>().FirstOrDefault();
        if (before is { RescreeningDone: true, Engine: null } && changed is null)
            return new DecidedAgain.Unknown(ReplayReasons.EngineVersion);
        if (VersionIn(before, uploaded.Happened, read) is not { } version)
            return new DecidedAgain.Unknown(ReplayReasons.ListNotHere);
        var engine = changed?.Engine ?? before?.Engine ?? "";
        var at = SubjectReplay.At(then, recordedAt);
        // Whether the rules of that day wanted everybody compared again is taken from the record.
        Instant? daily = then.Any(decision => decision.Happened is RescreeningBegun) ? at : null;
        var facts = new ListFacts(IdOf(uploaded.Happened), uploaded.Basis.Bound, engine, null, [], daily);
        return DecidedAgain.Of(ListWorkflow.Instance.Decide(before, new Message.Asked(at, by, version), facts));
    }

    private static string IdOf(object happened) => happened is ListVersionAccepted accepted ? accepted.List : ((ListConfirmed)happened).List;

    private static AcceptListVersion? VersionIn(ScreeningList? before, object happened, Func<string, ListContent?> read)
    {
        var (digest, source, fetchedAt) = happened is ListVersionAccepted e ? (e.Digest, e.Source, e.FetchedAt) : (((ListConfirmed)happened).Digest, null, Instant.MinValue);
        var old = before is null ? null : read(before.InForce.Digest);
        if (read(digest) is not { } content || (before is not null && old is null))
            return null;
        var delta = ListDelta.Between(old, content);
        return new AcceptListVersion(
            content.Digest, happened is ListVersionAccepted accepted ? accepted.Files : before!.InForce.Files, content.Entries.Count, content.NameCount,
            delta.Added.Count, delta.Changed.Count, delta.Removed.Count, content.PublishedAt, source ?? "", fetchedAt);
    }
}
