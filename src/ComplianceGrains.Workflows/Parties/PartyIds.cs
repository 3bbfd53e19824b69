using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>How a related party is called among all actors.</summary>
public static class PartyIds
{
    /// <summary>Between the customer's id and the party's: no id holds it, so that no two pairs make one name.</summary>
    private const char Between = '~';

    /// <summary>The key of its identity.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="party">The party's, unique for the customer.</param>
    public static string Key(string customer, string party) => $"{customer}{Between}{party}";

    /// <summary>Full identity.</summary>
    public static ActorId Of(string customer, string party) => new(PartyWorkflow.Instance.Type, Key(customer, party));
}
