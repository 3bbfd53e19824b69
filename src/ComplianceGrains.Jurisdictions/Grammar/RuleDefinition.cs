using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Grammar;

/// <summary>One rule of the pack language: where it stands, how it is read, merged and spoken.</summary>
/// <param name="Path">Dotted; <c>*</c> stands for a name of <paramref name="NamesOf"/>.</param>
/// <param name="Shape">How the value is written.</param>
/// <param name="Merge">How several packs' values become one.</param>
/// <param name="Subject">The subject of a sentence about it.</param>
/// <param name="Verb">The verb between subject and value.</param>
/// <param name="Need">Whether a pack without it lints.</param>
/// <param name="NamesOf">For a path with <c>*</c>: the catalogue's category.</param>
/// <param name="Unsaid">What it means that no pack says anything; null if that goes without saying.</param>
internal sealed record RuleDefinition(string Path, Shape Shape, Merge Merge, string Subject, string Verb, Need Need, string? NamesOf, string? Unsaid = null)
{
    /// <summary>The subject with the name that stands for <c>*</c>.</summary>
    public string SubjectFor(string path)
    {
        var star = Path.Split('.').AsSpan().IndexOf("*");
        return star < 0 ? Subject : Subject.Replace("{name}", path.Split('.')[star], StringComparison.Ordinal);
    }
}
