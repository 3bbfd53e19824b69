using System.Text;
using ComplianceGrains.Evidence.Tests;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ComplianceGrains.Browser.Tests;

/// <summary>The page in a reader's hands.</summary>
public sealed class PageTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static byte[] Golden(string file) => File.ReadAllBytes(SharedFiles.Path("evidence-golden/" + file));

    private static FilePayload Upload(string name, byte[] bytes) => new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };

    private static async Task<string> VerdictAsync(IPage page, byte[] zip, byte[] trust, params byte[][] pins)
    {
        await page.SetInputFilesAsync("#package", Upload("package.zip", zip));
        await page.SetInputFilesAsync("#trust-file", Upload("trust.vkey", trust));
        if (pins.Length > 0)
            await page.SetInputFilesAsync("#pins", pins.Select((pin, i) => Upload($"pin{i}", pin)));
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
        Assert.StartsWith("Took", await page.InnerTextAsync("#details"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_a_package_does_not_lead_to_is_not_proven()
    {
        var firm = Histories.Rich();
        var log = firm.Decisions("de");
        var pin = new Evidence.Notes.Checkpoint(log.Name, 3, log.HeadAt(3).Root).Sign(firm.Key).ToBytes().ToArray();
        var page = await chromium.OpenAsync();

        var verdict = await VerdictAsync(page, await firm.WriteAsync(Histories.Export(firm)), Encoding.UTF8.GetBytes(firm.Trust.ToString()), pin);

        Assert.Equal("? NOT PROVEN against your checkpoint of size 3", verdict);
        Assert.Contains("never VALID", await page.InnerTextAsync("#meaning"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Markup_in_a_package_stays_text()
    {
        const string markup = "<img src=x onerror=alert(1)><script>document.title='x'</script>";
        var firm = Histories.Small();
        firm.Decide("de", "a", value: markup);
        firm.Clock = Histories.To + Firm.Day;
        var profile = new Evidence.Exports.ExportProfile("P", [new(Firm.Wallet, "ownerName", markup)]);
        var request = firm.Produce("EXP-3", Histories.From, Histories.To, forged: new Statement { Profile = profile }) with { Profile = profile };
        var page = await chromium.OpenAsync();

        Assert.Equal("✓ VALID", await VerdictAsync(page, await firm.WriteAsync(request), Encoding.UTF8.GetBytes(firm.Trust.ToString())));

        Assert.Contains(markup, await page.InnerTextAsync("#details"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#result img, #result script").CountAsync());
        Assert.Empty(chromium.Complaints);
    }

    [SkippableFact]
    public async Task The_page_forbids_itself_every_connection()
    {
        var page = await chromium.OpenAsync();

        var answer = await page.EvaluateAsync<string>("fetch('https://example.com/').then(() => 'sent', e => e.name)");

        Assert.Equal("TypeError", answer);
        Assert.Contains(chromium.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.DoesNotContain(chromium.Requests, address => address.StartsWith("http", StringComparison.Ordinal));
        chromium.Complaints.Clear();
    }

    [SkippableFact]
    public async Task Everything_is_reached_by_keyboard_and_has_a_name()
    {
        var page = await chromium.OpenAsync();
        var reached = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.id"));
        }
        Assert.Equal(["package", "trust-file", "trust", "pins", "witnesses", "start"], reached.Where(id => id != "").Distinct());
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('input, textarea')].filter(e => !e.labels?.length && !e.ariaLabel).length"));
    }

    /// <summary>With a screenshot in each theme where <c>COMPLIANCE_SCREENSHOTS</c> names a folder, to be looked at.</summary>
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_stands_out_in_both_themes(ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(scheme);
        foreach (var (name, look) in new[] { ("valid", "valid"), ("invalid", "invalid"), ("open", "open") })
        {
            // WCAG 2.2, 1.4.3: contrast of at least 4.5 to 1.
            var contrast = await page.EvaluateAsync<double>("""
                look => {
                  const result = document.getElementById("result");
                  result.hidden = false;
                  result.className = look;
                  const light = color => color.match(/[0-9.]+/g).slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                  const luminance = color => light(color).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                  const [a, b] = [getComputedStyle(document.getElementById("verdict")).color, getComputedStyle(document.body).backgroundColor].map(luminance).sort((x, y) => y - x);
                  return (a + 0.05) / (b + 0.05);
                }
                """, look);
            Assert.True(contrast >= 4.5, $"{name}: {contrast:F1}");
        }
        if (Environment.GetEnvironmentVariable("COMPLIANCE_SCREENSHOTS") is not { } folder)
            return;
        await VerdictAsync(page, Golden("golden.zip"), Golden("trust.vkey"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"valid-{scheme}.png"), FullPage = true });
        await VerdictAsync(page, Golden("golden.zip")[..^30], Golden("trust.vkey"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"invalid-{scheme}.png"), FullPage = true });
    }

    /// <summary>100,000 within 30 s by <c>bash tests/long browser-verifier</c>.</summary>
    [SkippableFact]
    public async Task Many_records_are_verified_while_the_page_answers()
    {
        var records = Environment.GetEnvironmentVariable("COMPLIANCE_LONG") == "1" ? 100_000 : 2_000;
        var page = await chromium.OpenAsync();
        var path = Path.GetTempFileName();
        try
        {
            var (figures, trust) = await VerifierFigures.MeasureAsync(records, 8, path);
            await page.FillAsync("#trust", trust.ToString());
            await page.SetInputFilesAsync("#package", path);
            // How long the page was deaf, at most, and what it showed meanwhile.
            await page.EvaluateAsync("""
                () => {
                  window.longest = 0;
                  window.shown = new Set();
                  let last = performance.now();
                  setInterval(() => {
                    const now = performance.now();
                    window.longest = Math.max(window.longest, now - last);
                    last = now;
                    window.shown.add(document.getElementById("doing").textContent);
                  }, 20);
                }
                """);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await page.ClickAsync("#start");
            await page.WaitForSelectorAsync("#result:not([hidden])", new() { Timeout = 300_000 });
            watch.Stop();
            Assert.Equal("✓ VALID", await page.InnerTextAsync("#verdict"));
            Assert.Contains($"Entries\t{records.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}", await page.InnerTextAsync("#details"), StringComparison.Ordinal);
            var (longest, shown) = (await page.EvaluateAsync<double>("window.longest"), await page.EvaluateAsync<int>("window.shown.size"));
            output.WriteLine($"{records} records, {figures.PackageBytes / 1e6:F0} MB: {watch.Elapsed.TotalSeconds:F1} s in the page, {figures.Verifying.TotalSeconds:F1} s in C#; the page was busy for at most {longest:F0} ms and showed {shown} states of progress.");
            if (records < 100_000)
                return;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed.TotalSeconds:F1} s");
            Assert.True(shown > 10, $"{shown} states of progress");
            Assert.True(longest < 1000, $"deaf for {longest:F0} ms");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
