namespace ComplianceGrains.Api.Packs;

/// <summary>Somebody who had no part in an emergency change looked at it.</summary>
/// <param name="Outcome"><c>kept</c>, or <c>to-be-replaced</c>: another version has to be proposed.</param>
/// <param name="Reason">Why.</param>
public sealed record PackReviewBody(string? Outcome, string? Reason)
{
    /// <summary>It was right.</summary>
    public const string Kept = "kept";

    /// <summary>It was not.</summary>
    public const string ToBeReplaced = "to-be-replaced";
}
