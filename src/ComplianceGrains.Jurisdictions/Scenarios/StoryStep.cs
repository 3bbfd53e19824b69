using System.Text.Json.Nodes;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>One step of a story.</summary>
/// <param name="At">When.</param>
/// <param name="Do">
/// <c>list</c> (a list's version: <c>list</c>, <c>names</c>, <c>addresses</c>), <c>wait</c> (deadlines fire), a word of one of the kinds of
/// actors that the stage knows, e.g. <c>apply</c> or <c>dispose</c> (with <c>by</c>, and <c>of</c> where two kinds have it), or null if the step only looks.
/// </param>
/// <param name="Arguments">The command's arguments as JSON, in the words of the HTTP API.</param>
/// <param name="Expect">What must be seen after it, by the names that the story's kind of actor shows, <c>refused</c> and <c>errors</c>; empty if nothing is checked.</param>
/// <param name="Line">Where it stands, for messages.</param>
public sealed record StoryStep(Instant At, string? Do, JsonObject Arguments, IReadOnlyDictionary<string, Answer> Expect, int Line);
