using ComplianceGrains.Screening;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>A query of which people have said what it should find.</summary>
internal sealed record LabelledQuery(
    string Id, string Category, string Name, SubjectKind Kind, string? DateOfBirth, IReadOnlyList<string> Lists, string Label, IReadOnlySet<string> Expected)
{
    public bool IsMatch => Label == "match";

    public bool IsInnocent => Label == "nomatch";
}
