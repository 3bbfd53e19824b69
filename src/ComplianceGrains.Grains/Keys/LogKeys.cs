using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// The key that signs heads and packages, those that did before it, and the one that will after it. What an older one signed stays
/// signed: its public half is in every trust file for as long as there is something to verify.
/// </summary>
/// <param name="current">Signs.</param>
/// <param name="before">Public halves of those that signed before, the first one first.</param>
/// <param name="next">The public half of the one that is stated before it signs.</param>
public sealed class LogKeys(ILogSigner current, IReadOnlyList<VerifierKey>? before = null, VerifierKey? next = null)
{
    // The present one stands among those before for a moment: while the next one takes its place.
    private readonly IReadOnlyList<VerifierKey> _before = [.. (before ?? []).Where(key => key.Id != current.PublicKey(key.Name).Id)];

    /// <summary>What signs.</summary>
    public ILogSigner Current { get; } = current;

    /// <summary>The id of the key that the store was begun with.</summary>
    public string First => (_before is [var first, ..] ? first : Current.PublicKey("key")).IdText;

    /// <summary>The id of the key that will sign; null if none is prepared.</summary>
    public string? Next { get; } = next?.IdText;

    /// <summary>All of them under a name.</summary>
    public IEnumerable<VerifierKey> PublicKeys(string name) =>
        [.. Retired(name), Current.PublicKey(name), .. next is not null ? [next.Under(name)] : Array.Empty<VerifierKey>()];

    /// <summary>Those that sign nothing more, under a name.</summary>
    public IEnumerable<VerifierKey> Retired(string name) => _before.Select(key => key.Under(name));
}
