using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Evidence.Verifying;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>The format's invariants over random histories, periods and changes.</summary>
public class PackageProperties
{
    private static readonly Lazy<Task<(Firm Firm, byte[] Zip)>> Shared = new(async () =>
    {
        var firm = Histories.Rich();
        return (firm, await firm.WriteAsync(Histories.Export(firm, new ExportScope(LogFilter.All, LogFilter.All))));
    });

    /// <summary>I8.</summary>
    [Fact]
    public Task Any_profile_scope_and_period_of_a_valid_history_gives_a_valid_package() => (
            from days in Gen.Int[0, 25]
            from start in Gen.Int[-1, 26]
            from length in Gen.Int[0, 27]
            from gone in Gen.Int[0, 30].Array[0, 4]
            from kinds in Gen.Int[0, 3]
            from closed in Gen.Int[0, 31]
            from r in Gen.Bool
            select (days, start, length, gone, kinds, closed, r)).SampleAsync(async g =>
        {
            var firm = new Firm();
            firm.Open("de");
            for (var day = 0; day < g.days; day++)
            {
                firm.Clock = Firm.Start + day * Firm.Day;
                firm.Decide("de", $"customer/{day % 3}", (day % 4) switch { 1 => Firm.Disposed, 2 => Firm.Bare, 3 => Firm.Str, _ => Firm.Wallet });
                if (day % 9 == 4)
                    firm.Produce($"EXP-{day}", 0, 0);
            }
            firm.Clock = Firm.Start + 400 * Firm.Day;
            var log = firm.Decisions("de");
            foreach (var index in g.gone.Where(i => i < log.Size).Distinct().Select(i => (long)i))
            {
                if (index % 2 == 0)
                    firm.Delete(log, 10, index);
                else if (log.Cores[(int)index].Draft.Kind == Firm.Wallet)
                    firm.Shred(log, "p1", 10, index);
            }
            var fields = firm.Schemas[Firm.Wallet].Fields.Where((_, i) => (g.closed >> i & 1) == 1);
            var profile = new ExportProfile("P", [.. fields.Select(f => new ClosedField(Firm.Wallet, f.Name, "rule"))]);
            var filter = new LogFilter(null, g.kinds switch { 0 => null, 1 => [], 2 => [Firm.Wallet], _ => [Firm.Disposed, Firm.Wallet] });
            var scope = new ExportScope(filter, g.r ? LogFilter.All : null);
            var from = Firm.Start + g.start * Firm.Day;
            var request = firm.Produce("EXP", from, from + g.length * Firm.Day, scope, new Statement { Profile = profile }) with { Profile = profile };
            var report = firm.Verify(await firm.WriteAsync(request));
            Assert.True(report.IsValid, $"{report}: {report.Message}");
        }, iter: Samples.Of(60));

