namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One record of a CSV file and the 1-based line on which it starts.</summary>
internal readonly record struct CsvRecord(int Line, string[] Fields);
