using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports.Annexes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>Writes export packages: the other half of <see cref="PackageVerifier"/>.</summary>
public static class ExportPackage
{
    /// <summary>Writes a package. The same request and source give the same bytes, but for the seal's signature.</summary>
    /// <param name="request">What is exported. Its <c>export.produced/1</c> is under each lifecycle checkpoint.</param>
    /// <param name="source">Where entries, leaves, compartments, schemas and packs come from.</param>
    /// <param name="signer">Seals the package under <c>origin/export</c>.</param>
    /// <param name="output">Gets the zip, written front to back.</param>
    /// <param name="cancellationToken">Stops the work; what was written is no package.</param>
    /// <returns>The seal.</returns>
    /// <exception cref="ExportSourceException">The material does not make a valid package.</exception>
    /// <exception cref="IOException">Whoever holds the sealing key cannot be reached, or refuses.</exception>
    /// <remarks>In memory: 64 bytes for each leaf of a log, and the packed files of one log at a time.</remarks>
    public static async Task<ExportSeal> WriteAsync(ExportRequest request, IExportSource source, ILogSigner signer, Stream output, CancellationToken cancellationToken = default)
    {
        try
        {
            return await WriteCheckedAsync(request, source, signer, output, cancellationToken);
        }
        catch (EvidenceFormatException e)
        {
            throw new ExportSourceException($"Stored material is not in format ev1 ({e.Code}): {e.Message}");
        }
    }

    private static async Task<ExportSeal> WriteCheckedAsync(ExportRequest request, IExportSource source, ILogSigner signer, Stream output, CancellationToken cancellationToken)
    {
        var jurisdictions = request.Jurisdictions.OrderBy(j => j.Label, StringComparer.Ordinal).ToList();
        var header = new ExportHeader(request.Export, request.Origin, request.From, request.To, [.. jurisdictions.Select(j => j.Label)]);
        ExportHeader.Read(Json.Parse(header.ToBytes().AsSpan()[..^1])); // the verifier's own reading: what it would refuse is not written
        var package = new PackageWriter(output, request);
        var cited = new CitedMaterial(source);
        var annexes = request.Readable ? new AnnexSet(header, request.Profile, () => new PackedFile()) : null;
        await package.AddAsync(PackageFiles.Export, header.ToBytes(), cancellationToken);
        await package.AddAsync(PackageFiles.Profile, request.Profile.Bytes, cancellationToken);
        await package.AddAsync(PackageFiles.Readme, ExportReadme.For(request), cancellationToken);
        foreach (var jurisdiction in jurisdictions)
        {
            var lifecycle = await LifecycleWriter.WriteAsync(request, jurisdiction, source, cited, package, cancellationToken);
            if (annexes is not null)
                annexes.Purposes[jurisdiction.Label] = lifecycle.Purpose;
            foreach (var (log, filter) in jurisdiction.Scope.Filters)
            {
                var checkpoint = (log == LogNames.R ? jurisdiction.R : jurisdiction.Decisions) ?? throw new ExportSourceException($"{jurisdiction.Label}: {log} is in scope, but there is no checkpoint of it.");
                await new LogWriter(request, jurisdiction, log, filter, checkpoint, lifecycle, source, cited, package, annexes).WriteAsync(cancellationToken);
            }
        }
        await cited.WriteAsync(package, cancellationToken);
        if (annexes is not null)
            await WriteAsync(annexes, package, cancellationToken);
        foreach (var file in request.Annex)
            await package.AddAsync(PackageFiles.Annex + file.Path, file.Bytes, cancellationToken);
        return await package.FinishAsync(signer, cancellationToken);
    }

    private static async Task WriteAsync(AnnexSet annexes, PackageWriter package, CancellationToken cancellationToken)
    {
        foreach (var (path, file) in await annexes.FinishAsync(cancellationToken))
        {
            using var table = (PackedFile)file;
            await package.AddAsync(PackageFiles.Annex + path, table, cancellationToken);
        }
        foreach (var (path, bytes) in annexes.Overall())
            await package.AddAsync(PackageFiles.Annex + path, bytes, cancellationToken);
    }
}
