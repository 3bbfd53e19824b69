namespace ComplianceGrains.Drills.Clusters;

/// <summary>What keeps a store in order where two write and one dies; each of them can be taken away, to see whether a drill notices.</summary>
public enum Net
{
    /// <summary>All of them are there.</summary>
    None,

    /// <summary>A row is replaced only by who has seen it as it is.</summary>
    Condition,

    /// <summary>A verdict leaves the id of its command.</summary>
    CommandRow,

    /// <summary>Whoever takes a log over finishes what was appended before.</summary>
    Recovery,
}
