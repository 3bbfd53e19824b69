using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>What is seen of a subject after a step, in the words of the HTTP API.</summary>
internal static class StoryView
{
    /// <summary>Everything that a step may expect, by name.</summary>
    public static IReadOnlyDictionary<string, Answer> Of(SubjectWorld world, string kind, Refusal? refusal)
    {
        var seen = kind == "exception" ? Exception(world) : Customer(world);
        seen["refused"] = Answer.Of(refusal?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        seen["errors"] = Answer.Of((refusal?.Errors ?? []).Select(error => error.Pointer));
        return seen;
    }

    private static Dictionary<string, Answer> Customer(SubjectWorld world)
    {
        var customer = world.Customer;
        return new(StringComparer.Ordinal)
        {
            ["status"] = Answer.Of(customer?.Status),
            ["outcome"] = Answer.Of(customer?.Outcome),
            ["jurisdictions"] = Answer.Of(customer?.Bound ?? []),
            ["riskBand"] = Answer.Of(customer?.RiskBand),
            ["pending"] = Answer.Of((customer?.Pending ?? []).Select(step => step.Step)),
            ["exceptions"] = Answer.Of((customer?.Exceptions.Values ?? []).Select(exception => exception.Kind)),
            ["reviewDue"] = customer?.ReviewDue is { } due ? Answer.Of(due) : Answer.Of((string?)null),
        };
    }

    /// <summary>The latest exception of the customer that the story is told around.</summary>
    private static Dictionary<string, Answer> Exception(SubjectWorld world)
    {
        var exception = world.Opened.Count > 0 ? world.Exceptions[world.Opened[^1]] : null;
        return new(StringComparer.Ordinal)
        {
            ["kind"] = Answer.Of(exception?.Kind),
            ["status"] = Answer.Of(exception?.Status),
            ["disposition"] = Answer.Of(exception?.Disposition),
            ["role"] = Answer.Of(exception?.OwnerRole),
            ["due"] = exception is { Closed: false, Due: var due } ? Answer.Of(due) : Answer.Of((string?)null),
            ["escalation"] = Answer.Of(exception?.Rung.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}
