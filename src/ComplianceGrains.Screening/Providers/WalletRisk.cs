namespace ComplianceGrains.Screening.Providers;

/// <summary>What a provider says about an address.</summary>
/// <param name="Provider">Who said it.</param>
/// <param name="Score">0 harmless to 1 worst, three digits; null when the provider did not answer.</param>
/// <param name="Categories">The provider's words for the exposure, e.g. <c>mixer</c>.</param>
/// <param name="Reference">The provider's own reference of this answer, to ask again.</param>
/// <param name="Reason">Why there is no score, or null.</param>
public sealed record WalletRisk(string Provider, decimal? Score, IReadOnlyList<string> Categories, string? Reference, string? Reason)
{
    /// <summary>There is no answer. Neither harmless nor harmful.</summary>
    public bool IsUnavailable => Score is null;

    /// <summary>No answer, for this reason.</summary>
    public static WalletRisk Unavailable(string provider, string reason) => new(provider, null, [], null, reason);
}
