using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>What a reason is called, and who may know it.</summary>
/// <param name="Text">E.g. <c>steps-complete</c>; published, never renamed.</param>
/// <param name="Shown">Who may know it.</param>
public sealed record ReasonCode(string Text, Audience Shown);
