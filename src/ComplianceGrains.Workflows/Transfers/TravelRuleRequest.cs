using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// What follows when data that have to travel are missing (<c>wallets.travelRule.missing</c>): the transfer is held, the data are asked for
/// within a time, and once it is over people choose among what the rules name besides. The program refuses or returns nothing by itself.
/// </summary>
internal static class TravelRuleRequest
{
    private const string Ask = "request";

    /// <summary>The finding about data that are not there.</summary>
    public static Finding Missing(Transfer transfer, IReadOnlyCollection<string> missing, TransfersFacts facts)
    {
        var said = facts.Rules.Wallets.MissingData;
        return new Finding(Cited.Reason(
            ReasonCodes.TravelRuleDataMissing, said is null ? TransferRule.Tiers : TransferRule.Missing, said?.Citations ?? [],
            $"Missing: {string.Join(", ", missing)}.{(said is null ? "" : $" The rules name: {said.Value.InWords}.")}"))
        {
            Holds = WaitFor.TravelRuleData,
            Asks = IsLate(transfer, facts)
                ? new Asks(
                    ExceptionKinds.DeadlineMissed, true,
                    $"Data that have to travel with a transfer were asked for and are not there in time: {string.Join(", ", missing)}. The rules name: {said?.Value.InWords ?? "nothing"}. "
                    + $"Confirmed, the transfer is refused{(transfer.Direction == Directions.Incoming ? ", and what came in is sent back" : "")}; dismissed, the data are asked for again.",
                    [])
                : null,
        };
    }

    /// <summary>The request, where the rules ask for one and nobody has asked for all that is missing yet; null otherwise, and while people look at what is late.</summary>
    public static TravelRuleDataRequested? Of(Transfer transfer, Assessment assessment, TransfersFacts facts) =>
        assessment.Status == TransferStatus.Held && !IsLate(transfer, facts) && Names(facts.Rules.Wallets.MissingData) && assessment.Missing.Except(transfer.DataDue is null ? [] : transfer.DataAsked).Any()
            ? new TravelRuleDataRequested(transfer.Id, assessment.Missing, facts.Now + facts.Terms.DataWithin)
            : null;

    /// <summary>Why they are asked for.</summary>
    public static Reason Because(TravelRuleDataRequested request, TransfersFacts facts) => Cited.Reason(
        ReasonCodes.TravelRuleDataMissing, TransferRule.Missing, facts.Rules.Wallets.MissingData!.Citations, $"Asked for until {request.Due}: {string.Join(", ", request.Missing)}.");

    private static bool IsLate(Transfer transfer, TransfersFacts facts) => transfer.DataDue <= facts.Now;

    private static bool Names(Sourced<Measures>? said) => said is not null && (said.Value.All.Contains(Ask) || said.Value.Choices.Any(choice => choice.Items.Contains(Ask)));
}
