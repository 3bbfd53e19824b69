using NodaTime;

namespace ComplianceGrains.Api.Wallets;

/// <summary>A wallet approval in a list. Holds neither the address nor its chain.</summary>
/// <param name="Id">Derived from customer and address.</param>
/// <param name="CustomerId">Whose wallet it is.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Outcome">What was decided, or null.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys.</param>
/// <param name="Jurisdictions">Inherited from the customer at the request.</param>
/// <param name="Expires">End of the approval, or null before it.</param>
/// <param name="Sequence">Number of decisions.</param>
public sealed record WalletRowBody(
    string Id, string CustomerId, string Status, string? Outcome, bool SelfHosted, IReadOnlyList<string> Jurisdictions, Instant? Expires, long Sequence);
