using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Whether the other side's address is listed, as the lists answer now.</summary>
internal static class AddressCheck
{
    public static IEnumerable<Finding> Of(Transfer transfer, CustomerTransfers known, TransferFacts about, TransfersFacts facts)
    {
        var citations = facts.Rules.Screening.Lists.Citations;
        if (about.Screening is not var (digest, threshold, result))
        {
            yield return new Finding(Cited.Because(ReasonCodes.Screening(ScreeningRecord.Unavailable), "The other side's address cannot be looked up: it is not there any more.")) { Holds = WaitFor.Screening };
            yield break;
        }

        var record = ScreeningRecord.Of(result, digest, threshold, null);
        var reason = Cited.Reason(ReasonCodes.Screening(record.Outcome), "screening", citations, $"The other side's address: {string.Join("; ", result.Reasons)}");
        if (record.Matches.Any(match => known.Matters.TrueMatches.Contains(match.Identity)))
        {
            yield return new Finding(reason, Cited.Because(ReasonCodes.TrueMatch, "Two people confirmed that the entry is the one meant.")) { Refuses = true };
            yield break;
        }

        switch (record.Outcome)
        {
            case ScreeningRecord.Clear:
                yield return new Finding(reason);
                break;
            case ScreeningRecord.Unavailable or ScreeningRecord.Stale:
                yield return new Finding(reason)
                {
                    Holds = WaitFor.Screening,
                    Until = facts.Now + Matters.Retry,
                    Asks = new Asks(record.Outcome == ScreeningRecord.Stale ? ExceptionKinds.StaleList : ExceptionKinds.ProviderUnavailable, false, "The lists give no fresh answer about the other side of a transfer.", []),
                };
                break;
            case ScreeningRecord.Inconclusive when !transfer.Cleared.Contains(WaitFor.ScreeningInconclusive):
                yield return new Finding(reason)
                {
                    Holds = WaitFor.ScreeningInconclusive,
                    Asks = new Asks(ExceptionKinds.EvidenceInconclusive, true, "The other side's address of a transfer could not be looked up in full.", []),
                };
                break;
            case ScreeningRecord.Hit:
                var open = result.Matches.Where(match => MatchRecord.Of(match) is var one && FalsePositiveMemory.Find(known.Matters.FalsePositives, digest ?? "", one.List, one.EntryId, one.EntryDigest) is null).ToList();
                yield return open.Count == 0
                    ? new Finding(Cited.Reason(ReasonCodes.ScreeningPassed, "screening", citations, "Everything that the lists hold about the other side's address two people have dismissed."))
                    : new Finding(reason) { Holds = WaitFor.Listed, Asks = new Asks(ExceptionKinds.PossibleMatch, true, $"{AreListed(open.Count)}.", open) };
                break;
        }
    }

    /// <summary>In words that name neither the chain nor the address.</summary>
    public static string AreListed(int entries) => $"{entries} listed {(entries == 1 ? "entry holds" : "entries hold")} the address on the other side of a transfer, or one of the same key";
}
