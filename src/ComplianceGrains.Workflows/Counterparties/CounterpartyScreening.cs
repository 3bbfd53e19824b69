using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>What the lists are asked about a provider on the other side: the same as about a customer that is a legal entity.</summary>
public static class CounterpartyScreening
{
    /// <summary>The question.</summary>
    public static Question QuestionOf(CounterpartyData data, EffectiveRules rules) => new Question.OfName(new ScreeningQuery(
        NamesOf(data), SubjectKind.LegalEntity, null, [data.Country], IdentifiersOf(data), rules.Screening.Asked, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value)
    {
        Review = rules.Screening.Review?.Value.From,
    });

    /// <summary>Everything that the answer depends on; for a keyed digest alone.</summary>
    public static string TextOf(CounterpartyData data) => string.Join('\n', [.. NamesOf(data), data.Country, .. IdentifiersOf(data).Select(number => $"{number.Type} {number.Value}")]);

    /// <summary>Every name that it goes by.</summary>
    public static IReadOnlyList<string> NamesOf(CounterpartyData data) => [data.Name, .. data.OtherNames ?? []];

    /// <summary>Every register's number of it.</summary>
    public static IReadOnlyList<Identifier> IdentifiersOf(CounterpartyData data) =>
    [
        .. data.Lei is { } lei ? [new Identifier("lei", lei)] : Array.Empty<Identifier>(),
        .. data.RegistrationNumber is { } number ? [new Identifier("registration-number", number)] : Array.Empty<Identifier>(),
    ];

    /// <summary>Who it was registered as; null once that is destroyed.</summary>
    public static CounterpartyData? DataOf(CounterpartyRegistered registered) => registered.Name is not { } name
        ? null
        : new CounterpartyData(name, registered.OtherNames, registered.Country, registered.Lei, registered.RegistrationNumber, registered.Address, registered.TravelAddress);
}
