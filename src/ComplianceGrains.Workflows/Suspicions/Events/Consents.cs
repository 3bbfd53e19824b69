namespace ComplianceGrains.Workflows.Suspicions.Events;

/// <summary>Where the authority's consent to a transaction is that was reported before it was carried out.</summary>
public static class Consents
{
    /// <summary>Nobody has said anything yet.</summary>
    public const string Waiting = "waiting";

    /// <summary>It may go ahead.</summary>
    public const string Granted = "granted";

    /// <summary>It may not.</summary>
    public const string Refused = "refused";

    /// <summary>It may not for now.</summary>
    public const string Suspended = "suspended";

    /// <summary>The time is over: nothing of the report bars it any more.</summary>
    public const string Over = "over";

    /// <summary>What an authority says.</summary>
    public static IReadOnlyList<string> Answers { get; } = [Granted, Refused, Suspended];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Waiting, Granted, Refused, Suspended, Over];

    /// <summary>Whether the transaction may not be carried out.</summary>
    public static bool Bars(string? consent) => consent is Waiting or Refused or Suspended;
}
