using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>A merged value with the reasons behind it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Provenance">In words: <c>from CH, because longer</c>.</param>
/// <param name="Citations">The citations of every jurisdiction that says something about it.</param>
public sealed record Sourced<T>(T Value, string Provenance, IReadOnlyList<Citation> Citations);
