namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>The story of one subject: commands at dates, and what should be seen between them.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Kind">The type of actor that it is told around, e.g. <c>customer</c>; who there is the stage knows.</param>
/// <param name="Booking">The booking entity's jurisdiction.</param>
/// <param name="Steps">In order of time.</param>
public sealed record SubjectStory(string Name, string Kind, string Booking, IReadOnlyList<StoryStep> Steps);
