using ComplianceGrains.Api.Customers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Rules;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>Shows the rules that bind a customer now, and where each came from.</summary>
internal sealed class RulesDesk(RuleBook rules, IClock clock)
{
    public IReadOnlyList<RuleBody> Show(IReadOnlyList<string> jurisdictions) => Show(rules.Library, jurisdictions, clock.GetCurrentInstant());

    /// <summary>The rules of some packs at an instant.</summary>
    public static IReadOnlyList<RuleBody> Show(PackLibrary library, IReadOnlyList<string> jurisdictions, Instant at) =>
    [
        .. library.Rules(jurisdictions, at).Values.Select(value => new RuleBody(
            value.Path, value.Value?.InWords ?? string.Join("; ", value.Saying.Select(saying => $"{saying.Jurisdiction}: {saying.Value.InWords}")), value.Provenance,
            [.. value.Citations.Select(citation => new RuleSource(citation.Pack, citation.Source.Title, citation.Verified, citation.CannotSay, citation.Note))],
            RuleReaders.Of(value.Path))),
    ];
}
