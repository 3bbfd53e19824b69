using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Who counts as a beneficial owner besides whoever holds the share.</summary>
public sealed class BeneficialOwnerRules
{
    private const string Owner = "customerDueDiligence.legalEntity.beneficialOwner";
    private readonly MergedRules rules;

    internal BeneficialOwnerRules(MergedRules rules) => this.rules = rules;

    /// <summary>Whether control without the share makes a beneficial owner; no where no pack says.</summary>
    public bool Control => rules.Optional<Flag>($"{Owner}.control")?.Value.On ?? false;

    /// <summary>Whether the shares of persons who act together are added up; no where no pack says.</summary>
    public bool Together => rules.Optional<Flag>($"{Owner}.together")?.Value.On ?? false;

    /// <summary>How a share held through other entities is found; where several are named an owner by any of them counts. Empty where no pack says.</summary>
    public IReadOnlyList<string> Chain => rules.Optional<Words>($"{Owner}.chain")?.Value.Items ?? [];

    /// <summary>Who counts where nobody holds the share, each jurisdiction's own in its order; empty where no pack says: then nobody is found.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Failing => [.. rules.Each<Cascade>($"{Owner}.failing").Select(each => each.Value.Steps)];

    /// <summary>Whether a holder of this share is the only beneficial owner, so that others need not be found: only where every jurisdiction of the set says so.</summary>
    public bool IsSole(decimal share) => Sole.Count > 0 && Sole.All(only => only.IsMetBy(_ => share));

    /// <summary>All that a holder has to reach to be the only beneficial owner; empty unless every jurisdiction of the set says so.</summary>
    public IReadOnlyList<Thresholds> Sole => rules.Find($"{Owner}.sole") is { } sole
        && rules.Jurisdictions.All(jurisdiction => sole.Saying.Any(saying => saying.Jurisdiction == jurisdiction))
            ? [.. sole.Saying.Select(saying => (Thresholds)saying.Value)]
            : [];
}
