using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Screening.Tests;

/// <summary>Builders of small lists and queries.</summary>
internal static class A
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    public static ListEntry Person(string id, params string[] names) => Entry(id, SubjectKind.NaturalPerson, names);

    public static ListEntry Company(string id, params string[] names) => Entry(id, SubjectKind.LegalEntity, names);

    public static ListEntry Entry(string id, SubjectKind kind, params string[] names) =>
        new(id, kind, [.. names.Select((name, i) => new ListName(name, i == 0 ? NameType.Primary : NameType.Alias))]);

    public static ListContent List(params ListEntry[] entries) => List("test", entries);

    public static ListContent List(string id, params ListEntry[] entries) =>
        new(id, "sha256:" + id + string.Concat(entries.Select(EntryDigest.Of)).GetHashCode(StringComparison.Ordinal), null, [], entries);

    public static ScreeningEngine Engine(params ListEntry[] entries) => Engine(List(entries));

    public static ScreeningEngine Engine(ListContent content) => new(ListCatalog.Empty.With(ListIndex.Build(content), Now));

    public static ScreeningQuery Query(string name, SubjectKind kind = SubjectKind.NaturalPerson) =>
        ScreeningQuery.ByName(name, kind, ["test"], 0.85m, Duration.FromHours(24));

    /// <summary>Score of the best match of a name with one listed name; 0 when nothing resembles it.</summary>
    public static decimal Score(string query, string listed, SubjectKind kind = SubjectKind.NaturalPerson) =>
        Engine(Entry("1", kind, listed)).Screen(Query(query, kind) with { Floor = 0.01m }, Now).Matches is [var best, ..] ? best.Score : 0m;
}
