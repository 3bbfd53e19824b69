using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Journals;
using NodaTime;

namespace ComplianceGrains.Host.Ledgers;

/// <summary>What the lifecycle logs say of public keys, by the histories of who writes it there.</summary>
internal sealed class StatedKeys(IJournal journal)
{
    /// <summary>Everything that a jurisdiction's says of keys, in order.</summary>
    public async Task<IReadOnlyList<StatedKey>> OfAsync(string jurisdiction, CancellationToken cancellation = default) =>
    [
        .. from decision in await journal.ReadAsync(ActorOf(jurisdiction), cancellation: cancellation)
           where decision.Kind is LifecycleKinds.KeyAdded or LifecycleKinds.KeyRetired
           let key = (LifecycleRef.KeyChanged)LifecycleRef.Parse(decision.Kind, decision.Reference)
           select new StatedKey(key.Name, key.VKey, decision.Kind == LifecycleKinds.KeyRetired, Instant.FromUnixTimeMilliseconds(decision.RecordedAt), decision.Logs[0].Seq),
    ];

    /// <summary>Who states a jurisdiction's keys.</summary>
    public static string ActorOf(string jurisdiction) => $"pack/{jurisdiction}";
}

/// <summary>One such statement.</summary>
/// <param name="Name">What the key signs for.</param>
/// <param name="VKey">The key.</param>
/// <param name="IsRetired">Whether it says that the key signs nothing more.</param>
/// <param name="At">When it was made.</param>
/// <param name="Seq">Its number among what the jurisdiction's pack has in the lifecycle log.</param>
internal sealed record StatedKey(string Name, string VKey, bool IsRetired, Instant At, long Seq);
