namespace ComplianceGrains.Grains.Actors;

/// <summary>Into which logs a verdict's decisions go, and whose keys seal them.</summary>
/// <param name="Jurisdiction">The booking entity's, lower case: its key wraps the subject's.</param>
/// <param name="Subject">Whose keys, e.g. <c>customer/7F3A</c>; exceptions use their subject's.</param>
/// <param name="Logs">One entry in each; the booking jurisdiction's first.</param>
public sealed record Placement(string Jurisdiction, string Subject, IReadOnlyList<LogPlacement> Logs);
