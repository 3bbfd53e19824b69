namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>
/// What the register and the notes say in figures is what the values say: a threshold that was changed under a text that
/// still names the old one misleads whoever reads the text.
/// </summary>
internal static class FigureChecks
{
    // Notes say "one day" of many things besides deadlines.
    private static readonly Figure OneDay = new(1, "days");

    public static void Run(CheckScope scope)
    {
        bool IsCurrency(string word) => scope.Library.Catalog.Has("currencies", word);
        var bySource = scope.Values.Values.SelectMany(slots => slots)
            .ToLookup(slot => slot.Citation.Source.Id, slot => slot.Value.InWords, StringComparer.Ordinal);
        foreach (var obligation in scope.Pack.Obligations.Where(obligation => !obligation.Citation.Source.IsPolicy))
        {
            var values = bySource[obligation.Citation.Source.Id].SelectMany(words => Figure.In(words, IsCurrency)).ToHashSet();
            foreach (var figure in Figure.In(obligation.Says, IsCurrency).Where(figure => !values.Contains(figure)))
                if (Others(values, figure) is { Length: > 0 } others)
                    scope.Warn(obligation.Mark, $"{obligation.Id} speaks of {figure}, but the values from the same source ({obligation.Citation.Source.Id}) say {others}. Correct the text or the value.");
        }
        foreach (var (path, slots) in scope.Pack.Values)
        {
            var values = slots.SelectMany(slot => Figure.In(slot.Value.InWords, IsCurrency)).ToHashSet();
            foreach (var slot in slots.Where(slot => slot.Citation.Note is not null))
                foreach (var noted in Figure.In(slot.Citation.Note!, IsCurrency).Where(figure => figure != OneDay).GroupBy(figure => figure.Unit).Where(noted => !noted.Any(values.Contains)))
                    if (Others(values, noted.First()) is { Length: > 0 } others)
                        scope.Warn(slot.Mark, $"The note of '{path}' speaks of {string.Join(" and ", noted)}, but the value says {others}. Correct the note or the value.");
        }
    }

    private static string Others(IEnumerable<Figure> values, Figure figure) =>
        string.Join(" and ", values.Where(other => other.Unit == figure.Unit).OrderBy(other => other.Amount));
}
