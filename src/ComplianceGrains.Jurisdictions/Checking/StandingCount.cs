using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>How far the values of one version may be relied on. A value that is written once counts once, however many names it stands for.</summary>
/// <param name="Pack">The version, e.g. <c>EU@4</c>.</param>
/// <param name="LawVerified">Values of law that were held against an official text.</param>
/// <param name="LawUnverified">Values of law that were not.</param>
/// <param name="PolicyAdopted">The firm's own choices that it has adopted.</param>
/// <param name="PolicyNotAdopted">Those that it has not.</param>
/// <param name="CannotSay">Values, counted above already, of which the law says more than they can.</param>
public sealed record StandingCount(string Pack, int LawVerified, int LawUnverified, int PolicyAdopted, int PolicyNotAdopted, int CannotSay)
{
    /// <summary>All values.</summary>
    public int Values => LawVerified + LawUnverified + PolicyAdopted + PolicyNotAdopted;

    /// <summary>Counts a version's own values.</summary>
    public static StandingCount Of(Pack pack)
    {
        var written = pack.Written.Select(slot => slot.Citation).ToList();
        int Count(Standing standing) => written.Count(citation => citation.Standing == standing);
        return new StandingCount(
            pack.Id, Count(Standing.LawVerified), Count(Standing.LawUnverified), Count(Standing.PolicyAdopted), Count(Standing.PolicyNotAdopted),
            written.Count(citation => citation.CannotSay));
    }
}
