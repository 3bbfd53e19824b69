using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>What people use today: Jaro-Winkler over the whole name, and over the best pairs of words. Linear scans.</summary>
internal sealed class Baselines
{
    private readonly List<(string Id, string List, SubjectKind Kind, string Whole, string[] Words)> _names = [];

    public Baselines(IReadOnlyList<ListContent> lists)
    {
        foreach (var list in lists)
            foreach (var entry in list.Entries)
                foreach (var name in entry.Names)
                {
                    var words = Words(name.Text);
                    _names.Add(($"{SharedData.Prefix(list.ListId)}:{entry.Id}", list.ListId, entry.Kind, string.Join(' ', words), words));
                }
    }

    public Answer WholeName(LabelledQuery query) => Scan(query, (whole, _, name) => JaroWinkler.Similarity(whole, name.Whole));

    /// <summary>Each word of the query with its best word of the name; an average weighted by length.</summary>
    public Answer BestPairs(LabelledQuery query) => Scan(query, (_, words, name) =>
    {
        double sum = 0, weight = 0;
        foreach (var word in words)
        {
            var best = 0.0;
            foreach (var other in name.Words)
                best = Math.Max(best, JaroWinkler.Similarity(word, other));
            sum += best * word.Length;
            weight += word.Length;
        }

        return weight == 0 ? 0 : sum / weight * Math.Min(1, 0.6 + 0.4 * name.Words.Length / Math.Max(1, words.Length)) * Math.Min(1, 0.6 + 0.4 * words.Length / Math.Max(1, name.Words.Length));
    });

    private Answer Scan(LabelledQuery query, Func<string, string[], (string Id, string List, SubjectKind Kind, string Whole, string[] Words), double> score)
    {
        var words = Words(query.Name);
        var whole = string.Join(' ', words);
        double right = 0, top = 0;
        foreach (var name in _names)
        {
            if (!query.Lists.Contains(name.List) || query.Kind != SubjectKind.Any && name.Kind != query.Kind)
                continue;
            var value = score(whole, words, name);
            top = Math.Max(top, value);
            if (value > right && query.Expected.Contains(name.Id))
                right = value;
        }

        return new(query, right, top);
    }

    private static string[] Words(string name) =>
        AnyAscii.Transliteration.Transliterate(name).ToLowerInvariant().Split([' ', '-', ',', '.', '\'', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
}
