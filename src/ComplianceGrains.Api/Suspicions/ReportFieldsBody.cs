namespace ComplianceGrains.Api.Suspicions;

/// <summary>
/// What the forms of authorities ask for, by names of our own: body of <c>POST /v1/suspicions/{id}/reports/{report}/fields</c>. A list that is
/// left out is filled with what the case knows. All of it is text as somebody wrote it: a draft may be unfinished, and what is
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
public sealed record ReportFieldsBody(
    ReportFilerBody? Filer = null,
    IReadOnlyList<ReportPartyBody?>? Parties = null,
    IReadOnlyList<ReportAccountBody?>? Accounts = null,
    IReadOnlyList<ReportTransactionBody?>? Transactions = null,
    string? Grounds = null,
    IReadOnlyList<string?>? Indicators = null,
    string? ActionTaken = null,
    IReadOnlyList<string?>? Earlier = null);

/// <summary>The firm that reports.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="Number">By which the authority knows it: an id of its portal, a tax number.</param>
/// <param name="Contact">Whom the authority asks.</param>
/// <param name="Phone">Of the contact.</param>
/// <param name="Address">Its seat.</param>
public sealed record ReportFilerBody(
    string? Name = null, string? Number = null, string? Contact = null, string? Phone = null, ReportAddressBody? Address = null);

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
public sealed record ReportPartyBody(
    string? Role = null,
    bool? IsClient = null,
    string? Kind = null,
    string? Name = null,
    string? FirstName = null,
    string? LastName = null,
    string? BirthDate = null,
    string? Gender = null,
    string? Nationality = null,
    string? Phone = null,
    string? Occupation = null,
    string? TaxNumber = null,
    ReportDocumentBody? Document = null,
    ReportAddressBody? Address = null,
    IReadOnlyList<string?>? Unknown = null);

/// <summary>A document of identity.</summary>
/// <param name="Kind">E.g. <c>passport</c>.</param>
/// <param name="Number">As written.</param>
/// <param name="Country">That issued it.</param>
/// <param name="IssuedOn">yyyy-MM-dd.</param>
/// <param name="ExpiresOn">yyyy-MM-dd.</param>
public sealed record ReportDocumentBody(
    string? Kind = null, string? Number = null, string? Country = null, string? IssuedOn = null, string? ExpiresOn = null);

/// <summary>A postal address.</summary>
/// <param name="Street">And house.</param>
/// <param name="City">Town.</param>
/// <param name="PostalCode">If there is one.</param>
/// <param name="Region">State or province.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record ReportAddressBody(
    string? Street = null, string? City = null, string? PostalCode = null, string? Region = null, string? Country = null);

/// <summary>A wallet or an account.</summary>
/// <param name="Chain">Or the bank.</param>
/// <param name="Address">Or the account's number.</param>
/// <param name="Memo">Which account behind it.</param>
/// <param name="Provider">Who keeps it; <c>self-hosted</c> if nobody does.</param>
/// <param name="Holder">Whose it is.</param>
public sealed record ReportAccountBody(
    string? Chain = null, string? Address = null, string? Memo = null, string? Provider = null, string? Holder = null);

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
public sealed record ReportTransactionBody(
    string? Number = null,
    string? At = null,
    string? From = null,
    string? To = null,
    string? Asset = null,
    string? Units = null,
    string? Value = null,
    string? Currency = null,
    string? Rate = null,
    string? RateSource = null,
    string? Place = null,
    string? Mode = null,
    string? Description = null);
