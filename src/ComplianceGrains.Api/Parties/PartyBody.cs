using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;

namespace ComplianceGrains.Api.Parties;

/// <summary>A related party in a response. Holds no personal data.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="PartyId">The caller's opaque id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Roles">What it is to the customer.</param>
/// <param name="Holds">What it holds.</param>
/// <param name="Standing"><c>checking</c>, <c>under-review</c>, <c>passed</c>, <c>listed</c>, <c>not-accepted</c> or <c>removed</c>; null for who may not know.</param>
/// <param name="Pending">What somebody must do, until when.</param>
/// <param name="Exceptions">Ids of open exceptions, for those who may know of them.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">Those of the command, or the newest.</param>
public sealed record PartyBody(
    string CustomerId, string PartyId, string Kind, IReadOnlyList<string> Roles, IReadOnlyList<HeldBody> Holds, string? Standing,
    IReadOnlyList<PendingBody> Pending, IReadOnlyList<string> Exceptions, long Sequence, IReadOnlyList<DecisionBody> Decisions);

/// <summary>A related party in a list.</summary>
/// <param name="PartyId">The caller's opaque id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Roles">What it is to the customer.</param>
/// <param name="Holds">What it holds.</param>
/// <param name="Standing">How it stands, as the customer has last heard.</param>
public sealed record PartyRowBody(string PartyId, string Kind, IReadOnlyList<string> Roles, IReadOnlyList<HeldBody> Holds, string Standing);

/// <summary>A holding as it is stated.</summary>
/// <param name="In">In whom.</param>
/// <param name="Share">Of the capital; null where it is not stated.</param>
/// <param name="Votes">Of the votes; null where they follow the shares.</param>
/// <param name="Control">Control by other means, or null.</param>
public sealed record HeldBody(string In, RangeBody? Share, RangeBody? Votes, string? Control);

/// <summary>A share as it is stated.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most.</param>
public sealed record RangeBody(string Min, string Max);
