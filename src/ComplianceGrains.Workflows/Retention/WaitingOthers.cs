using ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>
/// Who besides the customer has data among the customer's records, and waits for an answer about them: nothing is destroyed meanwhile,
/// as they could not be answered any more.
/// </summary>
public static class WaitingOthers
{
    /// <summary>Whoever is on the other side of a transfer.</summary>
    public const string OtherSide = "other-side";

    /// <summary>Who is related to a legal entity.</summary>
    public const string Party = "related-party";

    /// <summary>Whether one of what somebody asked for is still to be answered.</summary>
    public static bool AreAmong(IEnumerable<DataRequestView> requests) => requests.Any(request => request.Outcome is null);
}
