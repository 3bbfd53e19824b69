using NodaTime;

namespace ComplianceGrains.Screening;

/// <summary>One subject to screen, and what the rules ask of the lists.</summary>
/// <param name="Names">All names of the subject, in any script and order; at least one.</param>
/// <param name="Kind">What the subject is; <see cref="SubjectKind.Any"/> compares with everything.</param>
/// <param name="DateOfBirth">Qualifies a name match, never creates one.</param>
/// <param name="Nationalities">ISO 3166 alpha-2 codes or English country names; qualify, never create.</param>
/// <param name="Identifiers">An equal identifier is evidence of its own.</param>
/// <param name="Lists">Ids of the lists that the rules require, e.g. <c>ofac-sdn</c>.</param>
/// <param name="Threshold">Score from which a match is a hit, 0 to 1; comes from the pack, there is no default.</param>
/// <param name="Freshness">Greatest age of each list (now − its last confirmation).</param>
public sealed record ScreeningQuery(
    IReadOnlyList<string> Names,
    SubjectKind Kind,
    PartialDate? DateOfBirth,
    IReadOnlyList<string> Nationalities,
    IReadOnlyList<Identifier> Identifiers,
    IReadOnlyList<string> Lists,
    decimal Threshold,
    Duration Freshness)
{
    /// <summary>Least score of a match that is shown; by default the threshold. Never changes the outcome.</summary>
    public decimal? Floor { get; init; }

    /// <summary>From here to the threshold a match is worth a look, as the rules say; null when they name no such band. Never changes the outcome.</summary>
    public decimal? Review { get; init; }

    /// <summary><c>male</c> or <c>female</c> (also <c>m</c>, <c>f</c>); qualifies a name match a little, never creates one.</summary>
    public string? Gender { get; init; }

    /// <summary>A query by name alone.</summary>
    public static ScreeningQuery ByName(
        string name, SubjectKind kind, IReadOnlyList<string> lists, decimal threshold, Duration freshness) =>
        new([name], kind, null, [], [], lists, threshold, freshness);
}
