namespace ComplianceGrains.Storage;

/// <summary>
/// A write was sent, and nobody can tell whether it was done. Whoever gets this forgets what it remembers of the store and
/// reads again; a command that is repeated finds what its first try left.
/// </summary>
public sealed class UnknownOutcomeException : IOException
{
    /// <summary>Says what was tried, and what went wrong.</summary>
    public UnknownOutcomeException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
