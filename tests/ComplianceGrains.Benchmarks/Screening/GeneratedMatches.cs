using System.Globalization;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>True names, as they are and disguised.</summary>
internal sealed class GeneratedMatches(Material material, GeneratedQueries queries, Random random)
{
    private static readonly string[] Forms = ["LLC", "Ltd", "Inc", "JSC", "FZE", "Company", "GmbH", "PLC", "OOO", "Corporation", ""];

    // Companies' names are translated between scripts rather than transcribed, so they stand apart.
    private readonly Dictionary<string, List<(Subject Elsewhere, IReadOnlySet<string> Ofac)>> _crossed = material.Crossed
        .Select(pair => (Category: Category(pair.Elsewhere), pair)).Where(pair => pair.Category is not null)
        .GroupBy(pair => pair.Category!, pair => pair.pair).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList());

    private readonly List<Subject> _named = [.. material.All.Where(subject => !subject.Name.Weak && subject.Name.Text.All(char.IsAscii) && subject.Name.Text.Any(char.IsLetter))];
    private readonly List<Subject> _aliases = [.. material.All.Where(subject => !subject.Name.Weak && subject.Name.Type is NameType.Alias or NameType.Former && subject.Name.Text.All(char.IsAscii) && subject.Name.Text.Any(char.IsLetter))];

    public void Make()
    {
        Exact();
        foreach (var subject in new[] { Pick(material.LatinPeople), Pick(material.LatinBodies) })
            Disguised(subject);
        People(Pick(material.LatinPeople));
        Company(Pick(material.LatinBodies));
        OtherScripts();
        Dates(Pick(material.Born));
        var weak = Pick(material.Weak);
        queries.Neither("weak_alias", "weak", weak, weak.Name.Text);
    }

    private void Exact()
    {
        var (name, alias, native) = (Pick(_named), Pick(_aliases), Pick(material.Native));
        queries.Match("exact", name, name.Name.Text);
        queries.Match("alias", alias, alias.Name.Text);
        queries.Match("native_script", native, native.Name.Text);
    }

    private void Disguised(Subject subject)
    {
        var name = subject.Name.Text;
        queries.Match("typo1", subject, Disguise.Typo(name, random));
        queries.Match("typo2", subject, Disguise.Typo(Disguise.Typo(name, random), random));
        queries.Match("spelling", subject, Disguise.Spelling(name, random));
        queries.Match("formatting", subject, Disguise.Format(name, random));
        queries.Match("obfuscation", subject, Disguise.Hide(name, random));
    }

    private void People(Subject person)
    {
        var words = person.Name.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        queries.Match("reorder", person, random.Next(2) == 0 ? $"{words[^1]}, {string.Join(' ', words[..^1])}" : string.Join(' ', [words[^1], .. words[..^1]]));
        if (words.Length >= 3)
        {
            var middle = 1 + random.Next(words.Length - 2);
            queries.Match("missing_middle", person, string.Join(' ', words.Where((_, i) => i != middle)));
            queries.Match("initial", person, string.Join(' ', [words[0][..1] + ".", .. words[1..]]));
        }

        queries.Match("extra_middle", person, string.Join(' ', [words[0], Pick(material.LatinPeople).Name.Text.Split(' ')[0], .. words[1..]]));
    }

    private void Company(Subject body)
    {
        var formless = body.Name.Text.Split(' ').Where(word => !LegalForms.IsForm(word.Trim(',', '.').ToLowerInvariant())).ToArray();
        if (formless.Length >= 2)
            queries.Match("legal_form", body, $"{string.Join(' ', formless)} {Pick(Forms)}");
    }

    private void OtherScripts()
    {
        var cyrillic = Pick(material.Cyrillic);
        queries.Match("romanisation", cyrillic, Disguise.Romanise(cyrillic.Name.Text, random, out _));
        foreach (var (category, pairs) in _crossed)
        {
            var (elsewhere, ofac) = Pick(pairs);
            queries.MatchElsewhere(category, elsewhere, ofac);
        }
    }

    private void Dates(Subject person)
    {
        var (name, birth) = (person.Name.Text, person.Entry.Births[0].From);
        queries.Match("dob_exact", person, name, birth.ToString());
        queries.Match("dob_year_only", person, name, birth.Year.ToString(CultureInfo.InvariantCulture));
        queries.Match("dob_off_by_one_year", person, name, new PartialDate(birth.Year + 1, birth.Month, Math.Min(birth.Day!.Value, 28)).ToString());
        if (birth.Day <= 12)
            queries.Match("dob_day_month_swap", person, name, new PartialDate(birth.Year, birth.Day, birth.Month).ToString());
        var away = (random.Next(2) == 0 ? -1 : 1) * (6 + random.Next(25));
        var another = new PartialDate(birth.Year + away, 1 + random.Next(12), 1 + random.Next(28)).ToString();
        queries.Neither("dob_conflict", "dob_conflict", person, name, another);
        queries.Neither("dob_conflict_variant", "dob_conflict", person, Disguise.Spelling(name, random), another);
    }

    private static string? Category(Subject elsewhere)
    {
        var text = elsewhere.Name.Text;
        var script = text.All(char.IsAscii) ? "other_list"
            : Disguise.IsCyrillic(text) ? "cyrillic_latin"
            : text.Where(char.IsLetter).All(c => c is >= '\u0600' and <= '\u06FF') ? "arabic_latin"
            : null;
        return script is null || elsewhere.Entry.Kind == SubjectKind.NaturalPerson ? script : script + "_company";
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
