using System.Text;
using System.Text.Json;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Exchanges;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Exchanges;

/// <summary>Messages of TRP 3.2.1 as they are written and read.</summary>
public sealed class TrpMessageTests
{
    private static readonly TransferPerson Person = new(
        "natural-person", "Jürgen Łukasz Groß", new Address(["Straße 1"], "10115", "Köln", "DE"), "DE", new LocalDate(1980, 1, 2), "Köln", "acc-1", "cust-1", null, null, null, null);

    [Theory]
    [InlineData(200, "{\"version\":\"3.2.1\"}", PeerAnswers.Acknowledged)]
    [InlineData(200, "{\"approved\":{\"address\":\"a\",\"callback\":\"https://x.example\"}}", PeerAnswers.Approved)]
    [InlineData(200, "{\"rejected\":\"\"}", PeerAnswers.Rejected)]
    [InlineData(200, "{\"rejected\":null}", PeerAnswers.Rejected)]
    [InlineData(200, "{}", PeerAnswers.Malformed)]
    [InlineData(200, "", PeerAnswers.Malformed)]
    [InlineData(200, "[]", PeerAnswers.Malformed)]
    [InlineData(200, "{\"approved\":true}", PeerAnswers.Malformed)]
    [InlineData(200, "{\"approved\":{\"address\":\"a\"}}", PeerAnswers.Malformed)]
    [InlineData(200, "{\"version\":\"3.2.1\",\"rejected\":\"no\"}", PeerAnswers.Malformed)]
    [InlineData(204, "", PeerAnswers.Taken)]
    [InlineData(204, "{\"approved\":{\"address\":\"a\",\"callback\":\"https://x.example\"}}", PeerAnswers.Taken)]
    [InlineData(404, "", PeerAnswers.Unknown)]
    [InlineData(302, "", PeerAnswers.Failed)]
    [InlineData(500, "{\"approved\":{\"address\":\"a\",\"callback\":\"https://x.example\"}}", PeerAnswers.Failed)]
    public void An_answer_is_what_it_says_and_nothing_else_is_an_agreement(int status, string body, string kind) =>
        Assert.Equal(kind, TrpAnswer.Of(status, Encoding.UTF8.GetBytes(body), "d").Kind);

    [Fact]
    public void At_a_callback_only_what_belongs_there_is_read()
    {
        Assert.Null(TrpAnswer.OfResolution("{\"version\":\"3.2.1\"}"u8, "d"));
        Assert.Null(TrpAnswer.OfResolution("{\"txid\":\"0x1\"}"u8, "d"));
        Assert.Null(TrpAnswer.OfConfirmation("{\"txid\":\"\"}"u8, "d"));
        Assert.Null(TrpAnswer.OfConfirmation("{\"txid\":\"0x1\",\"canceled\":null}"u8, "d"));
        Assert.Equal(PeerAnswers.Cancelled, TrpAnswer.OfConfirmation("{\"canceled\":null}"u8, "d")!.Kind);
        Assert.Equal("0x1", TrpAnswer.OfConfirmation("{\"txid\":\"0x1\"}"u8, "d")!.Text);
    }

