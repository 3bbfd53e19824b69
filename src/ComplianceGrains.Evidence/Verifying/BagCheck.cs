using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Steps 2 and 3: tag files, manifests, digests, seal.</summary>
internal static class BagCheck
{
    /// <summary>Checks the bag.</summary>
    /// <param name="package">The package.</param>
    /// <param name="changed">The first file under <c>data/</c> that is not the one listed, or null.</param>
    /// <returns>The digest of every file under <c>data/</c>.</returns>
    public static IReadOnlyDictionary<string, Digest> Check(PackageReader package, out VerificationFailure? changed)
    {
        CheckTagFiles(package);
        var tags = Manifest(package, PackageFiles.TagManifest);
        var payload = Manifest(package, PackageFiles.Manifest);
        CheckFiles(package, tags, payload);
        if (tags.Select(f => Changed(package, f.Key, f.Value, PackageFiles.TagManifest)).FirstOrDefault(f => f is not null) is { } tag)
            throw tag;
        changed = payload.Select(f => Changed(package, f.Key, f.Value, PackageFiles.Manifest)).FirstOrDefault(f => f is not null);
        return payload;
    }

    public static ExportSeal Seal(PackageReader package, TrustFile trust)
    {
        var seal = VerificationFailure.At(PackageFiles.Seal, () => ExportSeal.Open(package.Whole(PackageFiles.Seal), trust));
        if (seal.TagManifest != Digest.Sha256(package.Whole(PackageFiles.TagManifest)))
            throw new VerificationFailure("SEAL", PackageFiles.TagManifest, "The seal is over another tag manifest.");
        return seal.Export == package.Folder ? seal : throw new VerificationFailure("SEAL", PackageFiles.Seal, "The seal is of another export than the top folder's name.");
    }

    private static void CheckTagFiles(PackageReader package)
    {
        foreach (var path in PackageFiles.TagFiles.Append(PackageFiles.TagManifest))
        {
            if (!package.Has(path))
                throw new VerificationFailure("BAG-FILES", path, "The package lacks this file.");
        }
        if (!package.Whole(PackageFiles.BagIt).AsSpan().SequenceEqual(Texts.Utf8.GetBytes(PackageFiles.BagItText)))
            throw Form(PackageFiles.BagIt, "is not the declaration of BagIt 1.0 in UTF-8");
        var info = package.Whole(PackageFiles.BagInfo);
        if (!System.Text.Unicode.Utf8.IsValid(info) || (info.Length > 0 && info[^1] != (byte)'\n')
            || Texts.Utf8.GetString(info).Split('\n').SkipLast(1).Any(l => l.IndexOf(':', StringComparison.Ordinal) < 1))
            throw Form(PackageFiles.BagInfo, "is not lines of label, colon and value");
    }

    private static Dictionary<string, Digest> Manifest(PackageReader package, string path)
    {
        var bytes = package.Whole(path);
        if (!System.Text.Ascii.IsValid(bytes) || (bytes.Length > 0 && bytes[^1] != (byte)'\n'))
            throw Form(path, "is not lines of ASCII");
        var files = new Dictionary<string, Digest>(StringComparer.Ordinal);
        string? last = null;
        foreach (var line in Texts.Utf8.GetString(bytes).Split('\n').SkipLast(1))
        {
            if (line.Length < 67 || line[64..66] != "  " || line.AsSpan(0, 64).ContainsAnyExceptInRange('0', 'f') || !line[..64].All(char.IsAsciiHexDigitLower))
                throw Form(path, $"has a line {files.Count + 1} that is not a SHA-256, two spaces and a path");
            var file = line[66..];
            if (last is not null && string.CompareOrdinal(last, file) >= 0)
                throw Form(path, $"is not sorted by path at line {files.Count + 1}");
            files.Add(last = file, new Digest(Convert.FromHexString(line.AsSpan(0, 64))));
        }
        return files;
    }

    private static void CheckFiles(PackageReader package, Dictionary<string, Digest> tags, Dictionary<string, Digest> payload)
    {
        if (!tags.Keys.SequenceEqual(PackageFiles.TagFiles))
            throw new VerificationFailure("BAG-FILES", PackageFiles.TagManifest, "It does not list exactly the three tag files.");
        foreach (var path in payload.Keys)
        {
            if (!path.StartsWith(PackageFiles.Data, StringComparison.Ordinal) || !package.Has(path))
                throw new VerificationFailure("BAG-FILES", path, $"{PackageFiles.Manifest} lists a file that is not under data/ or not there.");
        }
        foreach (var path in package.Files.Keys.Order(StringComparer.Ordinal))
        {
            if (!payload.ContainsKey(path) && !tags.ContainsKey(path) && path is not (PackageFiles.TagManifest or PackageFiles.Seal))
                throw new VerificationFailure("BAG-FILES", path, $"Neither {PackageFiles.Manifest} nor {PackageFiles.TagManifest} lists this file.");
        }
    }

    private static VerificationFailure? Changed(PackageReader package, string path, Digest expected, string manifest)
    {
        using var stream = package.Open(path);
        return new Digest(SHA256.HashData(stream)) == expected ? null : new VerificationFailure("BAG-DIGEST", path, $"The file is not the one that {manifest} lists: one of the two was changed.");
    }

    private static VerificationFailure Form(string path, string how) => new("BAG-FORM", path, $"The file {how}.");
}
