using ComplianceGrains.Grains.Actors;

namespace ComplianceGrains.Host.Exports;

/// <summary>Which kinds of decisions a request asks for.</summary>
internal static class KindFilter
{
    public const string All = "*";

    /// <summary>The published kinds that a word names: one kind, a kind in every version, or all that a kind of actor decides. Empty if nothing is called so.</summary>
    /// <remarks>Lifecycle goes whole into every package; its kinds are not asked for.</remarks>
    public static IReadOnlyList<string> Named(KindRegistry kinds, string word)
    {
        var own = kinds.Modules.FirstOrDefault(module => module.Type == word)?.Kinds ?? kinds.All.Where(kind => kind.Name == word || kind.Name.StartsWith(word + "/", StringComparison.Ordinal));
        return [.. own.Where(kind => kind.WithBasis).Select(kind => kind.Name)];
    }

    /// <summary>The published kinds that the words name together; null for all.</summary>
    public static IReadOnlyList<string>? Of(KindRegistry kinds, IReadOnlyList<string> words) => words is [All] ? null : [.. words.SelectMany(word => Named(kinds, word))];
}
