namespace ComplianceGrains.Host.Lists;

/// <summary>Where a list is published and how often to ask, from the configuration section <c>ListSources</c>.</summary>
/// <param name="Files">File name (which tells the part) → address.</param>
/// <param name="EveryMinutes">How often to ask.</param>
public sealed record ListSchedule(IReadOnlyDictionary<string, Uri> Files, int EveryMinutes);
