using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>One pack under check, with what it inherits.</summary>
internal sealed record CheckScope(
    PackLibrary Library, Pack Pack, IReadOnlyList<Pack> Chain, IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Values, List<PackProblem> Problems)
{
    /// <summary>An older version: it is read as it was, and nothing that was asked of packs later is missing in it.</summary>
    public bool Superseded { get; init; }

    public void Error(Mark mark, string message) => Add(ProblemKind.Error, mark, message);

    public void Warn(Mark mark, string message) => Add(ProblemKind.Warning, mark, message);

    public void Add(ProblemKind kind, Mark mark, string message) => Problems.Add(new PackProblem(kind, new PackError(mark.File, mark.Line, mark.Column, message)));

    /// <summary>The first day of each stretch between two changes of any value, from the pack's first day on.</summary>
    public IEnumerable<LocalDate> Stretches => Values.Values.SelectMany(slots => slots)
        .SelectMany(slot => new[] { slot.From, slot.Until })
        .OfType<LocalDate>()
        .Where(day => day > Pack.Effective)
        .Append(Pack.Effective)
        .Distinct()
        .Order();

    public T? On<T>(string path, LocalDate day)
        where T : RuleValue =>
        Slot(path, day)?.Value as T;

    public DatedValue? Slot(string path, LocalDate day) => Values.TryGetValue(path, out var slots) ? slots.FirstOrDefault(slot => slot.HoldsOn(day)) : null;

    public CalendarDefinition? Calendar(string name) =>
        Chain.Select(pack => pack.Calendars.GetValueOrDefault(name)).FirstOrDefault(calendar => calendar is not null);
}
