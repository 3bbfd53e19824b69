namespace ComplianceGrains.Evidence.Tests;

/// <summary>A valid package that another implementation wrote.</summary>
public class GoldenPackage
{
    private static TrustFile Trust => TrustFile.Parse(File.ReadAllText(SharedFiles.Path("evidence-golden/trust.vkey")));

    private static VerificationReport Verify(VerifierOptions? options = null) => PackageVerifier.Verify(SharedFiles.Path("evidence-golden/golden.zip"), Trust, options);

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
        Assert.Equal("NOTE-UNTRUSTED", PackageVerifier.Verify(SharedFiles.Path("evidence-golden/golden.zip"), TrustFile.Parse("# nobody")).Code);
}
