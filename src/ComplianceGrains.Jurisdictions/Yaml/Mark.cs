namespace ComplianceGrains.Jurisdictions.Yaml;

/// <summary>A place in a file; line and column count from 1.</summary>
internal readonly record struct Mark(string File, int Line, int Column);
