using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>Places drafts in a log: the one pure function behind every entry (writing rules 6.2 and 6.6).</summary>
public static class Sequencer
{
    /// <summary>How far ahead of the clock (ms) a draft's <c>asOf</c>, or the log's last time under a stated head, may be.</summary>
    public const long ClockTolerance = 5_000;

    /// <summary>How old (ms) an entry outside a stated head may be.</summary>
    public const long HeadTolerance = 30_000;

    /// <summary>How long (ms) an export's period must have ended.</summary>
    public const long ExportDelay = 60_000;

    /// <summary>Decides what becomes of a draft.</summary>
    /// <param name="draft">The committed bytes, never rebuilt.</param>
    /// <param name="facts">What the log and its lifecycle hold now.</param>
    /// <exception cref="EvidenceFormatException">The bytes are not a draft.</exception>
    /// <exception cref="ArgumentException">The actor's tail has reached this seq, but the facts lack the known entry.</exception>
    public static SequencerVerdict Place(ReadOnlySpan<byte> draft, SequencingFacts facts)
    {
        var parsed = Draft.Parse(draft);
        if (facts.Known is { } known)
            return known.Draft == Digest.Sha256(draft) ? new SequencerVerdict.AlreadySequenced(known.Index) : new SequencerVerdict.Fork(known.Index);
        var expected = facts.Tail is { } tail ? tail.Seq + 1 : 0;
        if (parsed.Seq < expected)
            throw new ArgumentException($"Seq {parsed.Seq} of this actor is in the log already: the facts must say which entry.", nameof(facts));
        if (parsed.Seq > expected)
            return new SequencerVerdict.OutOfOrder(expected);
        if (Waits(parsed, facts) is { } reason)
            return new SequencerVerdict.Wait(reason);

        var time = TimeOf(parsed, facts);
        if (parsed.Kind == LifecycleKinds.ExportProduced && CheckExport(parsed, facts, time) is { } refused)
            return refused;
        var core = parsed.ToCore(facts.Tail?.Leaf, time);
        var bytes = core.ToBytes();
        return new SequencerVerdict.Appended(facts.Size, core, bytes, Merkle.Leaf(bytes));
    }

    private static string? Waits(Draft draft, SequencingFacts facts)
    {
        if (draft.AsOf > facts.Clock + ClockTolerance)
            return "its rules were evaluated at an instant that this clock has not reached";
        if (LogNames.IsLifecycle(draft.Log))
            return null;
        if (!facts.Publications.Kinds.ContainsKey(draft.Kind))
            return $"the schema of {draft.Kind} is not in lifecycle";
        return draft.Rules?.FirstOrDefault(r => !facts.Publications.Packs.ContainsKey(r)) is { } missing
            ? $"pack {missing.Pack}@{missing.Version} with this digest is not in lifecycle"
            : null;
    }

    // Never before anything the entry rests on, so that a verifier can hold the order of times against every reference.
    private static long TimeOf(Draft draft, SequencingFacts facts)
    {
        var time = Math.Max(facts.Clock, Math.Max(facts.LastTime ?? 0, draft.AsOf ?? 0));
        if (!LogNames.IsLifecycle(draft.Log))
            time = Math.Max(time, facts.Publications.Kinds[draft.Kind]);
        foreach (var rule in draft.Rules ?? [])
            time = Math.Max(time, facts.Publications.Packs.GetValueOrDefault(rule));
        foreach (var head in facts.StatedHeads)
            time = Math.Max(time, head.LastTimeUnder ?? 0);
        return time;
    }

    // One late or early statement would make every later export of the jurisdiction invalid (CLOCK, EXPORT-EARLY).
    private static SequencerVerdict? CheckExport(Draft draft, SequencingFacts facts, long time)
    {
        if (facts.StatedHeads.FirstOrDefault(h => h.FirstTimeAbove < time - HeadTolerance) is { } stale)
            return new SequencerVerdict.HeadStale(stale.Log);
        if (time > facts.Clock + ClockTolerance)
            return new SequencerVerdict.Wait("the logs are ahead of this clock, and entries to come would be older than the statement allows");
        return LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.ExportProduced export && export.To + ExportDelay > time
            ? new SequencerVerdict.Wait("the period ended less than 60 s ago")
            : null;
    }
}