    [Fact]
    public void The_published_inquiry_is_read_with_its_amount_as_it_is_written()
    {
        var (inquiry, _) = TrpInquiry.Read(File.ReadAllBytes(Path.Combine(Building.Repository.Root, "tests", "fixtures", "trp", "inquiry.json")));
        Assert.Equal((0.000021m, "bip122:000000000019d6689c085ae165831e93/slip44:0"), (inquiry!.Amount, inquiry.Asset.Caip19));
        Assert.Equal(("Johnny Post", "US", "1002390"), (inquiry.Sides.Originator!.Name, inquiry.Sides.Originator.Address!.Country, inquiry.Sides.Originator.CustomerId));
        Assert.Equal("Freddie MachuPichu", inquiry.Sides.Beneficiary!.Name);
        Assert.NotNull(inquiry.Sides.OriginatingVasp);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"asset\":{},\"amount\":1,\"callback\":\"https://x.example\",\"IVMS101\":{}}")]
    [InlineData("{\"asset\":{\"slip0044\":60},\"amount\":0,\"callback\":\"https://x.example\",\"IVMS101\":{}}")]
    [InlineData("{\"asset\":{\"slip0044\":60},\"amount\":-1,\"callback\":\"https://x.example\",\"IVMS101\":{}}")]
    [InlineData("{\"asset\":{\"slip0044\":60},\"amount\":1e400,\"callback\":\"https://x.example\",\"IVMS101\":{}}")]
    [InlineData("{\"asset\":{\"slip0044\":60},\"amount\":1,\"IVMS101\":{}}")]
    [InlineData("{\"asset\":{\"slip0044\":60},\"amount\":1,\"callback\":\"https://x.example\"}")]
    public void What_lacks_anything_is_no_inquiry(string body) => Assert.Null(TrpInquiry.Read(Encoding.UTF8.GetBytes(body)).Inquiry);

    [Fact]
    public void An_inquiry_comes_back_as_it_was_sent_and_names_bitcoin_by_its_identifier()
    {
        var sides = new Ivms(Person, new TransferPerson("legal-entity", "Beispiel AG", null, "AT", null, null, null, null, null, null, null, "529900T8BM49AURSDO55"), ["bc1q", "acc-1"], ["1x"], new IvmsVasp("Firm", "DE", null));
        var body = new TrpInquiry(TrpAsset.Of("bip122:000000000019d6689c085ae165831e93/slip44:0")!, 0.00000001m, "https://x.example/c", sides).Write();
        using var json = JsonDocument.Parse(body);
        Assert.Equal("0.00000001", json.RootElement.GetProperty("amount").GetRawText());
        Assert.Equal("{\"dti\":\"4H95J0R2X\"}", json.RootElement.GetProperty("asset").GetRawText());
        var name = json.RootElement.GetProperty("IVMS101").GetProperty("originator").GetProperty("originatorPersons")[0].GetProperty("naturalPerson").GetProperty("name");
        Assert.Equal("Jurgen Lukasz Gross", name.GetProperty("nameIdentifier")[0].GetProperty("primaryIdentifier").GetString());
        Assert.Equal("Jürgen Łukasz Groß", name.GetProperty("localNameIdentifier")[0].GetProperty("primaryIdentifier").GetString());

        var read = TrpInquiry.Read(body).Inquiry!.Sides;
        Assert.Equal((Person.DateOfBirth, "Koln", "cust-1"), (read.Originator!.DateOfBirth, read.Originator.PlaceOfBirth, read.Originator.CustomerId));
        Assert.Equal(["bc1q", "acc-1"], read.OriginatorAccounts);
        Assert.Equal(("Beispiel AG", "529900T8BM49AURSDO55"), (read.Beneficiary!.Name, read.Beneficiary.LegalEntityIdentifier));
    }

    [Fact]
    public void The_spelling_of_2023_is_read_too()
    {
        const string Body = """
            {"asset":{"slip0044":0,"dti":"4H95J0R2X"},"amount":2.1e-05,"callback":"https://x.example","IVMS101":{"originator":{"originatorPerson":[{"accountNumber":["a1"],"naturalPerson":
            {"name":{"nameIdentifier":[{"primaryIdentifier":"Beispiel","secondaryIdentifier":"Bo","naturalPersonNameIdentifierType":"LEGL"}]}}}]},"payloadMetadata":{"payloadVersion":"101.2023"}}}
            """;
        var inquiry = TrpInquiry.Read(Encoding.UTF8.GetBytes(Body)).Inquiry!;
        Assert.Equal((0.000021m, "Bo Beispiel", "a1"), (inquiry.Amount, inquiry.Sides.Originator!.Name, Assert.Single(inquiry.Sides.OriginatorAccounts)));
    }
}
