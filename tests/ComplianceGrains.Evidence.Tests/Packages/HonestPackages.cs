using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What the writer writes, the verifier accepts.</summary>
public class HonestPackages
{
    [Fact]
    public async Task A_rich_history_gives_a_valid_package()
    {
        var firm = Histories.Rich();
        var report = firm.Verify(await firm.WriteAsync(Histories.Export(firm)));
        Assert.Equal("VALID", report.ToString());
        Assert.Equal(2, report.Deleted);
        Assert.Equal(6, report.Shredded);
    }

    [Fact]
    public async Task A_package_with_r_opens_its_head()
    {
        var firm = Histories.Rich();
        var report = firm.Verify(await firm.WriteAsync(Histories.Export(firm, new ExportScope(LogFilter.All, LogFilter.All))));
        Assert.Equal("VALID", report.ToString());
        Assert.Contains(report.Logs, l => l.Name.EndsWith("/de/r", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_of_r_alone_with_an_annex_is_valid()
    {
        var firm = Histories.Rich();
        var request = Histories.Export(firm, new ExportScope(null, LogFilter.All)) with { Annex = [new PackageFile("goaml/report.xml", "<report/>"u8.ToArray())] };
        var zip = await firm.WriteAsync(request);
        Assert.Equal("VALID", firm.Verify(zip).ToString());
        Assert.DoesNotContain(new UnpackedPackage(zip).Files.Keys, k => k.Contains("/decisions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filtered_scope_shows_headers_only_outside_it()
    {
        var firm = Histories.Rich();
        var report = firm.Verify(await firm.WriteAsync(Histories.Export(firm, new ExportScope(new LogFilter(null, [Firm.Disposed]), null))));
        Assert.Equal("VALID", report.ToString());
        Assert.True(report.OutsideScope > 10);
    }

    [Fact]
    public async Task A_restored_label_goes_on_with_its_first_entry()
    {
        var firm = new Firm();
        firm.Open("eu.2");
        firm.Clock = Histories.From + 1;
        firm.Decide("eu.2", "customer/1");
        firm.Clock = Histories.To + Firm.Day;
        Assert.Equal("VALID", firm.Verify(await firm.WriteAsync(Histories.Export(firm))).ToString());
    }

    [Fact]
    public async Task A_jurisdiction_without_entries_gives_a_valid_package()
    {
        var firm = new Firm();
        firm.Open("de");
        Assert.Equal("VALID", firm.Verify(await Histories.ExportSmallAsync(firm)).ToString());
    }

    [Fact]
    public async Task The_same_request_gives_the_same_bytes_but_for_the_seal()
    {
        var firm = Histories.Rich();
        var request = Histories.Export(firm);
        var (first, second) = (new UnpackedPackage(await firm.WriteAsync(request)), new UnpackedPackage(await firm.WriteAsync(request)));
        Assert.Equal(first.Files.Keys, second.Files.Keys);
        Assert.All(first.Files.Where(f => f.Key != "seal.note"), f => Assert.Equal(f.Value, second.Files[f.Key]));
    }

    [Fact]
    public async Task A_package_zipped_again_by_another_tool_is_still_valid()
    {
        var firm = Histories.Rich();
        Assert.Equal("VALID", firm.Verify(new UnpackedPackage(await firm.WriteAsync(Histories.Export(firm))).Zipped()).ToString());
    }

    [Fact]
    public async Task What_is_gone_without_a_tombstone_is_not_exported()
    {
        var firm = Histories.Rich();
        firm.Decisions("de").Sealed.Remove((30, "d1"));
        var e = await Assert.ThrowsAsync<ExportSourceException>(() => firm.WriteAsync(Histories.Export(firm)));
        Assert.Contains("entry 30", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_altered_in_storage_is_not_exported()
    {
        var firm = Histories.Rich();
        firm.Decisions("de").Sealed[(30, "d1")] = OpenCompartment.Fresh("d1", ["\"refuse\"", "\"\""]);
        await Assert.ThrowsAsync<ExportSourceException>(() => firm.WriteAsync(Histories.Export(firm)));
    }

    [Fact]
    public async Task A_core_altered_in_storage_is_not_exported()
    {
        var firm = Histories.Rich();
        firm.Decisions("de").Entries[30] = firm.Decisions("de").Entries[30] with { Core = "{}"u8.ToArray() };
        var e = await Assert.ThrowsAsync<ExportSourceException>(() => firm.WriteAsync(Histories.Export(firm)));
        Assert.Contains("CORE-FORM", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de/decisions", 30)]
    [InlineData("de/lifecycle", 3)]
    public async Task A_core_exchanged_for_another_is_not_exported(string name, int index)
    {
        var firm = Histories.Rich();
        var log = name == "de/decisions" ? firm.Decisions("de") : firm.Lifecycle("de");
        log.Entries[index] = log.Entries[index] with { Core = log.Entries[index + 1].Core };
        await Assert.ThrowsAsync<ExportSourceException>(() => firm.WriteAsync(Histories.Export(firm)));
    }
}
