using System.Collections.Concurrent;
using System.IO.Pipelines;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Vaults;
using NodaTime;

namespace ComplianceGrains.Grains.Exports;

/// <summary>
/// Makes export packages outside any actor's turn: a large one takes seconds, and no actor may be busy that long. A crash
/// loses the work and nothing else; the export asks again and gets the same package from the stated heads.
/// </summary>
public sealed class Packager(
    ILogStore logs, IVault vault, IErasures erasures, IBlobs blobs, KeyRing keys, SealedValues values, KindRegistry kinds, RuleBook rules, ILogSigner signer, Timestamping stamps, Cosigning cosigning,
    EvidenceOrigin origin)
{
    private readonly ConcurrentDictionary<string, Task<SealedPackage>> _making = new(StringComparer.Ordinal);

    /// <summary>The sealed package if it is made; else starts making it and returns null.</summary>
    public async Task<SealedPackage?> TryTakeAsync(ExportRequest request, CancellationToken cancellation = default)
    {
        var making = _making.GetOrAdd(request.Export, _ => Task.Run(() => MakeAsync(request), CancellationToken.None));
        if (!making.IsCompleted)
            return null;
        _making.TryRemove(request.Export, out _);
        return await making.WaitAsync(cancellation);
    }

    /// <summary>Opens a sealed package into a stream.</summary>
    /// <exception cref="FileNotFoundException">It is not in the blob store.</exception>
    public async Task OpenAsync(string export, string jurisdiction, string package, Stream output, CancellationToken cancellation = default)
    {
        await using var blob = await blobs.OpenAsync(package, cancellation) ?? throw new FileNotFoundException($"The package of export {export} is not in the blob store.");
        await SealedFrames.OpenAsync(blob, output, (await KeyAsync(export, jurisdiction, cancellation)).Bytes, export, cancellation);
    }

    /// <summary>Opens a sealed package into a stream as the copy of somebody who fetches it; while whoever holds the sealing key is away, as it was made.</summary>
    /// <exception cref="FileNotFoundException">It is not in the blob store.</exception>
    public async Task OpenCopyAsync(string export, string jurisdiction, string package, CopyMark mark, Stream output, CancellationToken cancellation = default)
    {
        var plain = new Pipe();
        var opening = OpenIntoAsync(plain.Writer, export, jurisdiction, package, cancellation);
        try
        {
            await RecipientCopy.WriteAsync(plain.Reader.AsStream(leaveOpen: true), origin.Name, export, mark, signer, output, cancellation);
        }
        finally
        {
            await plain.Reader.CompleteAsync();
            await opening;
        }
    }

    /// <summary>Whether a stored package is destroyed, because it showed what had to be.</summary>
    public Task<bool> IsDestroyedAsync(string export, string jurisdiction, CancellationToken cancellation = default) =>
        erasures.IsRetiredAsync(PackageKeys.NameOf(export, jurisdiction), cancellation);

    /// <summary>Draws a sample of what an export opens, from the log that its package was made of.</summary>
    public Task<(long Population, IReadOnlyList<(long Index, Core Core)> Drawn)> DrawAsync(ExportFrame frame, string? kind, string seed, int n, CancellationToken cancellation = default) =>
        ExportSample.DrawAsync(
            new LedgerExportSource(logs, vault, erasures, values, kinds, rules), new SampleFrame(frame.Log, frame.Size, frame.From, frame.To, new LogFilter(frame.Pseudonyms, frame.Kinds)),
            kind, seed, n, cancellation);

    private async Task<SealedPackage> MakeAsync(ExportRequest request)
    {
        var key = await KeyAsync(request.Export, LogNames.BaseLabelOf(request.Jurisdictions[0].Label), CancellationToken.None);
        var anchored = request with { Jurisdictions = await AnchoredAsync(request.Jurisdictions) };
        var (plain, crypt) = (new Pipe(), new Pipe());
        var storing = blobs.PutAsync(crypt.Reader.AsStream());
        var sealing = SealAsync(plain.Reader, crypt.Writer, key.Bytes, request.Export);
        await WriteAsync(anchored, plain.Writer);
        var length = await sealing;
        return new SealedPackage(await storing, length);
    }

    /// <summary>
    /// Lets the heads that a package shows be cosigned and stamped. What cannot be had is left out, and so is what would have to be asked for
    /// after it: a package does not wait for somebody who is away longer than once.
    /// </summary>
    private async Task<IReadOnlyList<JurisdictionExport>> AnchoredAsync(IReadOnlyList<JurisdictionExport> parts)
    {
        var (anchored, areThere, isThere) = (new List<JurisdictionExport>(), true, true);
        foreach (var part in parts)
        {
            var tokens = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            anchored.Add(part with
            {
                Lifecycle = (await AnchorAsync(LogNames.Lifecycle, part.Lifecycle))!,
                Decisions = await AnchorAsync(LogNames.Decisions, part.Decisions),
                R = await AnchorAsync(LogNames.R, part.R),
                Tokens = tokens,
            });

            async Task<SignedNote?> AnchorAsync(string log, SignedNote? head)
            {
                if (head is null)
                    return null;
                var cosigned = areThere ? await cosigning.CosignAsync(head) : await cosigning.KeptAsync(head);
                areThere &= cosigning.Failures.Keys.All(key => key.Log != Checkpoint.FromText(head).Log);
                if ((isThere ? await stamps.StampAsync(cosigned) : await stamps.KeptAsync(cosigned)) is not { } token)
                {
                    isThere = false;
                    return cosigned;
                }

                // A time-stamp is over the file, so the package shows the file as it was stamped.
                tokens[log] = token;
                return await stamps.StampedNoteAsync(cosigned) ?? cosigned;
            }
        }

        return anchored;
    }

    private async Task OpenIntoAsync(PipeWriter writer, string export, string jurisdiction, string package, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            await using var output = writer.AsStream(leaveOpen: true);
            await OpenAsync(export, jurisdiction, package, output, cancellation);
        }
        catch (Exception thrown)
        {
            // Told to whoever reads, who throws it.
            failure = thrown;
        }
        finally
        {
            await writer.CompleteAsync(failure);
        }
    }

    private async Task WriteAsync(ExportRequest request, PipeWriter writer)
    {
        Exception? failure = null;
        try
        {
            await using var output = writer.AsStream(leaveOpen: true);
            await ExportPackage.WriteAsync(request, new LedgerExportSource(logs, vault, erasures, values, kinds, rules), signer, output);
        }
        catch (Exception thrown)
        {
            failure = thrown;
            throw;
        }
        finally
        {
            await writer.CompleteAsync(failure);
        }
    }

    private static async Task<long> SealAsync(PipeReader plain, PipeWriter crypt, byte[] key, string export)
    {
        Exception? failure = null;
        try
        {
            await using var output = crypt.AsStream(leaveOpen: true);
            return await SealedFrames.SealAsync(plain.AsStream(), output, key, export, CancellationToken.None);
        }
        catch (Exception thrown)
        {
            failure = thrown;
            throw;
        }
        finally
        {
            await crypt.CompleteAsync(failure);
        }
    }

    private Task<SubjectKey> KeyAsync(string export, string label, CancellationToken cancellation) =>
        keys.SubjectAsync(label, $"export/{export}", PackageKeys.RecordClass, cancellation).AsTask();
}
