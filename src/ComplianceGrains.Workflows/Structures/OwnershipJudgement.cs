using System.Text.Json;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Ownership;

namespace ComplianceGrains.Workflows.Structures;

/// <summary>
/// What a structure comes to under the rules: who owns the customer, what listed holders make of it, and what is missing. Whoever is
/// not named, not identified or not screened is missing, and so is a rest that could hold an owner. Pure.
/// </summary>
public static class OwnershipJudgement
{
    private const string Collect = "legalRepresentatives";

    /// <summary>Judges it.</summary>
    /// <param name="structure">As stated.</param>
    /// <param name="rules">Of all jurisdictions that bind the customer.</param>
    /// <param name="band">The customer's risk band; null before it has one.</param>
    public static OwnershipRecord Of(Structure structure, EffectiveRules rules, string? band)
    {
        var read = structure.Read();
        var problems = read.Problems.Count > 0 ? read.Problems : GraphCheck.Problems(read.Graph, Structure.Target);
        var unseen = structure.Parties.Where(party => !PartyStandings.IsLookedAt(party.Standing)).Select(Unseen).Concat(Represented(structure, rules));
        var listed = structure.Parties.Where(party => party.Standing == PartyStandings.Listed).Select(party => party.Id).Order(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (problems.Count > 0)
            return new OwnershipRecord("The structure cannot be as it is stated; nothing is found of owners.", [], null, [], [], [.. listed], [], [.. problems.Select(problem => problem.Text), .. unseen]);

        var owners = BeneficialOwners.Find(read.Graph, Structure.Target, OwnershipRules.QuestionOf(rules, band, structure.EntityKinds));
        IReadOnlyList<SanctionsFinding> sanctions = [.. OwnershipRules.RegimesOf(rules).Select(regime => SanctionsCascade.Find(read.Graph, Structure.Target, listed, regime))];
        return new OwnershipRecord(
            owners.Sentence, owners.Owners, owners.Unexplained.ToString(), owners.Cycles, [.. owners.People.Select(Record)], [.. listed], [.. sanctions.Select(Record)],
            [.. Unexplained(owners), .. Fallback(owners, structure, rules), .. sanctions.Where(each => each.Status == SanctionsStatus.Undecided).Select(each => each.Sentence), .. unseen]);
    }

    private static string Unseen(RelatedParty party) => party.Standing switch
    {
        PartyStandings.UnderReview => $"{party.Id} is looked at by people.",
        PartyStandings.NotAccepted => $"{party.Id} was not accepted: remove it, or state who is in its place.",
        _ when party.Kind == PartyKinds.NaturalPerson => $"{party.Id} is not identified and screened yet.",
        _ => $"{party.Id} is not screened yet.",
    };

    /// <summary>Who acts for it has to be named where the rules collect them.</summary>
    private static IEnumerable<string> Represented(Structure structure, EffectiveRules rules)
    {
        if (rules.LegalEntity.Collect.Value.Required.Contains(Collect) && !structure.Parties.Any(party => party.Roles.Contains(PartyRoles.LegalRepresentative)))
            yield return $"No party is stated in the role {PartyRoles.LegalRepresentative}.";
    }

    private static IEnumerable<string> Unexplained(OwnershipFinding owners)
    {
        if (owners.CouldHide)
            yield return $"{owners.Unexplained.InWords} of the customer is not explained and could hold an owner: state who holds it.";
        foreach (var person in owners.People.Where(person => person.Status == OwnerStatus.Undecided))
            yield return person.Sentence;
    }

    /// <summary>
    /// Nobody is an owner: those count whom each jurisdiction puts in the place of one. Who controls or appoints is an owner already;
    /// where no pack says who stands in, the senior managing official does.
    /// </summary>
    private static IEnumerable<string> Fallback(OwnershipFinding owners, Structure structure, EffectiveRules rules)
    {
        if (!owners.MayFallBack || structure.Parties.Any(party => party.Roles.Any(PartyRoles.OfTrusts.Contains)))
            yield break;
        var failing = rules.LegalEntity.Owners.Failing;
        foreach (var steps in failing.Count > 0 ? failing : [["top-management"]])
        {
            if (steps.Contains("largest-holder") && owners.People.Any(person => person.Shares.Most.IsPositive || person.Votes.Most.IsPositive))
                continue;
            IReadOnlyList<string> roles = [.. steps.Select(StandsIn).OfType<string>()];
            if (!structure.Parties.Any(party => party.Kind == PartyKinds.NaturalPerson && party.Roles.Any(roles.Contains)))
                yield return roles.Count > 0
                    ? $"Nobody is an owner: state who stands in for one, in the role {string.Join(" or ", roles)}."
                    : "Nobody is an owner, and the rules name nobody here who stands in for one.";
        }
    }

    private static string? StandsIn(string step) => step switch
    {
        "top-management" => PartyRoles.SeniorManagingOfficial,
        "legal-representative" => PartyRoles.LegalRepresentative,
        _ => null,
    };

    private static OwnerRecord Record(OwnerFinding found) => new(found.Id, Word(found.Status), found.Shares.InWords, found.Votes.InWords, found.Sentence, found.Paths);

    private static SanctionedOwnershipRecord Record(SanctionsFinding found) => new(
        found.Regime, Word(found.Status), found.Sentence, found.Listed, [.. found.Steps.Select(step => new CascadeRecord(step.Entity, step.By, step.Sentence))], found.Paths);

    /// <summary><c>no-owner</c> of <c>NoOwner</c>.</summary>
    private static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
