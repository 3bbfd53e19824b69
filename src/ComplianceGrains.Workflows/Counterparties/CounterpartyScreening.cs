using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Rights;
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

    /// <summary>The answer to a request of its that a message gives with data that are right; null for any other message.</summary>
    public static AnswerDataRequest? AnswerIn(Message message) =>
        message is Message.Asked { Command: CounterpartyDataRequest { Request: AnswerDataRequest { Provider: not null } answer } } ? answer : null;

    /// <summary>Whether a message may lead to where the lists count. What is known of a provider goes to no engine without need.</summary>
    public static bool IsNeededFor(Message message) => message switch
    {
        Message.Asked { Command: CounterpartyDataRequest } => AnswerIn(message) is not null,
        Message.Due { Key: var key } => !key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>As whom it is compared once a message is decided on: as what it says that is right.</summary>
    public static CounterpartyData AsOf(CounterpartyData held, Message message) =>
        AnswerIn(message) is { Provider: { } given } ? CounterpartyRequests.DataOf(CounterpartyRequests.Correct(held, given).Stored) : held;

    /// <summary>What is right of it since it was put right; null once that is destroyed.</summary>
    public static CounterpartyData? DataOf(CounterpartyDataCorrected corrected) => corrected.Name is not { } name
        ? null
        : new CounterpartyData(name, corrected.OtherNames, corrected.Country, corrected.Lei, corrected.RegistrationNumber, corrected.Address, corrected.TravelAddress);

    /// <summary>Who it was registered as; null once that is destroyed.</summary>
    public static CounterpartyData? DataOf(CounterpartyRegistered registered) => registered.Name is not { } name
        ? null
        : new CounterpartyData(name, registered.OtherNames, registered.Country, registered.Lei, registered.RegistrationNumber, registered.Address, registered.TravelAddress);
}
