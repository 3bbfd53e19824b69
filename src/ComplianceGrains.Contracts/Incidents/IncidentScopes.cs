namespace ComplianceGrains.Contracts.Incidents;

/// <summary>How far an incident reaches.</summary>
public static class IncidentScopes
{
    /// <summary>One actor: it takes no commands; everybody else goes on.</summary>
    public const string Actor = "actor";

    /// <summary>What a witness says of a log: nothing is held back by it, because a witness may lie; people find out who is right.</summary>
    public const string Witness = "witness";

    /// <summary>A log: no new decision of its jurisdictions is taken; reads go on.</summary>
    public const string Log = "log";
}
