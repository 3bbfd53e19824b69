using System.Globalization;
using System.Xml.Linq;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.ChSeco;

/// <summary>One name of the SECO list: parts in an order, each with variants of spelling by language and script.</summary>
internal static class SecoName
{
    private const int MostTogether = 64;

    public static NameType Type(XElement name) => name.Attr("name-type") switch
    {
        "primary-name" => NameType.Primary,
        "formerly-known-as" => NameType.Former,
        _ => NameType.Alias,
    };

    /// <summary>
    /// The name as its parts give it, then its variants: those of one language and script put together, with the part itself where
    /// it has no variant of theirs.
    /// </summary>
    /// <returns>Texts, and whether each is in another script than Latin.</returns>
    public static IEnumerable<(string Text, bool Native)> All(XElement name)
    {
        var parts = name.All("name-part").Where(part => part.Attr("name-part-type") != "title").OrderBy(Order).ToList();
        if (Join(parts.Select(part => part.Text("value"))) is { } whole)
            yield return (whole, false);
        foreach (var culture in parts.SelectMany(part => part.All("spelling-variant")).Select(Culture).Distinct().ToList())
        {
            var spellings = parts.ConvertAll(part => part.All("spelling-variant").Where(variant => Culture(variant) == culture).Select(variant => variant.Value.Blank()).OfType<string>().ToArray()
                is { Length: > 0 } variants ? variants : [part.Text("value") ?? ""]);
            foreach (var text in Together(spellings))
                if (Join(text) is { } variant)
                    yield return (variant, culture.Script is not (null or "LATN"));
        }
    }

    /// <summary>Every choice of one spelling per part; where they are too many, each spelling at least once.</summary>
    private static IEnumerable<IEnumerable<string>> Together(List<string[]> spellings)
    {
        if (spellings.Aggregate(1L, (product, one) => Math.Min(product * one.Length, MostTogether + 1)) > MostTogether)
            return Enumerable.Range(0, spellings.Max(one => one.Length)).Select(i => spellings.Select(one => one[Math.Min(i, one.Length - 1)]));
        return spellings.Aggregate<string[], IEnumerable<IEnumerable<string>>>([[]], (texts, one) => texts.SelectMany(text => one.Select(text.Append)));
    }

    private static (string? Language, string? Script) Culture(XElement variant) => (variant.Attr("lang"), variant.Attr("script")?.ToUpperInvariant());

    private static int Order(XElement part) => int.TryParse(part.Attr("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : int.MaxValue;

    private static string? Join(IEnumerable<string?> parts) => string.Join(' ', parts.OfType<string>()).Blank();
}
