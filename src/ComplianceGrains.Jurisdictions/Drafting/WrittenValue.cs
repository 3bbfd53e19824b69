using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>One value of a version's own rules, as it is written in <c>pack.yaml</c>.</summary>
/// <param name="Id">Names it within the version: the rule's path, with its place among several dated ones, e.g. <c>retention.transaction.floor[1]</c>.</param>
/// <param name="Path">The rule's path.</param>
/// <param name="Sentence">What the rule says, with its dates.</param>
/// <param name="Slot">The value.</param>
/// <param name="Node">Where it stands.</param>
internal sealed record WrittenValue(string Id, string Path, string Sentence, DatedValue Slot, Node Node);
