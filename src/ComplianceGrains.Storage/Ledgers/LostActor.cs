namespace ComplianceGrains.Storage.Ledgers;

/// <summary>
/// Under whose name an entry stands whose decision a restore could not bring back: the copy outside knows an actor by its pseudonym
/// alone. The actor itself goes on behind it, under its own name.
/// </summary>
public static class LostActor
{
    /// <summary>What such a name begins with; no kind of actor is called so.</summary>
    public const string Prefix = "lost/";

    /// <summary>The name.</summary>
    public static string Name(string pseudonym) => Prefix + pseudonym;

    /// <summary>The pseudonym in a name, or null if it is an actor's own.</summary>
    public static string? PseudonymIn(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : null;
}
