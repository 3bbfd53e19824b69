using System.Text.Json.Nodes;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>One step of a story.</summary>
/// <param name="At">When.</param>
/// <param name="Do">
/// <c>list</c> (a list's version: <c>list</c>, <c>names</c>), <c>apply</c> (<c>kind</c>, <c>data</c>),
/// <c>evidence</c> (<c>kind</c>, <c>result</c>, <c>data</c>), <c>approve</c> (<c>step</c>, <c>decision</c>, <c>by</c>, <c>reason</c>),
/// <c>dispose</c> (<c>disposition</c>, <c>by</c>), <c>offboard</c>, <c>wait</c> (deadlines fire), or null if the step only looks.
/// </param>
/// <param name="Arguments">The command's arguments as JSON, in the words of the HTTP API.</param>
/// <param name="Expect">What must be seen after it, by name: <c>status</c>, <c>outcome</c>, <c>pending</c>, <c>exceptions</c>, <c>riskBand</c>, <c>reviewDue</c>; empty if nothing is checked.</param>
/// <param name="Line">Where it stands, for messages.</param>
public sealed record StoryStep(Instant At, string? Do, JsonObject Arguments, IReadOnlyDictionary<string, Answer> Expect, int Line);
