namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>A step of a story that cannot be played as it is written.</summary>
/// <param name="step">The step.</param>
/// <param name="message">What is wrong and what to do, one sentence each.</param>
public sealed class StoryException(StoryStep step, string message) : Exception($"line {step.Line}: {message}");
