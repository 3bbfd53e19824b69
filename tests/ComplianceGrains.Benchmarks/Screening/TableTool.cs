using System.Globalization;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Derives the library's frozen tables from public lists and CC0 name data. A new table is a new engine version.</summary>
internal static class TableTool
{
    public static Task<int> Run(string[] args)
    {
        if (args is not [var target] || !Directory.Exists(target))
        {
            Console.Error.WriteLine("Give the folder to write the tables to, normally src/ComplianceGrains.Screening/Names.");
            return Task.FromResult(2);
        }

        var lists = SharedData.Lists();
        var (world, pairs) = Dictionaries();
        WriteCounts(lists, world, Path.Combine(target, "token-counts.txt"));
        WriteSpellings(lists, pairs, Path.Combine(target, "spellings.txt"));
        return Task.FromResult(0);
    }

    private static void WriteCounts(IReadOnlyList<ListContent> lists, Dictionary<string, double> world, string file)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in lists.SelectMany(list => list.Entries))
            foreach (var token in entry.Names.SelectMany(name => NameNormaliser.Normalise(name.Text)).Where(IsWord).Select(token => token.Text).Distinct())
                counts[token] = counts.GetValueOrDefault(token) + 1;
        foreach (var (token, count) in world)
            counts[token] = Math.Max(counts.GetValueOrDefault(token), count);
        File.WriteAllLines(file, [
            "# token, how common it is. Derived by us: subjects per token in the OFAC, UN and UK lists, or a scaled count of",
            "# the token in CC0 name data (Wikidata name pairs, popular names by country), whichever is greater. Below 3 left out.",
            .. counts.Where(pair => pair.Value >= 3).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {Math.Round(pair.Value)}"))]);
    }

    private static bool IsWord(NameToken token) => token.Kind == TokenKind.Word && token.Text.Length > 1;

    private static (Dictionary<string, double> World, List<(string Native, string Latin, int Count)> Pairs) Dictionaries()
    {
        var world = new Dictionary<string, double>(StringComparer.Ordinal);
        var pairs = new List<(string, string, int)>();
        foreach (var (name, arabic) in new[] { ("wd_arabic_80.tsv", true), ("wd_russian_80.tsv", false) })
        {
            foreach (var line in File.ReadLines(Path.Combine(SharedData.Root, "dictionaries", name)))
            {
                var cells = line.Split('\t');
                var count = int.Parse(cells[2], CultureInfo.InvariantCulture);
                var latin = NameNormaliser.Normalise(cells[0]);
                var native = NameNormaliser.Normalise(cells[1].Replace(" ", "", StringComparison.Ordinal));
                if (latin.Length != 1 || latin[0].Kind != TokenKind.Word)
                    continue;
                var key = latin[0].Text;
                // Wikidata knows about three times as many bearers of a name as the lists do.
                world[key] = Math.Max(world.GetValueOrDefault(key), count / 3.0);
                if (native.Length is 1 or 2 && native[^1].Kind == TokenKind.Word)
                    pairs.Add(((arabic ? "" : "c:") + native[^1].Text, key, count));
            }
        }

        foreach (var (file, column, worth) in new[] { ("common-forenames-by-country.csv", 11, 40.0), ("common-surnames-by-country.csv", 5, 40.0) })
            foreach (var line in File.ReadLines(Path.Combine(SharedData.Root, "background", file)).Skip(1))
                foreach (var token in NameNormaliser.Normalise(line.Split(',').ElementAtOrDefault(column) ?? "").Where(IsWord))
                    world[token.Text] = Math.Max(world.GetValueOrDefault(token.Text), worth);
        return (world, pairs);
    }

    private static void WriteSpellings(IReadOnlyList<ListContent> lists, List<(string Native, string Latin, int Count)> pairs, string file)
    {
        var lines = new List<string>();
        foreach (var group in pairs.GroupBy(pair => pair.Native))
        {
            var spellings = group.GroupBy(pair => pair.Latin).Select(g => (Latin: g.Key, Count: g.Sum(p => p.Count))).Where(p => p.Latin.Length >= 3).ToList();
            var total = spellings.Sum(spelling => spelling.Count);
            var usual = SoundFold.Of(spellings.Count > 0 ? spellings.MaxBy(s => s.Count).Latin : "-");
            var kept = spellings.Where(s => s.Count >= 2 && s.Count * 100 >= total && Plausible(group.Key, s.Latin) || total >= 10 && Near(usual, SoundFold.Of(s.Latin))).OrderByDescending(s => s.Count).Select(s => s.Latin).ToList();
            var native = group.Key[0] == NameToken.Abjad && total >= 3 ? group.Key : null;
            if (kept.Count + (native is null ? 0 : 1) >= 2)
                lines.Add(string.Join(' ', native is null ? kept : [native, .. kept]));
        }

        lines.AddRange(FromAliases(lists));
        File.WriteAllLines(file, [
            "# One class of spellings a line. Derived by us: Latin forms that share a native form in CC0 Wikidata name pairs, and",
            "# parts in which aliases of one listed subject differ while all else is equal, seen with at least two subjects.",
            .. lines.Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>A spelling seen once is believed if it sounds nearly like the usual one.</summary>
    private static bool Near(string usual, string sounds) => Distance.Sounds(usual, sounds, 99) <= Math.Max(usual.Length, sounds.Length) * 0.13;

    /// <summary>Drops translations and slips of the mined data: the sounds must have something in common.</summary>
    private static bool Plausible(string native, string latin)
    {
        var key = native.StartsWith("c:", StringComparison.Ordinal) ? native[2..] : native;
        if (key[0] == NameToken.Abjad)
            return Distance.Abjad(key.AsSpan(1), SoundFold.Of(latin), 99) <= key.Length * 0.3;
        var (a, b) = (SoundFold.Of(key), SoundFold.Of(latin));
        return Distance.Sounds(a, b, 99) <= Math.Max(a.Length, b.Length) * 0.32;
    }

    private static IEnumerable<string> FromAliases(IReadOnlyList<ListContent> lists)
    {
        var seen = new Dictionary<(string, string), HashSet<string>>();
        foreach (var (list, entry) in lists.SelectMany(list => list.Entries.Where(e => e.Kind == SubjectKind.NaturalPerson).Select(entry => (list.ListId, entry))))
        {
            var names = entry.Names.Where(name => !name.Weak).Take(40)
                .Select(name => NameNormaliser.Normalise(name.Text).Where(IsWord).Select(token => token.Text).Order(StringComparer.Ordinal).Distinct().ToArray()).ToList();
            for (var a = 0; a < names.Count; a++)
                for (var b = a + 1; b < names.Count; b++)
                {
                    var (left, right) = (names[a].Except(names[b]).ToList(), names[b].Except(names[a]).ToList());
                    if (left.Count != 1 || right.Count != 1 || left[0].Length < 3 || right[0].Length < 3 || left[0][0] == '~' || right[0][0] == '~')
                        continue;
                    var (x, y) = (SoundFold.Of(left[0]), SoundFold.Of(right[0]));
                    if (SoundFold.IsVowel(x[0]) != SoundFold.IsVowel(y[0]) || Distance.Sounds(x, y, 99) > Math.Max(x.Length, y.Length) * 0.28)
                        continue;
                    var key = string.CompareOrdinal(left[0], right[0]) < 0 ? (left[0], right[0]) : (right[0], left[0]);
                    if (!seen.TryGetValue(key, out var subjects))
                        seen[key] = subjects = [];
                    subjects.Add(list + entry.Id);
                }
        }

        return seen.Where(pair => pair.Value.Count >= 2).Select(pair => $"{pair.Key.Item1} {pair.Key.Item2}");
    }
}
