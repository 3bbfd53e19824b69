using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Obligations;

/// <summary>What the law, or the firm's own policy, wants; and the control that does it.</summary>
/// <param name="Id">Unique in its pack, e.g. <c>EU-CDD-1</c>.</param>
/// <param name="Says">The obligation in one sentence of our own.</param>
/// <param name="Citation">Where it comes from.</param>
/// <param name="Frameworks">References such as <c>FATF:R.10</c> or <c>CSF:GV.OC-03</c>.</param>
/// <param name="Control">The control's id.</param>
/// <param name="Owner">The role that answers for it.</param>
/// <param name="Test">The scenario that shows the rule at work.</param>
/// <param name="Activities">The activities of a booking entity that it binds; empty for all.</param>
public sealed record Obligation(
    string Id, string Says, Citation Citation, IReadOnlyList<string> Frameworks, string Control, string Owner, string Test, IReadOnlyList<string> Activities)
{
    internal Mark Mark { get; init; }
}
