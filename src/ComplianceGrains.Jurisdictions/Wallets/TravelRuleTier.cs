namespace ComplianceGrains.Jurisdictions;

/// <summary>The data that must travel with a transfer from some amount on. All tiers a transfer meets apply together.</summary>
/// <param name="When">From which amount.</param>
/// <param name="Reach"><c>any</c>, <c>domestic</c> or <c>cross-border</c>.</param>
/// <param name="Counterparty"><c>any</c>, <c>vasp</c> or <c>self-hosted</c>.</param>
/// <param name="Originator">Data about the originator.</param>
/// <param name="Beneficiary">Data about the beneficiary.</param>
public sealed record TravelRuleTier(
    Threshold When, string Reach, string Counterparty, IReadOnlyList<FieldChoice> Originator, IReadOnlyList<FieldChoice> Beneficiary)
{
    internal const string Any = "any";

    /// <summary>Whether the tier applies.</summary>
    /// <param name="reach"><c>domestic</c> or <c>cross-border</c>.</param>
    /// <param name="counterparty"><c>vasp</c> or <c>self-hosted</c>.</param>
    /// <param name="amount">The transfer's value in the unit and by the rate source of <see cref="When"/>.</param>
    public bool AppliesTo(string reach, string counterparty, decimal amount) =>
        (Reach == Any || Reach == reach) && (Counterparty == Any || Counterparty == counterparty) && When.IsMetBy(amount);

    /// <inheritdoc />
    public override string ToString() =>
        $"{When}{(Reach == Any ? "" : $", {Reach}")}{(Counterparty == Any ? "" : $", with {Counterparty}")}: "
        + $"originator {Said(Originator)}; beneficiary {Said(Beneficiary)}";

    private static string Said(IReadOnlyList<FieldChoice> fields) => fields.Count == 0 ? "nothing" : string.Join(", ", fields);
}
