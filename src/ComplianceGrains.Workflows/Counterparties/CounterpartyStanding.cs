namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>What a provider on the other side is to the firm.</summary>
public static class CounterpartyStanding
{
    /// <summary>Nobody has looked into it, or not in time: nothing goes to it or comes from it.</summary>
    public const string NotAssessed = "not-assessed";

    /// <summary>It was looked into, and others than who did have approved it.</summary>
    public const string Approved = "approved";

    /// <summary>Transfers with it wait until people have looked into it again.</summary>
    public const string Restricted = "restricted";

    /// <summary>The firm does not deal with it.</summary>
    public const string Refused = "refused";

    /// <summary>What somebody may propose.</summary>
    public static IReadOnlyList<string> Proposable { get; } = [Approved, Restricted, Refused];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NotAssessed, .. Proposable];
}
