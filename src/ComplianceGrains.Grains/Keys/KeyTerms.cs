using ComplianceGrains.Storage;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// How the silos of a cluster let go of a key before it is destroyed: each relies on one that it opened for a time and then looks again,
/// and whoever destroys waits for longer than that after the key was retired.
/// </summary>
/// <param name="Trust">How long a silo relies on an opened key of a subject; null where no other silo can retire it.</param>
/// <param name="Drain">How long after the last key was retired nothing is destroyed: the trust, and the time that a verdict takes that had the key in hand.</param>
public sealed record KeyTerms(TimeSpan? Trust, TimeSpan Drain)
{
    /// <summary>One silo: what it retires it drops at once.</summary>
    public static KeyTerms Alone { get; } = new(null, TimeSpan.Zero);

    /// <summary>A command is given up after ten seconds and a write after eight tries: three minutes are far beyond both.</summary>
    public static KeyTerms Several { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4));

    /// <summary>The terms of a store.</summary>
    public static KeyTerms Of(StoreLayout layout) => layout.IsShared ? Several : Alone;
}
