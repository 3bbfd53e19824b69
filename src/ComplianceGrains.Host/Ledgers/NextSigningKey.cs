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
internal sealed class NextSigningKey(LogKeys keys, KeyFolder folder, StatedKeys stated, ILogStore logs, Placements placements)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until it is, and notes it beside the key. Nothing to do for a vault's: its place is in the settings.</summary>
    public async Task NoteAsync(IEnumerable<string> jurisdictions, CancellationToken cancellation)
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
}
