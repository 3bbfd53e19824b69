using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Whether the other side is listed, by its address, by who is there and by the provider there, as the lists answer now.</summary>
internal static class OtherSideCheck
{
    public static IEnumerable<Finding> Of(Transfer transfer, CustomerTransfers known, TransferFacts about, TransfersFacts facts)
    {
        if (about.Screenings.All(side => side.Of != OtherSide.Address))
            yield return new Finding(Cited.Because(ReasonCodes.Screening(ScreeningRecord.Unavailable), "The other side's address cannot be looked up: it is not there any more.")) { Holds = WaitFor.Screening };
        foreach (var side in about.Screenings)
            if (Of(side, transfer, known, facts) is { } finding)
                yield return finding with { Side = side };
    }

    private static Finding? Of(SideScreening side, Transfer transfer, CustomerTransfers known, TransfersFacts facts)
    {
        var (digest, threshold, result) = side.Asked;
        var (citations, what) = (facts.Rules.Screening.Lists.Citations, OtherSide.InWords(side.Of));
        var record = ScreeningRecord.Of(result, digest, threshold, null);
        var reason = Cited.Reason(ReasonCodes.Screening(record.Outcome), "screening", citations, $"On the other side, {what}: {string.Join("; ", result.Reasons)}");
        // An address is the entry's or it is not. Of a name others may be, so people are asked about each.
        if (side.Of == OtherSide.Address && record.Matches.Any(match => known.Matters.TrueMatches.Contains(match.Identity)))
            return new Finding(reason, Cited.Because(ReasonCodes.TrueMatch, "Two people confirmed that the entry is the one meant.")) { Refuses = true };
        return record.Outcome switch
        {
            ScreeningRecord.Clear => new Finding(reason),
            ScreeningRecord.Unavailable or ScreeningRecord.Stale => new Finding(reason)
            {
                Holds = WaitFor.Screening,
                Until = facts.Now + Matters.Retry,
                Asks = new Asks(record.Outcome == ScreeningRecord.Stale ? ExceptionKinds.StaleList : ExceptionKinds.ProviderUnavailable, false, "The lists give no fresh answer about the other side of a transfer.", []),
            },
            _ => Found(side, transfer, known, record, reason, citations, what),
        };
    }

    /// <summary>What is listed, and what could not be read; people answer each on its own.</summary>
    private static Finding? Found(
        SideScreening side, Transfer transfer, CustomerTransfers known, ScreeningRecord record, Contracts.Actors.Reason reason, IReadOnlyList<Citation> citations, string what)
    {
        var result = side.Asked.Result;
        var open = result.Matches.Where(match =>
            record.Matches.Any(one => one.List == match.ListId && one.EntryId == match.EntryId)
            && MatchRecord.Of(match) is var one && FalsePositiveMemory.Find(known.Matters.FalsePositives, side.Asked.Digest ?? "", one.List, one.EntryId, one.EntryDigest) is null).ToList();
        if (open.Count > 0)
            return new Finding(reason) { Holds = WaitFor.ListedAs(side.Of), Asks = new Asks(ExceptionKinds.PossibleMatch, true, $"{AreListed(open.Count, side.Of)}.", open) };
        if (record.Outcome == ScreeningRecord.Inconclusive)
            return transfer.Cleared.Contains(WaitFor.Unread(side.Of))
                ? new Finding(reason, Cited.Because(ReasonCodes.ScreeningPassed, $"Two people looked at what could not be read of {what}."))
                : new Finding(reason)
                {
                    Holds = WaitFor.Unread(side.Of),
                    Asks = new Asks(ExceptionKinds.EvidenceInconclusive, true, $"On the other side of a transfer {what} could not be compared with the lists in full.", []),
                };
        return new Finding(Cited.Reason(ReasonCodes.ScreeningPassed, "screening", citations, $"Everything that the lists hold about {what} on the other side two people have dismissed."));
    }

    /// <summary>In words that name neither the chain, the address nor anybody.</summary>
    public static string AreListed(int entries, string of) => of == OtherSide.Address
        ? $"{entries} listed {(entries == 1 ? "entry holds" : "entries hold")} the address on the other side of a transfer, or one of the same key"
        : $"{entries} listed {(entries == 1 ? "entry resembles" : "entries resemble")} {(of == OtherSide.Name ? "whoever is" : "the provider")} on the other side of a transfer";
}
