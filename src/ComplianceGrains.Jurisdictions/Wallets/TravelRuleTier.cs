using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Wallets;

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

    /// <summary>Data about an originator that is no natural person, where the law asks for other data; null for the same.</summary>
    public IReadOnlyList<FieldChoice>? OriginatorEntity { get; init; }

    /// <summary>Data about a beneficiary that is no natural person, where the law asks for other data; null for the same.</summary>
    public IReadOnlyList<FieldChoice>? BeneficiaryEntity { get; init; }

    /// <summary>Whether the tier applies.</summary>
    /// <param name="reach"><c>domestic</c> or <c>cross-border</c>.</param>
    /// <param name="counterparty"><c>vasp</c> or <c>self-hosted</c>.</param>
    /// <param name="amount">The transfer's value in the unit and by the rate source of <see cref="When"/>.</param>
    public bool AppliesTo(string reach, string counterparty, decimal amount) =>
        (Reach == Any || Reach == reach) && (Counterparty == Any || Counterparty == counterparty) && When.IsMetBy(amount);

    /// <inheritdoc />
    public override string ToString() =>
        $"{When}{(Reach == Any ? "" : $", {Reach}")}{(Counterparty == Any ? "" : $", with {Counterparty}")}: "
        + $"originator {Said(Originator)}; beneficiary {Said(Beneficiary)}"
        + (OriginatorEntity is null ? "" : $"; originator that is an entity {Said(OriginatorEntity)}")
        + (BeneficiaryEntity is null ? "" : $"; beneficiary that is an entity {Said(BeneficiaryEntity)}");

    private static string Said(IReadOnlyList<FieldChoice> fields) => fields.Count == 0 ? "nothing" : string.Join(", ", fields);
}
