using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>What a related party's screening asks of the lists, and when.</summary>
public static class PartyScreening
{
    /// <summary>The answer to a request of theirs that a message gives with data that are right; null for any other message.</summary>
    public static AnswerDataRequest? AnswerIn(Message message) =>
        message is Message.Asked { Command: PartyDataRequest { Request: AnswerDataRequest answer } } && (answer.Data is not null || answer.Entity is not null) ? answer : null;

    /// <summary>Whether a message may lead to where the lists count. A person's data goes to no engine without need.</summary>
    public static bool IsNeededFor(Message message) => message switch
    {
        Message.Asked { Command: PartyDataRequest } => AnswerIn(message) is not null,
        Message.Due { Key: var key } => !key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>What is asked of them as it was given and, for its digest, as it is stored; nulls where nobody is screened.</summary>
    /// <param name="statement">That begins their history; null for one that has begun.</param>
    /// <param name="answer">That puts right what is held; null where none does.</param>
    /// <param name="held">What is given with the statement, or held.</param>
    /// <param name="rules">Of all jurisdictions that bind.</param>
    /// <param name="fieldKey">By which a field is hashed that may only be stored as a hash.</param>
    public static (ScreeningQuery? Given, ScreeningQuery? Stored) Of(
        StateParty? statement, AnswerDataRequest? answer, (PersonData? Person, EntityData? Entity) held, EffectiveRules rules, HashKey fieldKey)
    {
        var (given, stored) = (held, held);
        if (statement is not null)
            stored = CustomerScreening.PartyAsStored(held.Person, held.Entity, rules, fieldKey);
        else if (answer is { Data: { } person } && held.Person is { } before)
            (given.Person, stored.Person) = Corrections.Of(before, person, rules, fieldKey) is var put ? (put.Given, put.Stored) : default;
        else if (answer is { Entity: { } entity } && held.Entity is { } was)
            (given.Entity, stored.Entity) = Corrections.Of(was, entity, rules, fieldKey) is var right ? (right.Given, right.Stored) : default;
        return (CustomerScreening.QueryOf(given.Person, given.Entity, rules), CustomerScreening.QueryOf(stored.Person, stored.Entity, rules));
    }
}
