using ComplianceGrains.Grains.Rules;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Authorization;

/// <summary>A role is granted where there are rules: a slip in the code of a jurisdiction would leave people without rights, and nobody would be told.</summary>
internal sealed class GrantedJurisdictions(RuleBook rules) : IValidateOptions<PeopleOptions>
{
    private const string Everywhere = "*";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PeopleOptions options) =>
        Objection(options, rules.Library.Jurisdictions) is { } objection ? ValidateOptionsResult.Fail(objection) : ValidateOptionsResult.Success;

    /// <summary>The first grant in a jurisdiction that has no pack, naming the setting; null if there is none.</summary>
    internal static string? Objection(PeopleOptions options, IReadOnlyCollection<string> known)
    {
        for (var grant = 0; grant < options.Grants.Count; grant++)
            for (var place = 0; place < options.Grants[grant].Jurisdictions.Count; place++)
                if (options.Grants[grant].Jurisdictions[place] is var code && code != Everywhere && !known.Contains(code))
                    return $"{PeopleOptions.Section}:Grants:{grant}:Jurisdictions:{place} is '{code}', and there is no pack of it. Known are {string.Join(", ", known)}, and {Everywhere} for everywhere: correct the code, or add its pack.";
        return null;
    }
}
