namespace ComplianceGrains.Jurisdictions;

/// <summary>Why a value holds: the pack that gives it, the text behind it, and whether anyone has checked that text.</summary>
/// <param name="Jurisdiction">The jurisdiction that binds (the one a customer has); an inherited value keeps the ancestor in <paramref name="Pack"/>.</param>
/// <param name="Pack">The pack in which the value is written, e.g. <c>EU@3</c>.</param>
/// <param name="Source">The legal source.</param>
/// <param name="Verified">False where the primary text has not been checked.</param>
/// <param name="Note">The pack's remark on the value, if any.</param>
public sealed record Citation(string Jurisdiction, string Pack, LegalSource Source, bool Verified, string? Note = null)
{
    /// <summary>One line for people, e.g. <c>EU@3, Regulation (EU) 2024/1624 Art. 77 (unverified)</c>.</summary>
    public override string ToString() => $"{Pack}, {Source.Title}{(Verified ? "" : " (unverified)")}";
}
