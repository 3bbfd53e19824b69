namespace ComplianceGrains.Screening;

/// <summary>Identifies what computed a score, so that it can be computed again.</summary>
/// <param name="Id">The engine, e.g. <c>complianceGrains/names</c>.</param>
/// <param name="Version">Version of its rules.</param>
/// <param name="Weights">Id of the frozen token weights.</param>
/// <param name="Calibration">Id of the calibration curve.</param>
public sealed record EngineVersion(string Id, string Version, string Weights, string Calibration);
