using ComplianceGrains.Screening;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>An answer to the question of whom the lists name that the subject resembles.</summary>
/// <param name="Digest">Keyed digest of what was asked; null where the subject is what is asked and never changes.</param>
/// <param name="Threshold">From which score a listed entry counts.</param>
/// <param name="Result">What the engine found.</param>
public sealed record AskedScreening(string? Digest, decimal Threshold, ScreeningResult Result);
