using ComplianceGrains.Jurisdictions.Catalogs;

namespace ComplianceGrains.Jurisdictions.Grammar;

/// <summary>The paths of the pack language, for whoever has to say what becomes of each.</summary>
public static class RulePaths
{
    /// <summary>Every rule once, in the order of the language; <c>*</c> stands for a name of the catalogue.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Vocabulary.Rules.Select(rule => rule.Path)];

    /// <summary>Every path that a pack can give a value, with the catalogue's names in place of <c>*</c>; sorted.</summary>
    /// <param name="catalog">The names.</param>
    public static IReadOnlyList<string> Of(Catalog catalog) =>
    [
        .. Vocabulary.Rules.SelectMany(rule => rule.NamesOf is { } category ? catalog.Names(category).Select(name => rule.Path.Replace("*", name, StringComparison.Ordinal)) : [rule.Path])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
