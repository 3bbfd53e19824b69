namespace ComplianceGrains.Workflows.Actors;

/// <summary>Into which logs a decision goes, and whose keys seal it. The jurisdictions are those of the decision's basis.</summary>
/// <param name="Keys">Whose keys: a customer's for all that is theirs.</param>
/// <param name="Log">Which of each jurisdiction's logs, and what its entries cite.</param>
public sealed record Binding(ActorId Keys, BoundLog Log);

/// <summary>Which of a jurisdiction's logs a decision goes into.</summary>
public enum BoundLog
{
    /// <summary>The decisions log of each; every entry cites the packs that ruled.</summary>
    Ruled,

    /// <summary>The decisions log of each; no pack ruled: the platform's own work.</summary>
    Unruled,

    /// <summary>The log of suspicion work of each; every entry cites the packs that ruled. Nothing of it stands in another log.</summary>
    Suspicion,

    /// <summary>The lifecycle log of the first, public.</summary>
    Lifecycle,
}
