namespace ComplianceGrains.Api.Decisions;

/// <summary>Something that somebody wrote when they decided.</summary>
/// <param name="Sequence">The decision that it belongs to.</param>
/// <param name="Text">In their words.</param>
public sealed record WrittenTextBody(long Sequence, string Text);
