namespace ComplianceGrains.Workflows.Customers;

/// <summary>What the host itself sees of the events for which packs want a review (<c>customerDueDiligence.review.events</c>); people state the others.</summary>
internal static class ReviewEvents
{
    /// <summary>The customer's data are others than before.</summary>
    public const string ProfileChanged = "profile-changed";

    /// <summary>More is known of who the customer is, e.g. politically exposed.</summary>
    public const string CircumstancesChanged = "circumstances-changed";

    /// <summary>The risk band is higher than before.</summary>
    public const string RiskRaised = "risk-raised";

    /// <summary>People confirmed that a listed entry is the customer.</summary>
    public const string ListHit = "list-hit";

    /// <summary>After a long silence the customer transfers again.</summary>
    public const string DormancyEnded = "dormancy-ended";
}
