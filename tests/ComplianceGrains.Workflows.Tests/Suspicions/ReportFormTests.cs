using System.Text.RegularExpressions;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Suspicions.Forms;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Suspicions;

/// <summary>What an authority would send a report back for is said field by field before anybody files it.</summary>
public partial class ReportFormTests
{
    private static readonly Instant Now = A.Monday;

    public static TheoryData<string> Forms => ["letter", ReportForm.GoAml, ReportForm.FinCen];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_report_that_is_complete_has_nothing_to_be_sent_back_for(string form) => Assert.Empty(ReportForm.Faults(form, Complete, Now));

    [Fact]
    public void Of_an_empty_report_everything_is_missing()
    {
        Assert.Equal(["/filer/contact missing", "/filer/name missing", "/grounds missing", "/parties missing"], Faults("letter", new ReportFields()));
        Assert.Contains("/indicators missing", Faults(ReportForm.GoAml, new ReportFields()));
        Assert.Contains("/filer/address/region missing", Faults(ReportForm.FinCen, new ReportFields()));
    }

    [Theory]
    [InlineData("letter", "2026-11-02T10:00:00Z", "0", "/transactions/0/at in-the-future", "/transactions/0/units malformed")]
    [InlineData("letter", "1752-01-01T00:00:00Z", "1e5", "/transactions/0/at malformed", "/transactions/0/units malformed")]
    [InlineData("letter", "yesterday", "1,5", "/transactions/0/at malformed", "/transactions/0/units malformed")]
    public void A_transaction_was_done_before_now_and_moved_something(string form, string at, string units, params string[] faults) => Assert.Equal(
        faults, Faults(form, Complete with { Transactions = [Complete.Transactions![0] with { At = at, Units = units }] }));

    [Fact]
    public void One_number_is_one_transaction() =>
        Assert.Equal(["/transactions/1/number twice"], Faults("letter", Complete with { Transactions = [Complete.Transactions![0], Complete.Transactions[0]] }));

    [Fact]
    public void Goaml_asks_more_of_a_firms_own_clients_than_of_strangers()
    {
        var party = Complete.Parties![0] with { Document = null, Gender = null, TaxNumber = null };
        Assert.Equal(
            ["/parties/0/document/expiresOn missing", "/parties/0/document/issuedOn missing", "/parties/0/document/number missing", "/parties/0/gender missing", "/parties/0/taxNumber missing"],
            Faults(ReportForm.GoAml, Complete with { Parties = [party] }));
        Assert.Empty(Faults(ReportForm.GoAml, Complete with { Parties = [party with { IsClient = false }] }));
        Assert.Equal(["/filer/number malformed"], Faults(ReportForm.GoAml, Complete with { Filer = Complete.Filer! with { Number = "0" } }));
        Assert.Equal(["/transactions/0/value malformed"], Faults(ReportForm.GoAml, Complete with { Transactions = [Complete.Transactions![0] with { Value = "1.00000000000001" }] }));
        Assert.Equal(["/transactions/0/number too-long"], Faults(ReportForm.GoAml, Complete with { Transactions = [Complete.Transactions![0] with { Number = new string('a', 101) }] }));
    }

    [Fact]
    public void Fincen_asks_for_each_field_or_that_nobody_knows_it()
    {
        var party = Complete.Parties![0] with { TaxNumber = null, BirthDate = null };
        Assert.Equal(["/parties/0/birthDate missing", "/parties/0/taxNumber missing"], Faults(ReportForm.FinCen, Complete with { Parties = [party] }));
        Assert.Empty(Faults(ReportForm.FinCen, Complete with { Parties = [party with { Unknown = ["birthDate", "taxNumber"] }] }));
        Assert.Equal(["/parties/0/lastName contradicts"], Faults(ReportForm.FinCen, Complete with { Parties = [Complete.Parties[0] with { Unknown = ["lastName"] }] }));
        Assert.Equal(["/earlier/0 malformed"], Faults(ReportForm.FinCen, Complete with { Earlier = ["31-1"] }));
        Assert.Equal(["/parties/0/lastName malformed"], Faults(ReportForm.FinCen, Complete with { Parties = [Complete.Parties[0] with { LastName = " Example" }] }));
    }

