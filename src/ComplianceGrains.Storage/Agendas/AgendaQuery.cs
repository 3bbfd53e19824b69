namespace ComplianceGrains.Storage.Agendas;

/// <summary>What part of the queues to show.</summary>
/// <param name="ActorPrefix">Whose rows, e.g. <c>exception/</c>.</param>
/// <param name="Queue">One queue, or null for all.</param>
/// <param name="DueBefore">Only rows due at or before this time in milliseconds, or null.</param>
/// <param name="Jurisdictions">Only rows visible to one of these; null = all.</param>
/// <param name="After">The last row of the page before, or null.</param>
/// <param name="Limit">Most rows to return.</param>
public sealed record AgendaQuery(string ActorPrefix, string? Queue, long? DueBefore, IReadOnlyList<string>? Jurisdictions, AgendaCursor? After, int Limit);
