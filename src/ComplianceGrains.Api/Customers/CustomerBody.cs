using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Customers;

/// <summary>A customer in a response. Holds no personal data but what people wrote.</summary>
/// <param name="Id">The caller's opaque id.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Outcome">What was decided, or null.</param>
/// <param name="Jurisdictions">All that bind the customer.</param>
/// <param name="Rules">What they amount to.</param>
/// <param name="RiskBand">Or null before rating.</param>
/// <param name="Pending">What somebody must do, until when.</param>
/// <param name="Exceptions">Ids of open exceptions, for those who may know of them.</param>
/// <param name="ReviewDue">Next periodic review, or null.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">The history.</param>
/// <param name="Texts">What people wrote who asked for something that a second person has not decided yet: the end of the relationship, that an order to keep records is lifted. For those who may; null for others, and in answers to commands.</param>
/// <param name="Restriction">What it rests on that people restricted the customer: <c>order</c> or <c>measure</c>. Null if nobody has, or it is lifted; and for a product service.</param>
public sealed record CustomerBody(
    string Id, string Status, string? Outcome, IReadOnlyList<string> Jurisdictions, RulesBody Rules, string? RiskBand,
    IReadOnlyList<PendingBody> Pending, IReadOnlyList<string> Exceptions, Instant? ReviewDue, long Sequence, IReadOnlyList<DecisionBody> Decisions,
    IReadOnlyList<WrittenTextBody>? Texts = null, string? Restriction = null);

/// <summary>The rules of the latest decision.</summary>
/// <param name="Digest">Of the merged rules.</param>
/// <param name="Packs">E.g. <c>EU@3</c>.</param>
public sealed record RulesBody(string? Digest, IReadOnlyList<string> Packs);

/// <summary>Something somebody must do.</summary>
/// <param name="Step">E.g. <c>verify-identity</c>.</param>
/// <param name="Role">Who has to; null for who may only know what to bring.</param>
/// <param name="Due">By when.</param>
public sealed record PendingBody(string Step, string? Role, Instant Due);
