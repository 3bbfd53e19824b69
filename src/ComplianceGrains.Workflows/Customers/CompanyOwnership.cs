using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Structures;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What is decided of who owns a customer that is a legal entity, in the words of a decision.</summary>
internal static class CompanyOwnership
{
    private const string Owners = "customerDueDiligence.legalEntity.beneficialOwner.share";

    /// <summary>More reasons than these nobody reads; all of it is in the record.</summary>
    private const int MostWays = 12;

    /// <summary>Why it came out so: owners, what is missing, what listed holders make of it, and the ways.</summary>
    public static IReadOnlyList<Reason> Reasons(OwnershipRecord found, EffectiveRules rules)
    {
        var share = rules.LegalEntity.BeneficialOwnerShare.Citations;
        return
        [
            Cited.Reason(ReasonCodes.OwnersFound, Owners, share, found.Sentence),
            .. found.Missing.Select(missing => Cited.Reason(ReasonCodes.OwnersMissing, Owners, share, missing)),
            .. found.Sanctions.Where(each => each.Listed.Count > 0).SelectMany(SanctionReasons),
        ];
    }

    /// <summary>Why it is treated as listed: the steps and the ways of each regime that says so.</summary>
    public static IReadOnlyList<Reason> SanctionReasons(OwnershipRecord found) =>
        [.. found.Sanctions.Where(each => each.Status == SanctionedOwnershipRecord.Match).SelectMany(SanctionReasons)];

    /// <summary>One sentence for people to look at.</summary>
    public static string Text(OwnershipRecord found) =>
        string.Join(' ', found.Sanctions.Where(each => each.Listed.Count > 0).Select(each => each.Sentence)) is { Length: > 0 } sentences
            ? sentences
            : $"{string.Join(", ", found.Listed)} {(found.Listed.Count == 1 ? "is" : "are")} listed and related to the customer, without a way of ownership that is stated.";

    private static IEnumerable<Reason> SanctionReasons(SanctionedOwnershipRecord each)
    {
        var (pack, rule) = each.Regime.Split(' ') is [var said, var path] ? (said, path) : (null, each.Regime);
        return
        [
            Cited.Because(ReasonCodes.SanctionedOwnership, each.Sentence) with { Rule = rule, Pack = pack },
            .. each.Paths.Take(MostWays).Select(path => Cited.Because(ReasonCodes.OwnershipPath, path) with { Rule = rule, Pack = pack }),
        ];
    }
}
