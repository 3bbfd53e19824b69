namespace ComplianceGrains.Workflows.Decisions;

/// <summary>Somebody else is to be told, after the commit. The receiver opens the decision that causes it.</summary>
/// <param name="Decision">0-based index of the decision in the verdict that causes it.</param>
/// <param name="Target">Full identity of the actor, e.g. <c>exception/exc-…</c>.</param>
/// <param name="Kind">One of <see cref="EffectKinds"/>.</param>
public sealed record EffectIntent(int Decision, string Target, string Kind);
