namespace ComplianceGrains.Screening.Addresses;

/// <summary>The answer to one <see cref="AddressQuery"/>.</summary>
/// <param name="Outcome">An address that is invalid and not listed is <see cref="ScreeningOutcome.Inconclusive"/>.</param>
/// <param name="Reading">Whether it is a valid address, and why not.</param>
/// <param name="Matches">Exact ones first.</param>
/// <param name="Lists">State of every required list that is loaded.</param>
/// <param name="Reasons">Why the outcome is what it is.</param>
public sealed record AddressResult(
    ScreeningOutcome Outcome, AddressReading Reading, IReadOnlyList<AddressMatch> Matches, IReadOnlyList<ListState> Lists, IReadOnlyList<string> Reasons);
