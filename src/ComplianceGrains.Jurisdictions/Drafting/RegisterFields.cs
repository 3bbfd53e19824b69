using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The register of obligations in a form: what each says, which control answers it and who owns it. New ones, and those that end, are written in the file.</summary>
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
        }
    }

    /// <summary>Its own, and its ancestors'.</summary>
    private static IEnumerable<string> Controls(Pack pack, PackLibrary library)
    {
        for (var next = pack; next is not null; next = next.Extends is { } parent ? library.InForce(parent, pack.EffectiveInstant) : null)
            foreach (var control in next.Controls.Keys)
                yield return control;
    }
}
