using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Host.Ledgers;

/// <summary>
/// A signing key that is to take the place of the present one is stated in every lifecycle log, under a head that the present one
/// signed, before it may: whoever trusts the one can tell that the other is its successor.
/// </summary>
internal sealed partial class NextSigningKey(LogKeys keys, KeyFolder folder, StatedKeys stated, ILogStore logs, Placements placements, ILogger<NextSigningKey> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Again = TimeSpan.FromSeconds(15);

    /// <summary>Waits until it is, and notes it beside the key. Nothing to do for a vault's: its place is in the settings. A host that is ready does not end because of it.</summary>
    public async Task NoteAsync(IReadOnlyCollection<string> jurisdictions, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await NoteOnceAsync(jurisdictions, cancellation);
                return;
            }
#pragma warning disable CA1031 // a folder that is read-only, another silo that notes it at this moment, a store that is away: the host goes on
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotNoted(failure);
                await Task.Delay(Again, cancellation);
            }
        }
    }

    private async Task NoteOnceAsync(IEnumerable<string> jurisdictions, CancellationToken cancellation)
    {
        if (keys.Next is not { } next || !File.Exists(folder.NextSigning) || folder.Stated == next)
            return;
        foreach (var jurisdiction in jurisdictions)
        {
            var log = placements.Log(jurisdiction, LogNames.Lifecycle);
            var own = keys.PublicKeys(log).Last().ToString();
            // Beside an open incident nothing is stated: the start after it does it.
            if ((await stated.OfAsync(jurisdiction, cancellation)).FirstOrDefault(key => key.VKey == own) is not { } said)
                return;
            while (await logs.FindAsync(log, StatedKeys.ActorOf(jurisdiction), said.Seq, cancellation) is not { } entry
                || await logs.SignedHeadAsync(log, cancellation) is not { } head || head.Size <= entry.Index)
                await Task.Delay(Pause, cancellation);
        }

        folder.State(next);
    }

    [LoggerMessage(LogLevel.Warning, "It could not be noted beside the next signing key that it is stated, and is tried again. The folder of secrets must be writable.")]
    private partial void LogNotNoted(Exception failure);
}
