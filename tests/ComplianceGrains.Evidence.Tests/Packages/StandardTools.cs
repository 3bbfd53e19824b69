using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What a recipient has without our verifier: unpackers, and the commands in the package's own README, run by a shell.</summary>
public sealed class StandardTools : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [InlineData("unzip", "unzip -t package.zip")]
    [InlineData("7z", "7z t package.zip")]
    [InlineData("python3", "python3 -c 'import zipfile,sys; z=zipfile.ZipFile(\"package.zip\"); sys.exit(z.testzip() is not None); [z.read(n) for n in z.namelist()]'")]
    [Trait("Pace", "slow")]
    public async Task Every_unpacker_opens_a_package_without_a_complaint(string tool, string command)
    {
        Shell.Needs(tool);
        // The smallest history has empty files (no tombstones, no disclosures outside the period), the rich one every kind of file.
        foreach (var zip in new[] { await Histories.ExportSmallAsync(Histories.Small()), await RichAsync() })
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder, "package.zip"), zip);
            var (code, output) = Shell.Run(_folder, command);
            Assert.True(code == 0 && !output.Contains("warning", StringComparison.OrdinalIgnoreCase), output);
        }
    }

    [Fact]
    public async Task An_empty_file_is_stored_and_not_deflated()
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await Histories.ExportSmallAsync(Histories.Small())));
        var empty = zip.Entries.Where(e => e.Length == 0).ToList();
        Assert.NotEmpty(empty);
        Assert.All(empty, e => Assert.Equal(0, e.CompressedLength));
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(Histories.Small()));
        Assert.Empty(package.Files["data/de/decisions/tombstones.jsonl"]);
    }

    [SkippableFact]
    public async Task The_commands_of_the_README_check_integrity_and_seal()
    {
        var (firm, package) = await UnpackAsync();
        var text = package["data/README.txt"];
        var commands = text[text.IndexOf("sha256sum -c", StringComparison.Ordinal)..text.IndexOf("The seal holds", StringComparison.Ordinal)];
        var (code, output) = Shell.Run(Path.Combine(_folder, package.Folder), "set -e -o pipefail\n" + commands);
        Assert.True(code == 0, output);
        Assert.Contains("Verified OK", output, StringComparison.Ordinal);
        var tags = Digest.Sha256(package.Files["tagmanifest-sha256.txt"]).ToHex();
        Assert.Contains($"{tags}\n{tags}  tagmanifest-sha256.txt", output, StringComparison.Ordinal);
        Assert.NotNull(firm);
    }

    [Fact]
    public async Task The_README_names_the_rules_that_no_workflow_obeys_yet()
    {
        var firm = Histories.Small();
        firm.Clock += 400 * Firm.Day;
        var request = Histories.Export(firm);
        Assert.DoesNotContain("does not obey yet", new UnpackedPackage(await firm.WriteAsync(request))["data/README.txt"], StringComparison.Ordinal);
        var zip = await firm.WriteAsync(request with { NotYetObeyed = ["monitoring.*", "reporting.*"] });
        Assert.Contains("does not obey yet, so that no decision here rests on them\n(\"*\" stands for any name):\n- monitoring.*\n- reporting.*\n", new UnpackedPackage(zip)["data/README.txt"], StringComparison.Ordinal);
        Assert.True(firm.Verify(zip).IsValid);
    }

    [SkippableFact]
    public async Task The_leaf_check_of_the_README_says_what_it_compared()
    {
        var (firm, package) = await UnpackAsync();
        var (code, output) = CheckLeaf(package, "0");
        Assert.True(code == 0, output);
        Assert.Equal($"LEAF OK: entry 0 gives {firm.Decisions("de").Entries[0].Leaf}, as the actor's next entry says\n", output);
    }

    [SkippableFact]
    public async Task The_leaf_check_of_the_README_fails_on_a_changed_core()
    {
        var (_, package) = await UnpackAsync(p => p.Lines("data/de/decisions/records.jsonl", l => l[0] = l[0].Replace("wallet.approval-decided", "wallet.approval-refused", StringComparison.Ordinal)));
        var (code, output) = CheckLeaf(package, "0");
        Assert.Equal(1, code);
        Assert.StartsWith("LEAF DIFFERS: entry 0 gives ", output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("1", "its actor has no later entry")]
    [InlineData("99", "no entry 99 with a core")]
    [InlineData("INDEX", "no entry INDEX with a core")]
    public async Task The_leaf_check_of_the_README_says_when_it_has_nothing_to_compare(string index, string says)
    {
        var (_, package) = await UnpackAsync();
        var (code, output) = CheckLeaf(package, index);
        Assert.Equal(2, code);
        Assert.Contains("NOT CHECKED", output, StringComparison.Ordinal);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(null, null, "")]
    [InlineData(Firm.Wallet, null, "")]
    [InlineData(null, "customer/2", "")]
    [InlineData(null, null, Firm.Disposed)]
    [Trait("Pace", "slow")]
    public async Task The_sample_of_the_README_is_the_one_that_everybody_draws(string? kind, string? actor, string asked)
    {
        Shell.Needs("sha256sum jq sort");
        var firm = Histories.Rich();
        var log = firm.Decisions("de");
        var filter = new LogFilter(actor is null ? null : [Pseudonym.Of(log.Key, actor)], kind is null ? null : [kind]);
        var package = Unpack(new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm, new ExportScope(filter, null)))));
        var text = package["data/README.txt"];
        var commands = text[text.IndexOf("draw_sample()", StringComparison.Ordinal)..].Replace("draw_sample SEED 25", $"draw_sample 'a seed' 5 {asked}", StringComparison.Ordinal);

        var (code, output) = Shell.Run(Path.Combine(_folder, package.Folder), commands);

        Assert.True(code == 0, output);
        var open = Enumerable.Range(0, (int)log.Size).Where(i => log.Entries[i].Core is { } core && Core.Parse(core.Span) is var read
            && read.Time is > Histories.From and <= Histories.To && filter.Matches(read.Draft.Actor, read.Draft.Kind) && (asked.Length == 0 || read.Draft.Kind == asked)).Select(i => (long)i).ToList();
        var drawn = ExportSample.Draw("a seed", log.Name, open, 5);
        Assert.Equal(Math.Min(5, open.Count), drawn.Count);
        Assert.Equal(string.Concat(drawn.Select(index => $"{index}\n")), output);
    }

    private static async Task<byte[]> RichAsync()
    {
        var firm = Histories.Rich();
        return await firm.WriteAsync(Histories.Export(firm));
    }

    private async Task<(Firm, UnpackedPackage)> UnpackAsync(Action<UnpackedPackage>? change = null)
    {
        Shell.Needs("sha256sum openssl jq xxd base64 sed grep tr");
        var firm = Histories.Small();
        firm.Decide("de", "a");
        firm.Decide("de", "b");
        firm.Decide("de", "a");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        change?.Invoke(package);
        await File.WriteAllTextAsync(Path.Combine(_folder, "trust.vkey"), firm.Trust.ToString());
        return (firm, Unpack(package));
    }

    private UnpackedPackage Unpack(UnpackedPackage package)
    {
        foreach (var (path, bytes) in package.Files)
        {
            var file = Path.Combine(_folder, package.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
        return package;
    }

    private (int Code, string Output) CheckLeaf(UnpackedPackage package, string index)
    {
        var text = package["data/README.txt"];
        var commands = text[text.IndexOf("check_leaf()", StringComparison.Ordinal)..text.IndexOf("A sample that", StringComparison.Ordinal)].Replace("check_leaf INDEX", $"check_leaf {index}", StringComparison.Ordinal);
        return Shell.Run(Path.Combine(_folder, package.Folder), commands);
    }
}
