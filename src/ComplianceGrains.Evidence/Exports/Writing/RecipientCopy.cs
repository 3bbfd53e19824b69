using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>
/// Writes the copy of a package that somebody fetches: <c>bag-info.txt</c> says whose copy it is, and the seal is made anew over that. All else is
/// the package byte for byte, so that every copy proves the same, and one that turns up elsewhere says where it came from. While the sealing key
/// is away the copy is the package itself, under the seal that was made with it: what was produced once stays to be had.
/// </summary>
public static class RecipientCopy
{
    /// <summary>Writes it, front to back. What is about the package as a whole comes last and is in memory until it is known who seals it.</summary>
    /// <param name="package">The package, from its first byte to its last.</param>
    /// <param name="origin">The firm's origin.</param>
    /// <param name="export">The export's id.</param>
    /// <param name="mark">Whose copy it is.</param>
    /// <param name="signer">Seals it under <c>origin/export</c>.</param>
    /// <param name="output">Gets the zip.</param>
    /// <param name="cancellationToken">Stops the work; what was written is no package.</param>
    /// <exception cref="EvidenceFormatException">It is not a package that was written here.</exception>
    /// <returns>Whether it says whose copy it is; false if whoever holds the sealing key cannot be reached, or refuses.</returns>
    public static async Task<bool> WriteAsync(Stream package, string origin, string export, CopyMark mark, ILogSigner signer, Stream output, CancellationToken cancellationToken = default)
    {
        var (reader, zip) = (new ZipEntryReader(package), new ZipWriter(output, export));
        var (about, isMarked) = (new List<(string Path, string Text)>(), false);
        while (await reader.NextAsync(cancellationToken) is var (name, form))
        {
            if (!name.StartsWith($"{export}/", StringComparison.Ordinal))
                throw new EvidenceFormatException("ZIP-FORM", "The package's top folder is not named as the export.");
            var path = name[(export.Length + 1)..];
            if (path != PackageFiles.BagInfo && about.Count == 0)
            {
                await zip.AddAsync(path, form, (to, cancellation) => reader.CopyAsync(form, to, cancellation), cancellationToken);
                continue;
            }

            about.Add((path, Texts.Utf8.GetString(await reader.UnpackAsync(form, cancellationToken))));
            if (path != PackageFiles.Seal)
                continue;
            var marked = await MarkedAsync(about, origin, export, mark, signer, cancellationToken);
            isMarked = marked is not null;
            foreach (var (of, text) in marked ?? about)
                await AddAsync(of, text);
            about.Clear();
        }

        if (about.Count > 0)
            throw new EvidenceFormatException("BAG-FILES", "The package's tag files are not in the order in which they are written.");
        await zip.FinishAsync(cancellationToken);
        return isMarked;

        async Task AddAsync(string path, string text)
        {
            using var file = new PackedFile();
            file.Write(text);
            file.Finish();
            await zip.AddAsync(path, file, cancellationToken);
        }
    }

    /// <summary>What is about the package as a whole, as the copy has it; null while nobody can seal it.</summary>
    private static async Task<List<(string Path, string Text)>?> MarkedAsync(
        IReadOnlyList<(string Path, string Text)> about, string origin, string export, CopyMark mark, ILogSigner signer, CancellationToken cancellationToken)
    {
        var (marked, info, tags) = (new List<(string, string)>(), default(Digest?), default(Digest?));
        foreach (var (path, text) in about)
            switch (path)
            {
                case PackageFiles.BagInfo:
                    info = Add(path, text + mark.Lines());
                    break;
                case PackageFiles.TagManifest:
                    tags = Add(path, WithDigest(text, PackageFiles.BagInfo, Known(info)));
                    break;
                case PackageFiles.Seal:
                    try
                    {
                        Add(path, Texts.Utf8.GetString((await new ExportSeal(origin, export, Known(tags)).SignAsync(signer, cancellationToken)).ToBytes()));
                    }
                    catch (IOException)
                    {
                        return null;
                    }

                    break;
                default:
                    Add(path, text);
                    break;
            }
        return marked;

        Digest Add(string path, string text)
        {
            marked.Add((path, text));
            return Digest.Sha256(Texts.Utf8.GetBytes(text));
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
