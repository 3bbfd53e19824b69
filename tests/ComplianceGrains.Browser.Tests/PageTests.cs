using System.Text;
using ComplianceGrains.Evidence.Tests;
using Microsoft.Playwright;

namespace ComplianceGrains.Browser.Tests;

/// <summary>The page in a reader's hands.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static byte[] Golden(string file) => File.ReadAllBytes(SharedFiles.Path("evidence-golden/" + file));

    private static FilePayload File_(string name, byte[] bytes) => new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };

    private static async Task<string> VerdictAsync(IPage page, byte[] zip, byte[] trust, params byte[][] pins)
    {
        await page.SetInputFilesAsync("#package", File_("package.zip", zip));
        await page.SetInputFilesAsync("#trust-file", File_("trust.vkey", trust));
        if (pins.Length > 0)
            await page.SetInputFilesAsync("#pins", pins.Select((pin, i) => File_($"pin{i}", pin)));
        await page.ClickAsync("#start");
        await page.WaitForSelectorAsync("#result:not([hidden])");
        return await page.InnerTextAsync("#verdict");
    }

    [SkippableFact]
    public async Task The_golden_package_is_valid_with_its_counts_and_asks_for_nothing_of_the_network()
    {
        var page = await chromium.OpenAsync();
        var (zip, trust) = (Golden("golden.zip"), Golden("trust.vkey"));

        Assert.Equal("✓ VALID", await VerdictAsync(page, zip, trust, Golden("pin-de-decisions.checkpoint"), Golden("pin-sg-lifecycle.checkpoint")));

        var details = await page.InnerTextAsync("#details");
        Assert.Contains("EXP-2026-001 of evidence.example.com", details, StringComparison.Ordinal);
        Assert.Contains("Fields shown\t126", details, StringComparison.Ordinal);
        Assert.Contains("Fields hidden by a rule\t75", details, StringComparison.Ordinal);
        Assert.Contains("SUP-1 birth-date", details, StringComparison.Ordinal);
        Assert.Empty(chromium.Complaints);
        Assert.All(chromium.Requests, address => Assert.True(address == chromium.Address || address.StartsWith("blob:", StringComparison.Ordinal), address));
    }

    [SkippableFact]
    public async Task A_changed_byte_is_named_by_its_step_and_place()
    {
        var page = await chromium.OpenAsync();
        var (package, trust) = (new UnpackedPackage(Golden("golden.zip")), Golden("trust.vkey"));
        package.Files["data/de/decisions/records.jsonl"][700] ^= 1;

        Assert.StartsWith("✗ INVALID BAG-DIGEST data/de/decisions/records.jsonl", await VerdictAsync(page, package.Zipped(), trust), StringComparison.Ordinal);

        Assert.Contains("2 of 18", await page.InnerTextAsync("#finding"), StringComparison.Ordinal);
        Assert.Equal("", await page.InnerTextAsync("#details") is var text && text.StartsWith("Took", StringComparison.Ordinal) ? "" : text);
    }
}
