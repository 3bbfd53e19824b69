namespace ComplianceGrains.Workflows.Structures;

/// <summary>Where a related party's own process is.</summary>
public static class PartyStandings
{
    /// <summary>Something is missing: a check of identity, an answer of the lists.</summary>
    public const string Checking = "checking";

    /// <summary>People look at it.</summary>
    public const string UnderReview = "under-review";

    /// <summary>Named, identified and screened, and nothing is open.</summary>
    public const string Passed = "passed";

    /// <summary>Two people confirmed that a list names them.</summary>
    public const string Listed = "listed";

    /// <summary>Not accepted, for another reason.</summary>
    public const string NotAccepted = "not-accepted";

    /// <summary>They are no related party any more.</summary>
    public const string Removed = "removed";

    /// <summary>Whether it is known who they are and what the lists say of them.</summary>
    public static bool IsLookedAt(string standing) => standing is Passed or Listed;
}
