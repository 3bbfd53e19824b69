using ComplianceGrains.Grains.Rules;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Transfers;

/// <summary>Packs bar kinds of assets by the words of their catalogue: a slip in one would let barred assets pass, and nobody would be told.</summary>
internal sealed class KnownAssetKinds(RuleBook rules) : IValidateOptions<TransfersOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TransfersOptions options) =>
        Objection(options, [.. rules.Library.Catalog.Names("assetKinds")]) is { } objection ? ValidateOptionsResult.Fail(objection) : ValidateOptionsResult.Success;

    /// <summary>The first kind that the catalogue does not have, naming the setting; null if there is none.</summary>
    internal static string? Objection(TransfersOptions options, IReadOnlyCollection<string> known)
    {
        for (var asset = 0; asset < options.Assets.Count; asset++)
            for (var kind = 0; kind < options.Assets[asset].Kinds.Count; kind++)
                if (options.Assets[asset].Kinds[kind] is var word && !known.Contains(word))
                    return $"{TransfersOptions.Section}:Assets:{asset}:Kinds:{kind} is '{word}', and the packs' catalogue has no such kind of assets. Known are {string.Join(", ", known)}: correct the word, or add it to the catalogue (assetKinds).";
        return null;
    }
}
