namespace ComplianceGrains.Storage.Journals;

/// <summary>A verdict is larger than what every store writes in one step: a fault of the workflow that gave it. Nothing was written.</summary>
public sealed class VerdictTooLargeException : Exception
{
    /// <summary>Names the actor and the bound.</summary>
    public VerdictTooLargeException(string actor, string bound)
        : base($"A verdict of {actor} is too large: {bound}. Decide it in several steps.")
    {
    }
}
