using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>
/// Writes the copy of a package that somebody fetches: <c>bag-info.txt</c> says whose copy it is, and the seal is made anew over that. All else is
/// the package byte for byte, so that every copy proves the same, and one that turns up elsewhere says where it came from.
/// </summary>
public static class RecipientCopy
{
    /// <summary>Writes it, front to back. One small file is in memory at a time.</summary>
    /// <param name="package">The package, from its first byte to its last.</param>
    /// <param name="origin">The firm's origin.</param>
    /// <param name="export">The export's id.</param>
    /// <param name="mark">Whose copy it is.</param>
    /// <param name="signer">Seals it under <c>origin/export</c>.</param>
    /// <param name="output">Gets the zip.</param>
    /// <param name="cancellationToken">Stops the work; what was written is no package.</param>
    /// <exception cref="EvidenceFormatException">It is not a package that was written here.</exception>
    /// <exception cref="IOException">Whoever holds the sealing key cannot be reached, or refuses.</exception>
    public static async Task WriteAsync(Stream package, string origin, string export, CopyMark mark, ILogSigner signer, Stream output, CancellationToken cancellationToken = default)
    {
        var (reader, zip) = (new ZipEntryReader(package), new ZipWriter(output, export));
        var (info, tags) = (default(Digest?), default(Digest?));
        while (await reader.NextAsync(cancellationToken) is var (name, form))
        {
            if (!name.StartsWith($"{export}/", StringComparison.Ordinal))
                throw new EvidenceFormatException("ZIP-FORM", "The package's top folder is not named as the export.");
            var path = name[(export.Length + 1)..];
            switch (path)
            {
                case PackageFiles.BagInfo:
                    info = await AddAsync(path, Texts.Utf8.GetString(await reader.UnpackAsync(form, cancellationToken)) + mark.Lines());
                    break;
                case PackageFiles.TagManifest:
                    tags = await AddAsync(path, WithDigest(Texts.Utf8.GetString(await reader.UnpackAsync(form, cancellationToken)), PackageFiles.BagInfo, Known(info)));
                    break;
                case PackageFiles.Seal:
                    await reader.UnpackAsync(form, cancellationToken);
                    var seal = await new ExportSeal(origin, export, Known(tags)).SignAsync(signer, cancellationToken);
                    await AddAsync(path, Texts.Utf8.GetString(seal.ToBytes()));
                    break;
                default:
                    await zip.AddAsync(path, form, (to, cancellation) => reader.CopyAsync(form, to, cancellation), cancellationToken);
                    break;
            }
        }
        await zip.FinishAsync(cancellationToken);

        async Task<Digest> AddAsync(string path, string text)
        {
            using var file = new PackedFile();
            file.Write(text);
            var digest = file.Finish();
            await zip.AddAsync(path, file, cancellationToken);
            return digest;
        }
    }

    private static string WithDigest(string manifest, string path, Digest digest) =>
        string.Concat(manifest.Split('\n').SkipLast(1).Select(line => line.EndsWith($"  {path}", StringComparison.Ordinal) ? $"{digest.ToHex()}  {path}\n" : $"{line}\n"));

    private static Digest Known(Digest? digest) => digest ?? throw new EvidenceFormatException("BAG-FILES", "The package's tag files are not in the order in which they are written.");
}

/// <summary>Whose copy of a package it is.</summary>
/// <param name="Recipient">For whom the export was made.</param>
/// <param name="Download">Which download it was: the number of the decision that records it says who fetched it.</param>
/// <param name="FetchedAt">When, as <c>2026-01-31T09:30:00Z</c>.</param>
public sealed record CopyMark(string Recipient, string Download, string FetchedAt)
{
    /// <summary>As <c>bag-info.txt</c> has it.</summary>
    internal string Lines() => string.Concat(new[] { ("Copy-Recipient", Recipient), ("Copy-Download", Download), ("Copy-Fetched-At", FetchedAt) }
        .Select(line => $"{line.Item1}: {line.Item2.ReplaceLineEndings(" ")}\n"));
}
