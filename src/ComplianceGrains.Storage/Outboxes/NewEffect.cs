namespace ComplianceGrains.Storage.Outboxes;

/// <summary>An effect by reference: the receiver opens the source's decision, so nothing personal is in flight.</summary>
/// <param name="Sequence">The source's decision that causes it.</param>
/// <param name="Number">0-based among the effects of that decision.</param>
/// <param name="Target">Full identity of the actor to be told.</param>
/// <param name="Kind">What it is told, e.g. <c>open-exception</c>.</param>
public sealed record NewEffect(long Sequence, int Number, string Target, string Kind);
