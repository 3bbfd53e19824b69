namespace ComplianceGrains.Storage.Anchors;

/// <summary>The copy outside the data folder does not end where it must.</summary>
public sealed class AnchorsBehindException : Exception
{
    /// <summary>Names the log and both sizes.</summary>
    public AnchorsBehindException(string log, long expected, long found)
        : base($"The copy outside of {log} ends at size {found}, and what is to be added begins at {expected}.")
    {
    }
}
