using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>A value of law of which nobody has said in which version of the text it was read, and when.</summary>
/// <param name="Path">Names it within the version: the rule's path, with its place among several dated ones.</param>
/// <param name="Sentence">What the rule says, with its dates.</param>
/// <param name="Citation">What it rests on.</param>
/// <param name="Line">Where in <c>pack.yaml</c>.</param>
public sealed record UnverifiedValue(string Path, string Sentence, Citation Citation, int Line);
