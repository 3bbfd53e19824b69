using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Workflows.Packs;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Currency;

/// <summary>
/// Every decision is made under all versions that were approved before it, on whichever silo. A version is approved
/// <see cref="PackWorkflow.Lead"/> before it rules; a silo that has looked at the packs' histories may therefore decide for a part of
/// that time on what it saw, and then has to look again. Who cannot look does not decide.
/// </summary>
public sealed partial class PackCurrency(IGrainFactory grains, Sightings sightings, RuleBook rules, IBlobs blobs, ILogger<PackCurrency> logger) : IDisposable
{
    /// <summary>How long what was seen is relied on. What is left of the lead is for a commit that the store is slow to confirm, and for clocks that differ.</summary>
    public static readonly Duration Lease = PackWorkflow.Lead / 5;

    private readonly SemaphoreSlim _looking = new(1, 1);
    private long _lookedAt = long.MinValue;

    /// <summary>All versions that rule at an instant, the present one, are known here.</summary>
    /// <exception cref="IOException">Whether they are could not be seen.</exception>
    public ValueTask EnsureAsync(Instant now, CancellationToken cancellation) => Holds(now) ? default : new(LookAsync(now, cancellation));

    /// <summary>Looks at one jurisdiction's pack at once.</summary>
    /// <exception cref="IOException">What is in force could not be seen.</exception>
    public async Task LookAsync(string jurisdiction, CancellationToken cancellation)
    {
        var actor = $"pack/{jurisdiction}";
        try
        {
            if (await sightings.NewerAsync(actor, () => grains.GetGrain<IPackGrain>(jurisdiction).ViewAsync(cancellation), view => view.Sequence, cancellation) is not { } pack)
                return;
            foreach (var version in pack.Versions.Where(version => version.Status == PackStatus.Approved && rules.Library.Packs.All(known => known.Id != $"{jurisdiction}@{version.Version}" || known.DigestText != version.Digest)))
                if (rules.Take(await ReadAsync(jurisdiction, version, cancellation), version.InForceFrom) is { } wrong)
                    throw new InvalidDataException($"The approved version {jurisdiction}@{version.Version} does not read here: {wrong}");
            rules.Saw(jurisdiction, null);
            sightings.Saw(actor, pack.Sequence);
        }
        catch (Exception failure) when (failure is ActorDamagedException or InvalidDataException)
        {
            // It concerns this jurisdiction alone: what is decided under the rules of others goes on.
            LogUnseen(jurisdiction, failure.Message);
            rules.Saw(jurisdiction, failure.Message);
        }
    }

    /// <summary>The files of a proposed version, as they are kept.</summary>
    /// <exception cref="InvalidDataException">One is gone.</exception>
    public Task<PackFolder> ReadAsync(string jurisdiction, PackVersionView version, CancellationToken cancellation) => ReadAsync(jurisdiction, version.Version, version.Files, cancellation);

    /// <summary>The files of a version, as they are kept.</summary>
    /// <param name="jurisdiction">Whose.</param>
    /// <param name="version">Its number; null for one that stands in no folder yet.</param>
    /// <param name="kept">Its files.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidDataException">One is gone.</exception>
    public async Task<PackFolder> ReadAsync(string jurisdiction, int? version, IReadOnlyList<PackFileReference> kept, CancellationToken cancellation)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in kept)
        {
            await using var blob = await blobs.OpenAsync(file.Digest, cancellation)
                ?? throw new InvalidDataException($"{file.Path} of {(version is null ? $"a version of {jurisdiction}" : $"{jurisdiction}@{version}")} is not among the stored files ({file.Digest}).");
            var copy = new MemoryStream();
            await blob.CopyToAsync(copy, cancellation);
            files[file.Path] = copy.ToArray();
        }

        var name = jurisdiction.ToLowerInvariant();
        return version is null ? new PackFolder(name, files) : new PackFolder(name, files) { Path = $"{name}/{version}" };
    }

    /// <inheritdoc/>
    public void Dispose() => _looking.Dispose();

    private bool Holds(Instant now) =>
        Volatile.Read(ref _lookedAt) is var looked && looked != long.MinValue && Instant.FromUnixTimeTicks(looked) is var at && now >= at && now < at + Lease;

    private async Task LookAsync(Instant now, CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            if (Holds(now))
                return;
            foreach (var jurisdiction in rules.Library.Jurisdictions)
                await LookAsync(jurisdiction, cancellation);
            Volatile.Write(ref _lookedAt, now.ToUnixTimeTicks());
        }
        finally
        {
            _looking.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "What is in force in {Jurisdiction} could not be read, and nothing is decided under its rules: {Reason}")]
    private partial void LogUnseen(string jurisdiction, string reason);
}
