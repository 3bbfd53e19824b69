namespace ComplianceGrains.Contracts.Incidents;

/// <summary>What an incident found.</summary>
public static class IncidentKinds
{
    /// <summary>Two different drafts claim one place of an actor's history in a log.</summary>
    public const string Fork = "fork";

    /// <summary>A log's entries no longer give the root that was signed.</summary>
    public const string Root = "root";

    /// <summary>A log holds fewer entries than were signed: an older copy was put back, or its tail is gone.</summary>
    public const string Rollback = "rollback";

    /// <summary>The copy outside the data folder is gone, damaged, or behind what was signed.</summary>
    public const string OutsideCopy = "outside-copy";

    /// <summary>A backup was restored, and what came after it is lost; people are to see what that is before the host goes on.</summary>
    public const string Restored = "restored";

    /// <summary>A witness has seen another history of a log than this one, or says so.</summary>
    public const string OtherHistory = "other-history";

    /// <summary>A stored value cannot be opened, or is not what its commitment says.</summary>
    public const string Damaged = "damaged";
}
