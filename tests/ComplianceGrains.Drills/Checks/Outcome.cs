namespace ComplianceGrains.Drills.Checks;

/// <summary>Where an applicant ended.</summary>
/// <param name="OpenExceptions">Kinds of the open exceptions.</param>
/// <param name="Gaps">What the history does not say though it must.</param>
public sealed record Outcome(string Customer, string Status, IReadOnlyList<string> OpenExceptions, IReadOnlyList<string> Gaps)
{
    public bool IsActive => Status == "active";

    public bool IsUnderReview => Status == "under-review" && OpenExceptions.Count > 0;

    /// <summary>Nobody is left between two chairs.</summary>
    public bool IsFinal => IsActive || IsUnderReview || Status == "refused";
}
