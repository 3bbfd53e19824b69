using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Evidence.Tests;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ComplianceGrains.Browser.Tests;

/// <summary>Two readings of one format: whatever a package is, the page and the C# verifier give it the same verdict, for the same reason.</summary>
public sealed class AgreementTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static bool IsLong => Environment.GetEnvironmentVariable("COMPLIANCE_LONG") == "1";

    public static TheoryData<string> Random => [.. KnownMutants.Random.Select(t => t.Name)];

    public static TheoryData<string> Named => [.. KnownMutants.Named.Select(t => t.Name)];

    [SkippableTheory]
    [MemberData(nameof(Named))]
    public async Task On_every_package_that_the_tests_know(string tests)
    {
        var page = await chromium.OpenAsync();
        await AgreeAsync(page, await KnownMutants.OfAsync(KnownMutants.Named.Single(t => t.Name == tests), test => IsLong || !KnownMutants.IsRandom(test)));
    }

    [SkippableTheory]
    [MemberData(nameof(Random))]
    public async Task On_every_package_that_the_random_tests_make(string tests)
    {
        Skip.IfNot(IsLong, "bash tests/long browser-verifier");
        var page = await chromium.OpenAsync();
        await AgreeAsync(page, await KnownMutants.OfAsync(KnownMutants.Random.Single(t => t.Name == tests)));
    }

    /// <summary>A thousand by <c>bash tests/long browser-verifier</c>; here the first that fit.</summary>
    [SkippableFact]
    public async Task On_random_changes_sealed_again_or_not()
    {
        var page = await chromium.OpenAsync();
        await AgreeAsync(page, RandomMutants.From(20261129).Take(IsLong ? 1000 : int.MaxValue), IsLong ? TimeSpan.MaxValue : TimeSpan.FromSeconds(20));
    }

    private async Task AgreeAsync(IPage page, IEnumerable<(string Test, JudgedPackage Package)> packages, TimeSpan? within = null)
    {
        var (watch, judged, valid, stamped, differences) = (Stopwatch.StartNew(), 0, 0, 0, new List<string>());
        foreach (var (test, package) in packages)
        {
            if (watch.Elapsed > (within ?? TimeSpan.MaxValue))
                break;
            if (package.Options.TimestampRoots.Count > 0)
            {
                // The page checks no time-stamps and says so.
                stamped++;
                continue;
            }
            judged++;
            valid += package.Report.IsValid ? 1 : 0;
            if (Environment.GetEnvironmentVariable("COMPLIANCE_MUTANTS") is { } folder)
            {
                Keep(folder, test, package, judged);
                continue;
            }
            var (line, message) = await InPageAsync(page, package);
            var here = $"{package.Report}{string.Concat(package.Report.Cosigned.Select(one => $" {one.Log} {one.Witness} {one.At.ToUnixTimeSeconds()}"))}";
            if (line != here)
                differences.Add($"{test}: here {here}: {package.Report.Message} / in the page {line}: {message}");
        }
        output.WriteLine($"{judged} packages in {watch.Elapsed.TotalSeconds:F1} s, of them {valid} valid; {differences.Count} differ. {stamped} more with authorities for time-stamps, which the page does not check.");
        Assert.True(judged > 0, "No package was judged.");
        Assert.True(differences.Count == 0, $"{differences.Count} of {judged} differ:\n{string.Join('\n', differences.Take(20))}");
    }

    private static async Task<(string Line, string? Message)> InPageAsync(IPage page, JudgedPackage package)
    {
        var answer = await page.EvaluateAsync<JsonElement>("""
            async given => {
              const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
              const report = await verifyPackage(bytes(given.zip), { trust: given.trust, pins: given.pins.map(bytes), witnesses: given.witnesses, limit: given.limit });
              return { line: report.line, message: report.message, cosigned: report.cosigned.map(c => ` ${c.log} ${c.witness} ${c.at}`).join("") };
            }
            """, new
        {
            zip = Convert.ToBase64String(package.Zip),
            trust = package.Trust.ToString(),
            pins = package.Options.Pins.Select(p => Convert.ToBase64String(p.Span)),
            witnesses = string.Join('\n', package.Options.Witnesses),
            limit = package.Options.MaxUnpackedBytes,
        });
        return ($"{answer.GetProperty("line").GetString()}{answer.GetProperty("cosigned").GetString()}", answer.GetProperty("message").GetString());
    }

    // For whoever works on one of the two verifiers: the packages as files, each with the verdict of the C# one.
    private static void Keep(string folder, string test, JudgedPackage package, int number)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{test.Split('.')[0]}-{number}");
        File.WriteAllBytes(file + ".zip", package.Zip);
        File.WriteAllText(file + ".json", JsonSerializer.Serialize(new
        {
            test,
            line = package.Report.ToString(),
            message = package.Report.Message,
            trust = package.Trust.ToString(),
            pins = package.Options.Pins.Select(p => Convert.ToBase64String(p.Span)),
            roots = package.Options.TimestampRoots.Select(r => Convert.ToBase64String(r.RawData)),
            witnesses = string.Join('\n', package.Options.Witnesses),
            limit = package.Options.MaxUnpackedBytes,
        }));
    }
}
