namespace ComplianceGrains.Workflows.Decisions;

/// <summary>What actors tell each other.</summary>
public static class EffectKinds
{
    /// <summary>To an exception: come into being.</summary>
    public const string OpenException = "open-exception";

    /// <summary>To an exception: what you were about has gone away by itself.</summary>
    public const string ResolveException = "resolve-exception";

    /// <summary>To the subject of an exception: two people have decided.</summary>
    public const string ExceptionAnswered = "exception-answered";

    /// <summary>To a subject: a list that could concern it has a new content, or is fresh again.</summary>
    public const string ListChanged = "list-changed";

    /// <summary>To a run of retention: everything of a subject is due.</summary>
    public const string Destroy = "destroy";

    /// <summary>To a customer that is a legal entity: a related party stands otherwise.</summary>
    public const string PartyChanged = "party-changed";

    /// <summary>To a provider on the other side: data did not come from you in time.</summary>
    public const string CounterpartyFailed = "counterparty-failed";

    /// <summary>To transfers that name it: a provider on the other side stands otherwise.</summary>
    public const string CounterpartyChanged = "counterparty-changed";

    /// <summary>To a customer: after a long silence they transfer again.</summary>
    public const string ActivityResumed = "activity-resumed";

    /// <summary>To a customer who has left: somebody else who waited for an answer about their data has it.</summary>
    public const string RequestAnswered = "request-answered";

    /// <summary>To a customer's transfers: the customer is restricted, or no more, or is a customer no more.</summary>
    public const string CustomerChanged = "customer-changed";

    /// <summary>To the pack of a jurisdiction that inherits: a version was approved, publish it too.</summary>
    public const string PackApproved = "pack-approved";

    /// <summary>To a subject: a version is in force that wants it decided about again.</summary>
    public const string RulesChanged = "rules-changed";
}
