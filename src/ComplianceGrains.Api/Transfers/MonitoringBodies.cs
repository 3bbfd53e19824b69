using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Transfers;

/// <summary>What came of one monitoring rule over all customers.</summary>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Says">The rule in force now, in a sentence; null if none is.</param>
/// <param name="Shadow">Whether what it finds is only recorded now.</param>
/// <param name="LookedAt">In how many transfers its pattern was looked for.</param>
/// <param name="Alerted">How often its pattern was put before people.</param>
/// <param name="CouldNotTell">How often people were told that it could not be told.</param>
/// <param name="Stopped">Transfers that it stopped.</param>
/// <param name="Suppressed">Transfers that completed its pattern while it was suppressed.</param>
/// <param name="Shadowed">Transfers that completed its pattern while it was only recorded.</param>
/// <param name="Open">Exceptions about it that nobody has answered.</param>
/// <param name="Closed">Exceptions about it that have ended, by how.</param>
/// <param name="ProductiveShare">Which share of what people have decided was what it looked like; null before they have.</param>
/// <param name="HoursToClose">How long an exception was open on average; null before one ended.</param>
public sealed record MonitoringRuleBody(
    string Jurisdiction, string Rule, string? Says, bool Shadow, long LookedAt, long Alerted, long CouldNotTell, long Stopped, long Suppressed, long Shadowed, long Open,
    IReadOnlyDictionary<string, long> Closed, decimal? ProductiveShare, decimal? HoursToClose);

/// <summary>Body of <c>POST /v1/customers/{id}/suppressions</c>.</summary>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Until">Its end, within 180 days.</param>
/// <param name="Reason">In the person's words; required.</param>
public sealed record SuppressionRequestBody(string? Jurisdiction, string? Rule, Instant? Until, string? Reason);

/// <summary>A monitoring rule of which nobody is told about one customer for a time.</summary>
/// <param name="Id">Its number among the customer's.</param>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Until">Its end.</param>
/// <param name="Status"><c>asked</c>, <c>agreed</c> or <c>ended</c>; after its end it suppresses nothing, whatever it says.</param>
/// <param name="AskedBy">Opaque id of who asked.</param>
/// <param name="Transfers">Transfers in which the rule found something and nobody was told, of all its suppressions.</param>
/// <param name="Texts">What people wrote: why it was asked for, and why somebody agreed or ended it. For those who may; null for others, and in answers to commands.</param>
public sealed record SuppressionBody(
    string Id, string Jurisdiction, string Rule, Instant Until, string Status, string AskedBy, IReadOnlyList<string> Transfers, IReadOnlyList<WrittenTextBody>? Texts);
