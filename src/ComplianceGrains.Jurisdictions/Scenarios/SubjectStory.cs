namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>The story of one subject: commands at dates, and what should be seen between them.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Kind"><c>customer</c>, <c>wallet</c> or <c>exception</c>.</param>
/// <param name="Booking">The booking entity's jurisdiction.</param>
/// <param name="Steps">In order of time.</param>
public sealed record SubjectStory(string Name, string Kind, string Booking, IReadOnlyList<StoryStep> Steps);
