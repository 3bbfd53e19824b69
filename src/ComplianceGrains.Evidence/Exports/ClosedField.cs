namespace ComplianceGrains.Evidence.Exports;

/// <summary>A field that a profile keeps closed.</summary>
/// <param name="Kind">The kind of decision.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Rule">The rule that closes it, as the reader sees it.</param>
public sealed record ClosedField(string Kind, string Field, string Rule);
