namespace ComplianceGrains.Evidence.Verifying;

/// <summary>A field that the package hides.</summary>
/// <param name="Jurisdiction">The label.</param>
/// <param name="Log">The log's short name.</param>
/// <param name="Kind">The kind of decision.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Rule">The rule that closes it.</param>
/// <param name="Count">In how many entries.</param>
public sealed record RedactedField(string Jurisdiction, string Log, string Kind, string Field, string Rule, long Count);
