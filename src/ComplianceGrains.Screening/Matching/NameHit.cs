namespace ComplianceGrains.Screening.Matching;

/// <summary>A name of the index and its score before calibration and qualifiers.</summary>
internal readonly record struct NameHit(int Name, float Score, bool Literal, bool Glued = false);
