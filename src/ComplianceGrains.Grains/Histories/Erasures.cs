namespace ComplianceGrains.Grains.Histories;

/// <summary>What was destroyed on purpose, as the logs and the journal of destructions say; whatever else is gone is damage.</summary>
/// <param name="Tombstones">The targets of sequenced tombstones: log, index, and the compartment or <c>*</c>.</param>
/// <param name="Under">Subjects whose values a destruction that has begun names.</param>
public sealed record Erasures(IReadOnlySet<(string Log, long Index, string Cid)> Tombstones, IReadOnlySet<string> Under)
{
    /// <summary>Nothing was.</summary>
    public static Erasures None { get; } = new(new HashSet<(string, long, string)>(), new HashSet<string>());

    /// <summary>What became of a value that is gone.</summary>
    /// <param name="subject">Whose it was.</param>
    /// <param name="cid">The compartment.</param>
    /// <param name="entries">Where the decision stands.</param>
    public GoneValue Of(string subject, string cid, IEnumerable<(string Log, long Index)> entries) =>
        entries.Any(entry => Tombstones.Contains((entry.Log, entry.Index, cid)) || Tombstones.Contains((entry.Log, entry.Index, "*"))) ? GoneValue.Shredded
        : Under.Contains(subject) ? GoneValue.BeingDestroyed
        : GoneValue.Damaged;
}

/// <summary>The three words for a value that is not there.</summary>
public enum GoneValue
{
    /// <summary>A sequenced tombstone names it.</summary>
    Shredded,

    /// <summary>A destruction that has begun names it.</summary>
    BeingDestroyed,

    /// <summary>Nothing does.</summary>
    Damaged,
}
