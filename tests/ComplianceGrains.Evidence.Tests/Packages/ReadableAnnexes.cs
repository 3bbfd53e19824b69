using System.Text;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Annexes;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What a reader without any tool opens: tables and a report, computed from what the package discloses.</summary>
public class ReadableAnnexes
{
    private const string Table = "data/annex/de/decisions/wallet.approval-decided-3.csv";
    private const string Report = "data/annex/index.html";

    public static TheoryData<string> Scopes => ["whole", "kinds", "actors", "both", "nothing", "r", "r alone"];

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Every_annex_can_be_written_again_from_the_package_alone(string scope)
    {
        var firm = Histories.Rich();
        var zip = await firm.WriteAsync(Histories.Export(firm, Scope(firm, scope)) with { Readable = true });

        Assert.Equal("VALID", firm.Verify(zip).ToString());
        var inside = new UnpackedPackage(zip).Files.Where(file => file.Key.StartsWith("data/annex/", StringComparison.Ordinal)).ToList();
        var rebuilt = (await PackageAnnexes.RebuildAsync(new MemoryStream(zip))).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        Assert.Equal(inside.Select(file => file.Key), rebuilt.Select(file => $"data/annex/{file.Path}"));
        Assert.All(inside.Zip(rebuilt), pair => Assert.Equal(Convert.ToHexString(pair.First.Value), Convert.ToHexString(pair.Second.Bytes.Span)));
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_decision_and_a_column_for_each_open_field()
    {
        var firm = Histories.Small();
        firm.Decide("de", "customer/1", value: "=1+1 \"quoted\"\nline é");
        firm.Decide("de", "customer/1", Firm.Disposed);
        firm.Decide("de", "customer/1", value: "plain");
        firm.Clock = Histories.To + Firm.Day;

        var package = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm) with { Readable = true }));

        var actor = firm.Decisions("de").Cores[0].Draft.Actor;
        var guarded = actor.StartsWith('-') ? "'" + actor : actor;
        Assert.Equal(
            "\uFEFF\"entry index\",\"recorded at\",\"actor pseudonym\",\"decision number\",\"packs cited\",\"decision\",\"reason\",\"walletAddress\",\"fields erased\"\r\n" +
            $"\"0\",\"2023-11-25T22:13:20.000Z\",\"{guarded}\",\"0\",\"EU@3\",\"approve\",\"'=1+1 \"\"quoted\"\"\nline é\",\"bc1q\",\"\"\r\n" +
            $"\"2\",\"2023-11-25T22:13:20.000Z\",\"{guarded}\",\"2\",\"EU@3\",\"approve\",\"plain\",\"bc1q\",\"\"\r\n",
            package[Table]);
        Assert.Contains("\"closed\",\"a; k: -7; \",\"\"\r\n", package["data/annex/de/decisions/exception.disposed-1.csv"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    public void A_text_that_a_spreadsheet_would_run_is_guarded(string text) =>
        Assert.Equal($"\"'{text}\",\"a\"\"b\"\r\n", Encoding.UTF8.GetString(new CsvRow().AddText(text).Add("a\"b").End()));

    [Fact]
    public async Task An_erased_field_is_named_in_its_row_and_has_no_value()
    {
        var firm = Histories.Rich();
        var package = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm) with { Readable = true }));
        var line = package[Table].Split("\r\n").Single(row => row.StartsWith("\"20\",", StringComparison.Ordinal));
        // Of the two erased fields the profile closes one; it has no column, and its name does not stand here either.
        Assert.EndsWith(",\"\",\"walletAddress\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_profile_closes_or_the_filter_leaves_out_stands_nowhere_in_the_package()
    {
        string[] canaries = ["Canary-Kestrel-Name", "Canary-Outside-Kind", "Canary-Outside-Actor", "Canary-Outside-Period"];
        var firm = Histories.Small();
        // ownerName is closed by the profile; reason, in the same decision, is open and another text.
        firm.Schemas.TryGetValue(Firm.Wallet, out var schema);
        Assert.NotNull(schema);
        firm.Append(firm.Decisions("de"), "customer/1", Firm.Wallet,
        [
            OpenCompartment.Fresh("p1", ["\"bc1q\"", $"\"{canaries[0]}\""]), OpenCompartment.Fresh("d1", ["\"approve\"", "\"Open-Reason\""]), OpenCompartment.Fresh("s1", ["\"prn-1\""]),
        ], new Forgery { Rules = [firm.Pack("EU", "3")] });
        firm.Append(firm.Decisions("de"), "customer/1", Firm.Disposed, [OpenCompartment.Fresh("d1", [$"\"{canaries[1]}\"", "[]"])], new Forgery { Rules = [firm.Pack("EU", "3")] });
        firm.Decide("de", "customer/2", value: canaries[2]);
        firm.Clock = Histories.To + Firm.Day;
        firm.Decide("de", "customer/1", value: canaries[3]);
        firm.Clock += Firm.Day;
        var filter = new LogFilter([Pseudonym.Of(firm.Decisions("de").Key, "customer/1")], [Firm.Wallet]);

        var zip = await firm.WriteAsync(Histories.Export(firm, new ExportScope(filter, null)) with { Readable = true });

        var report = firm.Verify(zip);
        Assert.Equal(("VALID", 2), (report.ToString(), report.OutsideScope));
        var package = new UnpackedPackage(zip);
        Assert.Contains("Open-Reason", package[Table], StringComparison.Ordinal);
        foreach (var canary in canaries)
        {
            byte[][] forms = [Encoding.UTF8.GetBytes(canary), Encoding.Unicode.GetBytes(canary), Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(canary)))];
            foreach (var (path, bytes) in package.Files)
                Assert.All(forms, form => Assert.True(bytes.AsSpan().IndexOf(form) < 0, $"{canary} stands in {path}"));
        }
    }

    [Fact]
    public async Task The_report_adds_up_and_names_filter_closed_fields_and_what_was_not_found()
    {
        var firm = Histories.Rich();
        var scope = new ExportScope(new LogFilter(null, ["never.seen/1", Firm.Wallet]), null);
        var page = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm, scope) with { Readable = true }))[Report];

        // Of the 30 entries of the period 16 are of the kind, 12 are not, and 2 are deleted.
        Assert.Contains("<td>opened here</td><td class=\"number\">16</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>outside the filter, not disclosed</td><td class=\"number\">12</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>deleted after retention</td><td class=\"number\">2</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>all</td><td class=\"number\">30</td>", page, StringComparison.Ordinal);
        Assert.Contains("Asked for, and none in this period: never.seen/1.", page, StringComparison.Ordinal);
        Assert.Contains("<td>SUP-1 &quot;staff&quot;</td><td>officerId</td><td class=\"number\">16</td>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>Supervisor</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_runs_nothing_and_loads_nothing()
    {
        var firm = Histories.Rich();
        var page = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm) with { Readable = true }))[Report];

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        foreach (var forbidden in new[] { "<script", "http:", "https:", "src=", "@import", "url(", "onload", "<link", "<iframe" })
            Assert.DoesNotContain(forbidden, page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("added")]
    public async Task An_annex_that_is_changed_missing_or_added_is_refused(string how)
    {
        var firm = Histories.Rich();
        var package = new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm) with { Readable = true }));
        switch (how)
        {
            case "changed": package.Replace(Table, "approve", "refuse_"); break;
            case "missing": package.Files.Remove(Table); break;
            default: package["data/annex/de/more.csv"] = "\"a\"\r\n"; break;
        }

        Assert.Equal(how == "changed" ? "BAG-DIGEST" : "BAG-FILES", firm.Verify(package.Zipped()).Code);
        package.Manifests();
        Assert.Equal("SEAL", firm.Verify(package.Zipped()).Code);
    }

    private static ExportScope Scope(Firm firm, string scope)
    {
        string[] actors = [.. new[] { "customer/1", "customer/4" }.Select(actor => Pseudonym.Of(firm.Decisions("de").Key, actor)).Order(StringComparer.Ordinal)];
        return scope switch
        {
            "kinds" => new(new LogFilter(null, [Firm.Wallet]), null),
            "actors" => new(new LogFilter(actors, null), null),
            "both" => new(new LogFilter(actors, [Firm.Disposed, Firm.Wallet]), null),
            "nothing" => new(new LogFilter([], null), null),
            "r" => new(LogFilter.All, new LogFilter(null, [Firm.Str])),
            "r alone" => new(null, LogFilter.All),
            _ => new(LogFilter.All, null),
        };
    }
}
