namespace ComplianceGrains.Grains.Histories;

/// <summary>Something that one actor decided and another was never told, though nothing waits for delivery.</summary>
/// <param name="Source">Full identity of the actor that decided.</param>
/// <param name="Sequence">Its decision.</param>
/// <param name="Target">Full identity of the actor to be told.</param>
/// <param name="Kind">What it is to be told.</param>
internal sealed record LostEffect(string Source, long Sequence, string Target, string Kind);