    [Fact]
    public void A_message_never_repeats_what_was_written()
    {
        var secret = new ReportFields(
            new ReportFiler("Quillonbark ", "Quillonbark", "Quillonbark", "Quillonbark"), [new ReportParty("Quillonbark", true, "Quillonbark", "Quillonbark", BirthDate: "Quillonbark", Nationality: "Quillonbark")],
            [new ReportAccount(Address: "Quillonbark")], [new ReportTransaction("Quillonbark", "Quillonbark", Units: "Quillonbark", Value: "Quillonbark", Currency: "Quillonbark", Rate: "Quillonbark")], Earlier: ["Quillonbark"]);
        foreach (var form in new[] { "letter", ReportForm.GoAml, ReportForm.FinCen })
            Assert.DoesNotContain(ReportForm.Faults(form, secret, Now), fault => fault.ToString().Contains("Quillonbark", StringComparison.Ordinal));
    }

    [Fact]
    public void The_letter_says_everything_that_was_written()
    {
        var letter = Letter.Of(["fiu"], "suspicious", Complete);

        foreach (Match word in Written().Matches(Complete.ToString() + string.Concat(Complete.Parties!) + string.Concat(Complete.Accounts!) + string.Concat(Complete.Transactions!)))
            if (word.Groups[1].Value is not ("Role" or "Kind" or "IsClient"))
                Assert.Contains(word.Groups[2].Value, letter, StringComparison.Ordinal);
        Assert.Contains("About: a customer of the firm, Tia Example, born 1988-04-01", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void The_letter_of_an_unfinished_draft_says_what_there_is_of_it()
    {
        var letter = Letter.Of(["fiu"], "suspicious", new ReportFields(
            Parties: [new ReportParty("subject", Name: "T. Quill", FirstName: "Tia", LastName: "Example")], Transactions: [new ReportTransaction(Asset: "ether", Currency: "USD")]));

        Assert.Contains("About: T. Quill, first name Tia, last name Example\n", letter, StringComparison.Ordinal);
        Assert.Contains("Transaction: ether, USD\n", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_with_a_fault_is_written_and_not_filed()
    {
        var world = SuspicionPlay.Reported(["US"]);
        Assert.Equal(201, world.Ask(new DraftReportFields("report-1", Complete with { Grounds = null }), People.Mlro()));
        Assert.Equal(("unfinished", "drafted"), (world.History[^1].Basis.Outcome, world.State.Reports[0].Status));
        Assert.Equal([ReportForm.FinCen, "/grounds missing"], [((ReportFieldsDrafted)world.History[^1].Happened).Form, .. ((ReportFieldsDrafted)world.History[^1].Happened).Faults]);
        Assert.Equal("/draft/grounds missing", Assert.Single(world.Faults(new FileReport("report-1", 1, null, world.Now, null), People.Mlro())) is var fault ? $"{fault.Pointer} {fault.Code}" : "");

        Assert.Equal(201, world.Ask(new DraftReportFields("report-1", Complete), People.Mlro()));
        Assert.Equal(422, world.Ask(new FileReport("report-1", 1, null, world.Now, null), People.Mlro()));
        Assert.Equal(200, world.Ask(new FileReport("report-1", 2, null, world.Now, null), People.Mlro()));
        Assert.Equal(409, world.Ask(new DraftReportFields("report-1", Complete), People.Mlro()));
    }

    private static ReportFields Complete { get; } = new(
        new ReportFiler("The Firm", "123456789", "Rita Office", "12025550100", new ReportAddress("1 Main Street", "Springfield", "62701", "IL", "US")),
        [
            new ReportParty(
                "subject", true, "natural-person", null, "Tia", "Example", "1988-04-01", "female", "PT", "351210000000", "baker", "987654321",
                new ReportDocument("passport", "P123", "PT", "2020-01-01", "2030-01-01"), new ReportAddress("Rua 1", "Porto", "4000", null, "PT")),
        ],
        [new ReportAccount("eip155:1", "0xfb69", "memo-7", "Other Exchange", "Tia")],
        [new ReportTransaction("0x88df", "2026-10-30T09:00:00Z", "0xaa", "0xfb69", "eip155:1/slip44:60", "0.25", "612.50", "USD", "2450", "firm-market-rate", "online", "DAWLT", "sent within the hour")],
        "It came in and was gone within the hour.", ["VA-01"], "The relationship is watched.", ["31000123456789"]);

    private static IEnumerable<string> Faults(string form, ReportFields fields) => ReportForm.Faults(form, fields, Now).Select(fault => $"{fault.Pointer} {fault.Code}");

    [GeneratedRegex("([A-Z][A-Za-z]+) = ([^,{}\\[]+?)(?:,| })")]
    private static partial Regex Written();
}
