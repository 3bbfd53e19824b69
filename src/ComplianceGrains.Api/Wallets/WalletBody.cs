using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Wallets;

/// <summary>A wallet approval in a response. Holds neither the address nor its chain.</summary>
/// <param name="Id">Derived from customer and address.</param>
/// <param name="CustomerId">Whose wallet it is.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Outcome">What was decided, or null.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys.</param>
/// <param name="Usable">Whether it may be used now: approved, past its cool-down, of an active customer.</param>
/// <param name="NotUsable">Why it may not, in words; null if it may.</param>
/// <param name="UsableFrom">End of the cool-down, or null before approval.</param>
/// <param name="Expires">End of the approval, or null before it.</param>
/// <param name="Jurisdictions">Inherited from the customer at the request.</param>
/// <param name="Rules">What they amount to.</param>
/// <param name="Pending">What somebody must do, until when.</param>
/// <param name="Exceptions">Ids of open exceptions, for those who may know of them.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">The history.</param>
public sealed record WalletBody(
    string Id, string CustomerId, string Status, string? Outcome, bool SelfHosted, bool Usable, string? NotUsable, Instant? UsableFrom, Instant? Expires,
    IReadOnlyList<string> Jurisdictions, RulesBody Rules, IReadOnlyList<PendingBody> Pending, IReadOnlyList<string> Exceptions, long Sequence, IReadOnlyList<DecisionBody> Decisions);
