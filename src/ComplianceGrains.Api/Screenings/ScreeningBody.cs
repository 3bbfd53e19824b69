using System.Text.Json;
using NodaTime;

namespace ComplianceGrains.Api.Screenings;

/// <summary>Body of <c>POST /v1/screenings</c>.</summary>
/// <param name="Name">The name, in any script and order; or an address.</param>
/// <param name="Address">A wallet address instead of a name.</param>
/// <param name="Chain">The address's chain or ticker, if it is known.</param>
/// <param name="Kind"><c>natural-person</c>, <c>legal-entity</c>, <c>vessel</c> or <c>any</c>.</param>
/// <param name="DateOfBirth"><c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</param>
/// <param name="Nationalities">ISO 3166-1 alpha-2.</param>
/// <param name="Lists">List ids; missing = every list that some pack asks for.</param>
/// <param name="Threshold">0 to 1; missing = the strictest of the packs that ask for these lists.</param>
/// <param name="Gender"><c>male</c> or <c>female</c>; qualifies a match a little, never makes one.</param>
public sealed record ScreeningBody(string? Name, string? Address, string? Chain, string? Kind, string? DateOfBirth, IReadOnlyList<string>? Nationalities, IReadOnlyList<string>? Lists, JsonElement? Threshold, string? Gender = null);

/// <summary>What was found.</summary>
/// <param name="Outcome"><c>clear</c>, <c>hit</c>, <c>inconclusive</c>, <c>unavailable</c> or <c>stale</c>; to a product service <c>clear</c>, <c>not-clear</c> or <c>unavailable</c>, and nothing else.</param>
/// <param name="Matches">Best first.</param>
/// <param name="Lists">Content and age of every list.</param>
/// <param name="Reasons">Why the outcome is what it is.</param>
/// <param name="Engine">What answered, with its version; null for an address, which is compared and not scored.</param>
/// <param name="Risk">What the firm's risk provider says of a valid address; null if none is configured. Never changes the outcome.</param>
public sealed record ScreeningAnswer(
    string Outcome, IReadOnlyList<ScreeningMatch> Matches, IReadOnlyList<ScreenedListBody> Lists, IReadOnlyList<string> Reasons, string? Engine = null, WalletRiskBody? Risk = null);

/// <summary>A risk provider's answer about an address.</summary>
/// <param name="Provider">Who answered, or did not.</param>
/// <param name="Score">0 harmless to 1 worst, a decimal string; null if there is no answer, which is neither.</param>
/// <param name="Categories">The provider's words for the exposure.</param>
/// <param name="Reference">The provider's own reference of the answer.</param>
/// <param name="Reason">Why there is no score, or null.</param>
public sealed record WalletRiskBody(string Provider, string? Score, IReadOnlyList<string> Categories, string? Reference, string? Reason);

/// <summary>One match.</summary>
/// <param name="List">List id.</param>
/// <param name="EntryId">The list's own key.</param>
/// <param name="Name">The listed name.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Explanation">What contributed, in words.</param>
public sealed record ScreeningMatch(string List, string EntryId, string Name, double Score, IReadOnlyList<ExplanationPart> Explanation);

/// <summary>A list as it was used.</summary>
/// <param name="Id">List id.</param>
/// <param name="Digest">Of its content.</param>
/// <param name="Age">In seconds since its last confirmation.</param>
/// <param name="ConfirmedAt">When that was.</param>
public sealed record ScreenedListBody(string Id, string Digest, long Age, Instant ConfirmedAt);

/// <summary>One contribution to a score.</summary>
/// <param name="Part">What was compared.</param>
/// <param name="Contribution">Decimal string, signed.</param>
/// <param name="Text">In words.</param>
public sealed record ExplanationPart(
    string Part,
    string Contribution,
    string Text);
