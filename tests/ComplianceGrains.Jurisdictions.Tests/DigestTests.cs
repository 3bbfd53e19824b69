using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Tests;

public class DigestTests
{
    [Fact]
    public void The_digest_is_that_of_what_sha256sum_prints()
    {
        PackFile[] files = [new("pack.yaml", "b"u8.ToArray()), new("holidays.yaml", "a"u8.ToArray())];
        var listing = $"{Convert.ToHexStringLower(SHA256.HashData("a"u8))}  holidays.yaml\n{Convert.ToHexStringLower(SHA256.HashData("b"u8))}  pack.yaml\n";
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(listing)), PackDigest.Of(files));
    }

    [SkippableFact]
    public void The_digests_of_the_golden_package_come_out()
    {
        Skip.If(Repository.Shared is null, "The golden package is not beside the repository.");
        using var zip = ZipFile.OpenRead(Path.Combine(Repository.Shared!, "evidence-golden", "golden.zip"));
        var packs = zip.Entries.Where(entry => entry.FullName.Contains("/packs/", StringComparison.Ordinal) && entry.Name.Length > 0).GroupBy(entry => entry.FullName.Split('/')[^2]).ToList();
        Assert.NotEmpty(packs);
        Assert.All(packs, pack => Assert.Equal(pack.Key, Convert.ToHexStringLower(PackDigest.Of(pack.Select(entry => new PackFile(entry.Name, Bytes(entry)))))));
    }

    [Fact]
    public void A_published_version_has_the_digest_that_decisions_cite()
    {
        var packs = Repository.Library.Packs.ToDictionary(pack => pack.Id, pack => pack.DigestText, StringComparer.Ordinal);
        var published = File.ReadLines(Path.Combine(Repository.Root, "tests", "ComplianceGrains.Jurisdictions.Tests", "digests.txt"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')).ToList();
        Assert.True(published.Count >= 40);
        Assert.All(published, line => Assert.Equal((line[0], line[1]), (line[0], packs.GetValueOrDefault(line[0]))));
    }

    [Fact]
    public void Scenarios_are_no_part_of_the_digest() =>
        Assert.All(Repository.Library.Packs, pack => Assert.All(pack.Files, file => Assert.DoesNotContain("scenario", file.Path, StringComparison.Ordinal)));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
