namespace ComplianceGrains.Storage.Queues;

/// <summary>What part of the queues to show.</summary>
/// <param name="ActorPrefix">Whose rows, e.g. <c>exception/</c>.</param>
/// <param name="Queue">One queue, or null for all.</param>
/// <param name="DueBefore">Only rows due at or before this time in milliseconds, or null.</param>
/// <param name="Jurisdictions">Only rows visible to one of these; null = all.</param>
/// <param name="After"><see cref="QueuePage.Next"/> of the page before; "" to begin.</param>
/// <param name="Limit">Most rows to return.</param>
/// <param name="Now">When the reader asks, in milliseconds: no page is as of a later time.</param>
public sealed record QueueQuery(string ActorPrefix, string? Queue, long? DueBefore, IReadOnlyList<string>? Jurisdictions, string After, int Limit, long Now);
