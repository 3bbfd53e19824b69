using Orleans;

namespace ComplianceGrains.Contracts.Suspicions;

/// <summary>
/// What the forms of authorities ask for, by names of our own. All of it is text as somebody wrote it: a draft may be unfinished, and what is
/// wrong with it is said beside it.
/// </summary>
/// <param name="Filer">The firm that reports.</param>
/// <param name="Parties">Whom it is about, and who else had part.</param>
/// <param name="Accounts">Wallets and accounts that it went over.</param>
/// <param name="Transactions">What was done, or was to be.</param>
/// <param name="Grounds">Why it is suspected; the narrative.</param>
/// <param name="Indicators">Codes of the authority's list.</param>
/// <param name="ActionTaken">What the firm did about it.</param>
/// <param name="Earlier">What the authority calls earlier reports.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportFields")]
public sealed record ReportFields(
    [property: Id(0)] ReportFiler? Filer = null,
    [property: Id(1)] IReadOnlyList<ReportParty>? Parties = null,
    [property: Id(2)] IReadOnlyList<ReportAccount>? Accounts = null,
    [property: Id(3)] IReadOnlyList<ReportTransaction>? Transactions = null,
    [property: Id(4)] string? Grounds = null,
    [property: Id(5)] IReadOnlyList<string>? Indicators = null,
    [property: Id(6)] string? ActionTaken = null,
    [property: Id(7)] IReadOnlyList<string>? Earlier = null);

/// <summary>The firm that reports.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="Number">By which the authority knows it: an id of its portal, a tax number.</param>
/// <param name="Contact">Whom the authority asks.</param>
/// <param name="Phone">Of the contact.</param>
/// <param name="Address">Its seat.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportFiler")]
public sealed record ReportFiler(
    [property: Id(0)] string? Name = null, [property: Id(1)] string? Number = null, [property: Id(2)] string? Contact = null, [property: Id(3)] string? Phone = null, [property: Id(4)] ReportAddress? Address = null);

/// <summary>Somebody in a report.</summary>
/// <param name="Role"><c>subject</c> for whom it is about, <c>other</c> for whoever else had part.</param>
/// <param name="IsClient">Whether they are a customer of the firm.</param>
/// <param name="Kind"><c>natural-person</c> or <c>legal-entity</c>.</param>
/// <param name="Name">In full, where it is not known in parts.</param>
/// <param name="FirstName">Of a natural person.</param>
/// <param name="LastName">Of a natural person.</param>
/// <param name="BirthDate">yyyy-MM-dd.</param>
/// <param name="Gender">As the authority's list has it.</param>
/// <param name="Nationality">ISO 3166-1 alpha-2.</param>
/// <param name="Phone">As known.</param>
/// <param name="Occupation">Or business.</param>
/// <param name="TaxNumber">Or number of a register.</param>
/// <param name="Document">By which they were identified.</param>
/// <param name="Address">Where they live or have their seat.</param>
/// <param name="Unknown">The fields that nobody knows, by their names: an authority tells them from those that were forgotten.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportParty")]
public sealed record ReportParty(
    [property: Id(0)] string? Role = null,
    [property: Id(1)] bool? IsClient = null,
    [property: Id(2)] string? Kind = null,
    [property: Id(3)] string? Name = null,
    [property: Id(4)] string? FirstName = null,
    [property: Id(5)] string? LastName = null,
    [property: Id(6)] string? BirthDate = null,
    [property: Id(7)] string? Gender = null,
    [property: Id(8)] string? Nationality = null,
    [property: Id(9)] string? Phone = null,
    [property: Id(10)] string? Occupation = null,
    [property: Id(11)] string? TaxNumber = null,
    [property: Id(12)] ReportDocument? Document = null,
    [property: Id(13)] ReportAddress? Address = null,
    [property: Id(14)] IReadOnlyList<string>? Unknown = null);

/// <summary>A document of identity.</summary>
/// <param name="Kind">E.g. <c>passport</c>.</param>
/// <param name="Number">As written.</param>
/// <param name="Country">That issued it.</param>
/// <param name="IssuedOn">yyyy-MM-dd.</param>
/// <param name="ExpiresOn">yyyy-MM-dd.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportDocument")]
public sealed record ReportDocument(
    [property: Id(0)] string? Kind = null, [property: Id(1)] string? Number = null, [property: Id(2)] string? Country = null, [property: Id(3)] string? IssuedOn = null, [property: Id(4)] string? ExpiresOn = null);

/// <summary>A postal address.</summary>
/// <param name="Street">And house.</param>
/// <param name="City">Town.</param>
/// <param name="PostalCode">If there is one.</param>
/// <param name="Region">State or province.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportAddress")]
public sealed record ReportAddress(
    [property: Id(0)] string? Street = null, [property: Id(1)] string? City = null, [property: Id(2)] string? PostalCode = null, [property: Id(3)] string? Region = null, [property: Id(4)] string? Country = null);

/// <summary>A wallet or an account.</summary>
/// <param name="Chain">Or the bank.</param>
/// <param name="Address">Or the account's number.</param>
/// <param name="Memo">Which account behind it.</param>
/// <param name="Provider">Who keeps it; <c>self-hosted</c> if nobody does.</param>
/// <param name="Holder">Whose it is.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportAccount")]
public sealed record ReportAccount(
    [property: Id(0)] string? Chain = null, [property: Id(1)] string? Address = null, [property: Id(2)] string? Memo = null, [property: Id(3)] string? Provider = null, [property: Id(4)] string? Holder = null);

/// <summary>A transaction.</summary>
/// <param name="Number">Its hash on the chain, or the firm's number.</param>
/// <param name="At">ISO 8601.</param>
/// <param name="From">Address it came from.</param>
/// <param name="To">Address it went to.</param>
/// <param name="Asset">What was moved.</param>
/// <param name="Units">How much of it.</param>
/// <param name="Value">In money.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rate">At which it was valued.</param>
/// <param name="RateSource">Whose rate.</param>
/// <param name="Place">Where it was done.</param>
/// <param name="Mode">As the authority's list has it.</param>
/// <param name="Description">In words.</param>
[GenerateSerializer, Immutable, Alias("cg.ReportTransaction")]
public sealed record ReportTransaction(
    [property: Id(0)] string? Number = null,
    [property: Id(1)] string? At = null,
    [property: Id(2)] string? From = null,
    [property: Id(3)] string? To = null,
    [property: Id(4)] string? Asset = null,
    [property: Id(5)] string? Units = null,
    [property: Id(6)] string? Value = null,
    [property: Id(7)] string? Currency = null,
    [property: Id(8)] string? Rate = null,
    [property: Id(9)] string? RateSource = null,
    [property: Id(10)] string? Place = null,
    [property: Id(11)] string? Mode = null,
    [property: Id(12)] string? Description = null);
