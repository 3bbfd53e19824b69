using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Approvals;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>Whose decision counts as whose, and who may not be the second person.</summary>
public static class FourEyes
{
    /// <summary>Whether a role may give what another role is asked for: the reporting officer may do what an analyst may.</summary>
    public static bool Satisfies(string required, string actual) => required == actual || (required == Roles.Analyst && actual == Roles.Mlro);

    /// <summary>
    /// Why a person may not give an approval, or null: not in its role, played a part that the rule excludes, or has given
    /// another of the same approvals. A part that nobody here knows excludes everybody.
    /// </summary>
    public static string? Against(Approval approval, Principal by, Parts parts) => approval switch
    {
        _ when !by.IsPerson || !Satisfies(approval.Role, by.Role) => $"This is decided by a person in the role {approval.Role}.",
        _ when parts.Approvers.Contains(by.Id) => "A second person must not be the first: one person never gives two of the approvals. Somebody else has to decide.",
        _ when approval.DistinctFrom.FirstOrDefault(part => parts.Excludes(part, by.Id)) is { } part => $"A second person must not be the first: the rules exclude the {part}. Somebody else has to decide.",
        _ => null,
    };
}

/// <summary>Who played which part in what is to be approved.</summary>
/// <param name="Makers">Who prepared it.</param>
/// <param name="Approvers">Who has approved it, in order.</param>
/// <param name="Owner">Who works on the case; null if nobody, or if there is no case.</param>
public sealed record Parts(IReadOnlyCollection<string> Makers, IReadOnlyList<string> Approvers, string? Owner = null)
{
    /// <summary>Whether a rule that asks for somebody else than who played a part excludes this person. The words are the catalogue's.</summary>
    internal bool Excludes(string part, string person) => part switch
    {
        "maker" => Makers.Contains(person),
        "first-approver" => Approvers is [var first, ..] && first == person,
        "owner" => Owner == person,
        "analyst" => Owner == person || Makers.Contains(person),
        _ => true,
    };
}
