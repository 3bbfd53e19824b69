using ComplianceGrains.Jurisdictions.Catalogs;

namespace ComplianceGrains.Jurisdictions.Citing;

/// <summary>Why a value holds: the pack that gives it, the text behind it, and whether anyone has checked that text.</summary>
/// <param name="Jurisdiction">The jurisdiction that binds (the one a customer has); an inherited value keeps the ancestor in <paramref name="Pack"/>.</param>
/// <param name="Pack">The pack in which the value is written, e.g. <c>EU@3</c>.</param>
/// <param name="Source">The legal source.</param>
/// <param name="Verified">False where the primary text has not been checked.</param>
/// <param name="Note">The pack's remark on the value, if any.</param>
public sealed record Citation(string Jurisdiction, string Pack, LegalSource Source, bool Verified, string? Note = null)
{
    /// <summary>Which text was read and when; of a value that is not verified, the lesser copy that agrees with it. Null where the pack does not say.</summary>
    public TextRead? Read { get; init; }

    /// <summary>The law says more than the pack language can: <see cref="Note"/> says what. The value alone is not the law.</summary>
    public bool CannotSay { get; init; }

    /// <summary>Who adopted the firm's own policy; null for law, and for a policy that nobody has adopted.</summary>
    public Adoption? Adopted { get; init; }

    /// <summary>How far a reader may rely on it.</summary>
    public Standing Standing => (Source.IsPolicy, Verified, Adopted) switch
    {
        (true, _, null) => Standing.PolicyNotAdopted,
        (true, _, _) => Standing.PolicyAdopted,
        (false, true, _) => Standing.LawVerified,
        _ => Standing.LawUnverified,
    };

    /// <summary>One line for people, e.g. <c>EU@3, Regulation (EU) 2024/1624 Art. 77 (unverified)</c>.</summary>
    public override string ToString() => $"{Pack}, {Source.Title}{StandingInWords()}{(CannotSay ? " (the law says more than this value can)" : "")}";

    private string StandingInWords() => (Standing, Read) switch
    {
        (Standing.LawVerified, null) => "",
        (Standing.LawVerified, { } read) => $" ({read})",
        (Standing.LawUnverified, { Copy: not null } read) => $" (unverified; {read})",
        (Standing.LawUnverified, _) => " (unverified)",
        (Standing.PolicyAdopted, _) => $" ({Adopted})",
        _ => " (not adopted)",
    };
}
