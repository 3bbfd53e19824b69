namespace ComplianceGrains.Api.Customers;

/// <summary>One effective rule.</summary>
/// <param name="Path">Its name in the pack language.</param>
/// <param name="Value">In words.</param>
/// <param name="Provenance">E.g. <c>from CH, because longer</c>.</param>
/// <param name="Sources">The texts behind it.</param>
/// <param name="ObeyedBy">The workflows that obey the rule; empty while it is not yet obeyed: what it says decides nothing yet.</param>
public sealed record RuleBody(string Path, string Value, string Provenance, IReadOnlyList<RuleSource> Sources, IReadOnlyList<string> ObeyedBy);

/// <summary>A text behind a rule.</summary>
/// <param name="Pack">E.g. <c>EU@3</c>.</param>
/// <param name="Source">The legal source.</param>
/// <param name="Verified">Whether anybody has checked it against the primary text.</param>
/// <param name="CannotSay">Whether the law says more than the value can; <paramref name="Note"/> says what.</param>
/// <param name="Note">The pack's remark, if any.</param>
public sealed record RuleSource(string Pack, string Source, bool Verified, bool CannotSay, string? Note);
