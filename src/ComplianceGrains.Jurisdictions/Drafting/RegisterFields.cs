using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The register of obligations in a form: what each says, which control answers it, who owns it and whether it still stands; and one more.</summary>
internal static class RegisterFields
{
    public static IEnumerable<WrittenField> Of(Pack pack, PackLibrary library)
    {
        if (PackText.Read(PackText.Of(pack)) is not MappingNode root || root.Find("obligations") is not SequenceNode list)
            yield break;
        var obligations = pack.Obligations.ToDictionary(obligation => obligation.Id, StringComparer.Ordinal);
        IReadOnlyList<string> controls = [.. Controls(pack, library).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], roles = [.. library.Catalog.Names("roles")];
        foreach (var written in list.Items.OfType<MappingNode>())
        {
            if (written.Find("id") is not ScalarNode { Text: var id } || !obligations.TryGetValue(id, out var obligation))
                continue;
            foreach (var (member, shape, choices) in new (string, FieldShape, IReadOnlyList<string>)[] { ("says", FieldShape.Sentence, []), ("control", FieldShape.Word, controls), ("owner", FieldShape.Word, roles) })
                if (written.Find(member) is ScalarNode scalar)
                    yield return new WrittenField(
                        new EditableField(
                            $"obligations.{id}/{member}", $"obligations.{id}", $"{id}: {obligation.Says}", scalar.Text, obligation.Citation, scalar.Mark.Line, scalar.Mark.Column)
                        { Shape = shape, Choices = choices },
                        scalar);
            // What the law was read to say ends with that text: in the file.
            if (obligation.Citation.Standing != Standing.LawVerified)
                yield return new WrittenField(
                    new EditableField($"obligations.{id}/{RegisterEntries.Stands}", $"obligations.{id}", $"{id}: {obligation.Says}", RegisterEntries.Stands, obligation.Citation, written.Mark.Line, written.Mark.Column)
                    { Shape = FieldShape.Word, Choices = [RegisterEntries.Stands, RegisterEntries.Ended] },
                    written);
        }

        foreach (var member in RegisterEntries.Members)
            yield return new WrittenField(New(member, pack, list.Mark, member switch { "source" => [.. pack.Sources.Keys.Order(StringComparer.Ordinal)], "control" => controls, "owner" => roles, _ => [] }), list);
    }

    /// <summary>A field of the obligation that a form adds. What it rests on it says itself; until then it is nobody's law.</summary>
    private static EditableField New(string member, Pack pack, Mark mark, IReadOnlyList<string> choices) =>
        new($"{RegisterEntries.Prefix}{member}", "obligations.new", SaysOf(member), "", new Citation(pack.Jurisdiction, pack.Id, new LegalSource("", "What you cite", null), false), mark.Line, mark.Column)
        { Shape = choices.Count > 0 ? FieldShape.Word : FieldShape.Sentence, Choices = choices };

    private static string SaysOf(string member) => member switch
    {
        "id" => "One more obligation: its short name",
        "says" => "What it wants, in one sentence of your own",
        "source" => "Which of the version's sources wants it",
        "frameworks" => "References such as FATF:R.10 with a space between them, or nothing",
        "control" => "The control that does it",
        "owner" => "The role that answers for it",
        _ => "The name of the scenario that shows it",
    };

    /// <summary>Its own, and its ancestors'.</summary>
    private static IEnumerable<string> Controls(Pack pack, PackLibrary library)
    {
        for (var next = pack; next is not null; next = next.Extends is { } parent ? library.InForce(parent, pack.EffectiveInstant) : null)
            foreach (var control in next.Controls.Keys)
                yield return control;
    }
}
