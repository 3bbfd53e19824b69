using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>
/// A checkpoint of a log that ended in a restore, held against the log that goes on from it. That one says the entries that were left again,
/// with all but the log's name and what follows from it: so from its first entry on the old leaves can be computed, and the old root of
/// every size up to what was lost. Which head was the last one it says of itself: that another is pinned convicts it, that the same is
/// proves nothing, as whoever says other entries again can state it, too.
/// </summary>
internal static class EndedLog
{
    /// <summary>Checks one pin.</summary>
    /// <param name="where">Which pin.</param>
    /// <param name="pin">It.</param>
    /// <param name="jurisdictions">The package, which does not hold its log.</param>
    /// <param name="warnings">Gets what a reader should know.</param>
    /// <returns>Null if nothing in the package goes on from that log; else whether it is held, or the failure of what is not proven.</returns>
    /// <exception cref="VerificationFailure">The package contradicts it.</exception>
    public static PinAnswer? Check(string where, Checkpoint pin, IReadOnlyList<JurisdictionPart> jurisdictions, List<string> warnings)
    {
        if (jurisdictions.SelectMany(j => j.Logs.Select(log => (Part: j, Log: log))).FirstOrDefault(each => LogNames.BaseOf(each.Log.Name) == LogNames.BaseOf(pin.Log)) is not (var part, { } log))
            return null;
        if (LogLabels.NumberIn(LogNames.LabelOf(pin.Log)) > LogLabels.NumberIn(log.Label))
            throw new VerificationFailure("PIN-NEWER", where, $"The pin is of {pin.Log}, which goes on from {log.Name} after a restore: an old state is presented as today's.");
        if (EvidenceNames.LabelBefore(part.Label) == LogNames.LabelOf(pin.Log) && Stated(part, log.ShortName) is { } stated && stated.Size == pin.Size)
        {
            if (stated.Root != pin.Root)
                throw new VerificationFailure("PIN-ROOT", where, $"{part.Label} says that {pin.Log} ended with another root at size {pin.Size} than the pinned checkpoint has: the log was rewritten.");
            // Lifecycle speaks of the other logs' heads, which are others now: its old leaves can never be computed, and its word is all there is.
            if (log.IsLifecycle)
            {
                warnings.Add($"{where} is the last head of {pin.Log}, which ended in a restore: so {log.Name} says, and nothing in it leads there. What of its entries was lost stands nowhere.");
                return PinAnswer.Held;
            }
        }

        return log.Range.Lo == 0 && !log.IsLifecycle && pin.Size <= log.Range.Hi && RootOf(log, pin.Log, pin.Size) == pin.Root
            ? PinAnswer.Held
            : new PinAnswer(new VerificationFailure("PIN-NOPROOF", where,
                $"Everything else in the package was checked and holds, but nothing in it leads from your checkpoint of {pin.Log}, which ended in a restore, to {log.Name}. "
                + $"Ask for a package of all of {log.Name} from its first entry on: if that does not lead from it either, entries that your checkpoint covers were lost, or are other entries now.")
            { UnprovenSize = pin.Size });
    }

    private static StatedHead? Stated(JurisdictionPart part, string log) =>
        part.Content is [{ Ref: LifecycleRef.LogRestored restored }, ..] ? restored.Logs.Where(one => one.Log == log).Select(one => one.Head).FirstOrDefault() : null;

    private static Digest RootOf(LogPart log, string name, long size)
    {
        var (fold, before) = (new CompactRange(), new Dictionary<Digest, Digest>());
        foreach (var record in log.Records.Take((int)size))
        {
            var leaf = record.Core is { } core
                ? Merkle.Leaf((core with { Draft = core.Draft with { Log = name }, Prev = core.Prev is { } prev ? before.GetValueOrDefault(prev, prev) : null }).ToBytes())
                : record.Leaf;
            before[record.Leaf] = leaf;
            fold.Append(leaf);
        }

        return fold.Root();
    }
}

/// <summary>What becomes of a pin.</summary>
/// <param name="Unproven">What is not proven; null if it is held.</param>
internal sealed record PinAnswer(VerificationFailure? Unproven)
{
    /// <summary>The package leads from it.</summary>
    public static PinAnswer Held { get; } = new((VerificationFailure?)null);
}
