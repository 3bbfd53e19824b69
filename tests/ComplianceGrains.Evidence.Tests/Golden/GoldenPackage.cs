using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>A valid package that another implementation wrote.</summary>
public class GoldenPackage
{
    private static TrustFile Trust => TrustFile.Parse(File.ReadAllText(SharedFiles.Path("evidence-golden/trust.vkey")));

    private static byte[] Zip => File.ReadAllBytes(SharedFiles.Path("evidence-golden/golden.zip"));

    private static VerificationReport Verify(VerifierOptions? options = null) => Judge.Verify(Zip, Trust, options);

    [SkippableFact]
    public void Is_valid_with_the_counts_it_was_made_with()
    {
        var report = Verify();
        Assert.Equal("VALID", report.ToString());
        Assert.Equal((31, 1, 126, 75, 9), (report.Entries, report.Deleted, report.Disclosed, report.Redacted, report.Shredded));
        Assert.Equal(75, report.RedactedFields.Sum(f => f.Count));
        Assert.Contains(report.RedactedFields, f => f is { Kind: "wallet.approval-decided/3", Field: "ownerDob", Rule: "SUP-1 birth-date" });
        Assert.Contains(report.Warnings, w => w.Contains("pinned", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Continues_the_checkpoints_that_the_recipient_kept()
    {
        var pins = new[] { "de-decisions", "de-lifecycle", "sg-lifecycle" }.Select(p => (ReadOnlyMemory<byte>)File.ReadAllBytes(SharedFiles.Path($"evidence-golden/pin-{p}.checkpoint")));
        var report = Verify(new VerifierOptions { Pins = [.. pins] });
        Assert.Equal("VALID", report.ToString());
        Assert.DoesNotContain(report.Warnings, w => w.Contains("pinned", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Is_not_trusted_without_its_keys() =>
        Assert.Equal("NOTE-UNTRUSTED", Judge.Verify(Zip, TrustFile.Parse("# nobody")).Code);

    [SkippableFact]
    public void Any_bit_flipped_in_it_is_refused_or_changes_no_unpacked_byte()
    {
        var (zip, trust) = (Zip, Trust);
        var original = new UnpackedPackage(zip);
        Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Int[0, 7]).Sample(g =>
        {
            var flipped = (byte[])zip.Clone();
            flipped[g.Item1] ^= (byte)(1 << g.Item2);
            if (!Judge.Verify(flipped, trust).IsValid)
                return;
            Assert.All(original.Files, f => Assert.Equal(f.Value, new UnpackedPackage(flipped).Files[f.Key]));
        }, iter: Samples.Of(300));
    }

    [SkippableFact]
    public void Every_byte_of_a_file_matters()
    {
        var (zip, trust) = (Zip, Trust);
        var paths = new UnpackedPackage(zip).Files.Where(f => f.Value.Length > 0).Select(f => f.Key).ToArray();
        (from path in Gen.Int[0, paths.Length - 1] from at in Gen.Double[0, 0.999999] from bit in Gen.Int[0, 7] select (path, at, bit)).Sample(g =>
        {
            var package = new UnpackedPackage(zip);
            var bytes = package.Files[paths[g.path]];
            bytes[(int)(g.at * bytes.Length)] ^= (byte)(1 << g.bit);
            var report = Judge.Verify(package.Zipped(), trust);
            Assert.False(report.IsValid);
            Assert.NotNull(report.Where);
        }, iter: Samples.Of(300));
    }
}