    /// <summary>I9, on the file: what cannot be seen is only how the same bytes are packed.</summary>
    [Fact]
    public async Task Any_bit_flipped_in_the_file_is_refused_or_changes_no_unpacked_byte()
    {
        var (firm, zip) = await Shared.Value;
        var original = new UnpackedPackage(zip);
        Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Int[0, 7]).Sample(g =>
        {
            var flipped = (byte[])zip.Clone();
            flipped[g.Item1] ^= (byte)(1 << g.Item2);
            if (!firm.Verify(flipped).IsValid)
                return;
            var unpacked = new UnpackedPackage(flipped);
            Assert.Equal(original.Folder, unpacked.Folder);
            Assert.Equal(original.Files.Keys, unpacked.Files.Keys);
            Assert.All(original.Files, f => Assert.Equal(f.Value, unpacked.Files[f.Key]));
        }, iter: Samples.Of(300));
    }

    /// <summary>I9, sealed again: free are only texts that prove nothing.</summary>
    [Fact]
    public async Task Any_bit_flipped_in_a_proven_file_is_refused_also_when_sealed_again()
    {
        var (firm, zip) = await Shared.Value;
        var paths = new UnpackedPackage(zip).Files.Where(f => f.Value.Length > 0 && f.Key.StartsWith("data/", StringComparison.Ordinal) && f.Key != "data/README.txt").Select(f => f.Key).ToArray();
        (from path in Gen.Int[0, paths.Length - 1].Select(i => paths[i]) from at in Gen.Double[0, 0.999999] from bit in Gen.Int[0, 7] select (path, at, bit)).Sample(g =>
        {
            var package = new UnpackedPackage(zip);
            var bytes = package.Files[g.path];
            var at = (int)(g.at * bytes.Length);
            bytes[at] ^= (byte)(1 << g.bit);
            var report = firm.Verify(package.Sealed(firm));
            Assert.False(report.IsValid, $"bit {g.bit} of byte {at} of {g.path}");
        }, iter: Samples.Of(400));
    }

    [Fact]
    public async Task Any_JSON_value_replaced_by_another_is_refused_without_a_crash()
    {
        var (firm, zip) = await Shared.Value;
        var paths = new UnpackedPackage(zip).Files.Where(f => f.Value.Length > 0 && (f.Key.EndsWith(".json", StringComparison.Ordinal) || f.Key.EndsWith(".jsonl", StringComparison.Ordinal))).Select(f => f.Key).ToArray();
        string[] others = ["9007199254740991", "-1", "0", "null", "true", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null,1]"];
        Gen.Select(Gen.Int[0, paths.Length - 1], Gen.Int[0, others.Length - 1], Gen.Double[0, 0.999999]).Sample((path, other, at) =>
        {
            var package = new UnpackedPackage(zip);
            var text = package[paths[path]];
            var values = System.Text.RegularExpressions.Regex.Matches(text, "(?<=[:\\[,])(-?[0-9]+|\"[^\"\\\\]*\"|null|\\[\\]|\\[[^\\[\\]{}]*\\])(?=[,}\\]])");
            if (values.Count == 0)
                return;
            var value = values[(int)(at * values.Count)];
            package[paths[path]] = text[..value.Index] + others[other] + text[(value.Index + value.Length)..];
            if (package[paths[path]] != text)
                Assert.False(firm.Verify(package.Sealed(firm)).IsValid, $"{paths[path]}: {value.Value} by {others[other]}");
        }, iter: Samples.Of(400));
    }

    /// <summary>I7: nothing can be called deleted or shredded that has no tombstone.</summary>
    [Fact]
    public async Task No_entry_can_be_passed_off_as_deleted()
    {
        var (firm, zip) = await Shared.Value;
        const string records = "data/de/decisions/records.jsonl";
        var count = new UnpackedPackage(zip)[records].Split('\n').Length - 3;
        Gen.Int[1, count].Sample(at =>
        {
            var package = new UnpackedPackage(zip);
            package.Lines(records, lines =>
            {
                var line = RecordLine.Read(Texts.Utf8.GetBytes(lines[at]));
                var leaf = line.Core is null ? line.Leaf : Merkle.Leaf(Texts.Utf8.GetBytes(line.Core));
                lines[at] = (line with { Status = RecordStatus.Deleted, Core = null, Leaf = leaf, Commitments = [], Shredded = [] }).ToText()[..^1];
                if (line.Core is null)
                    lines[at] = lines[at].Replace(leaf.ToString(), Digest.Random().ToString(), StringComparison.Ordinal);
            });
            Assert.False(firm.Verify(package.Sealed(firm)).IsValid);
        }, iter: 30);
    }

    /// <summary>I10.</summary>
    [Fact]
    public async Task A_later_export_continues_an_earlier_one()
    {
        var firm = Histories.Small();
        firm.Decide("de", "a");
        firm.Clock = Histories.To + Firm.Day;
        var first = Histories.Export(firm, id: "EXP-A");
        firm.Clock += Firm.Day;
        firm.Decide("de", "b");
        firm.Clock += Firm.Day;
        var second = Histories.Export(firm, id: "EXP-B");
        var pins = first.Jurisdictions.SelectMany(j => new[] { j.Lifecycle, j.Decisions! }).Select(n => (ReadOnlyMemory<byte>)n.ToBytes()).ToList();
        Assert.Equal("VALID", firm.Verify(await firm.WriteAsync(second), new VerifierOptions { Pins = pins }).ToString());
    }

    /// <summary>I13.</summary>
    [Fact]
    public async Task A_package_without_r_does_not_depend_on_r()
    {
        var firm = Histories.Rich();
        var zip = await firm.WriteAsync(Histories.Export(firm));
        var unpacked = new UnpackedPackage(zip);
        var secrets = firm.R("de").Entries.Select(e => e.Leaf.ToString()).Append(firm.R("de").Head.Root.ToString()).Append(Firm.Str + "\\\",\\\"log").ToList();
        Assert.All(unpacked.Files.Keys, path => Assert.All(secrets, s => Assert.DoesNotContain(s, unpacked[path], StringComparison.Ordinal)));
    }
}
