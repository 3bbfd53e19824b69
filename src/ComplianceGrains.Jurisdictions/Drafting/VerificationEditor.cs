using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Writing;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>
/// Makes the next version of a pack by saying of single values that they were held against the law: which text was read, and when. What the
/// values are, the rest of the file, remarks and layout stay as they are; so does the firm's adoption of its own choices, which are the same.
/// </summary>
public static class VerificationEditor
{
    private const string Verified = "verified", Source = "source", Sources = "sources", Url = "url";

    /// <summary>The values of law that wait for somebody to read the text, in the order of the file.</summary>
    public static IReadOnlyList<UnverifiedValue> Unverified(Pack pack) =>
    [
        .. PackText.Values(pack).Where(value => Waits(value.Slot.Citation)).OrderBy(value => value.Node.Mark.Line).ThenBy(value => value.Node.Mark.Column)
            .Select(value => new UnverifiedValue(value.Id, value.Sentence, value.Slot.Citation, value.Node.Mark.Line)),
    ];

    /// <summary>Whether a value still has to be held against the law. Policy is no law: the firm adopts it or not.</summary>
    internal static bool Waits(Citation citation) => !citation.Source.IsPolicy && (!citation.Verified || citation.Read is null);

    /// <summary>Why a value cannot be said to be verified so; null if it can.</summary>
    /// <param name="pack">The version in which it stands.</param>
    /// <param name="said">What somebody says of it.</param>
    /// <param name="today">In the pack's zone.</param>
    public static (string Member, string Code, string Text)? Against(Pack pack, Verification said, LocalDate today)
    {
        var values = PackText.Values(pack).ToList();
        if (values.Find(value => value.Id == said.Path) is not { } value)
            return ("path", "not-there", $"{pack.Id} has no such value of its own. {Nearest.Hint(said.Path, values.Select(one => one.Id))}What is not verified is listed with its paths.");
        var (citation, place) = (value.Slot.Citation, $"{PackText.File}, line {value.Node.Mark.Line}");
        if (citation.Source.IsPolicy)
            return ("path", "no-law", $"This is the firm's own choice ({place}): it is adopted or not, and there is no text to hold it against.");
        if (!Waits(citation))
            return ("path", "verified", $"It is verified already ({place}): {citation.Read}.");
        if (string.IsNullOrWhiteSpace(said.Text))
            return ("text", "required", "Say which version of the text was read, such as: consolidated to 2026-06-29.");
        if (said.Read > today)
            return ("read", "not-yet", "The text was read on a day that has not come. Give the day on which it was read.");
        return (citation.Source.Url, said.Url) switch
        {
            (null, null) => ("url", "required", $"The source '{citation.Source.Id}' ({citation.Source.Title}) does not say where others can read it. Give the address at which you read it."),
            (null, { } url) when !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") => ("url", "not-an-address", "Give a whole address, such as https://…"),
            (null, _) when !IsOwn(pack, citation.Source) => ("url", "of-the-catalogue", $"The source '{citation.Source.Id}' is one of the catalogue, which says nowhere to read it. Cite a source of the pack in the file."),
            ({ } known, { } url) when known != url => ("url", "other-source", $"The source '{citation.Source.Id}' is read at another address. Who read another text cites another source: that is said in the file, and sent with `compliance pack propose`."),
            _ => null,
        };
    }

    /// <summary>The files of the next version.</summary>
    /// <param name="pack">The version that it begins with.</param>
    /// <param name="version">Its number.</param>
    /// <param name="effective">Its first day.</param>
    /// <param name="verifications">What was read; nothing speaks <see cref="Against"/> any, and no path comes twice.</param>
    public static PackFolder Next(Pack pack, int version, LocalDate effective, IReadOnlyList<Verification> verifications)
    {
        var values = PackText.Values(pack).ToDictionary(value => value.Id, StringComparer.Ordinal);
        var text = new EditedText(PackText.Of(pack));
        foreach (var said in verifications)
            Write(text, values[said.Path].Node, $"{{ read: {said.Read:yyyy-MM-dd}, text: {Quoted(said.Text)} }}");
        var sources = (PackText.Read(text.Original) as MappingNode)?.Find(Sources) as MappingNode;
        foreach (var (source, url) in verifications.Select(said => (values[said.Path].Slot.Citation.Source, said.Url)).Where(each => each is { Source.Url: null, Url: not null }).DistinctBy(each => each.Source.Id))
            if (sources?.Find(source.Id) is MappingNode cited)
                text.AddMember(cited, Url, Quoted(url!), after: "title");
        return PackText.Next(pack, text.ToString(), version, effective);
    }

    private static void Write(EditedText text, Node value, string verified)
    {
        if (value is not MappingNode map)
            text.Wrap(value, Verified, verified);
        else if (map.Find(Verified) is { } said)
            text.Replace(said, verified);
        else
            text.AddMember(map, Verified, verified, after: Source);
    }

    private static string Quoted(string text) => YamlWriter.Flow(new ScalarNode(default, text, Quoted: true));

    private static bool IsOwn(Pack pack, LegalSource source) => pack.SourceMarks.ContainsKey(source.Id);
}
