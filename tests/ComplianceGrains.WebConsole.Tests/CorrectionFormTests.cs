using System.Net;
using System.Text.Json;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Parties;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Api.Rights;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Testing;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What a related party asks to be put right is put right in a form, over an API that the test plays; the form shows nothing of what is held.</summary>
public sealed class CorrectionFormTests : IAsyncLifetime
{
    private const string Party = "/console/customers/co/parties/p1", Page = $"{Party}/requests";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 9, 0);

    private readonly List<(string Path, string Body)> _posted = [];
    private WebApplication _api = null!;
    private AloneConsole _console = null!;
    private string _kind = "natural-person";
    private ProblemBody? _refuses;

    public async Task InitializeAsync()
    {
        _api = WebApplication.CreateSlimBuilder().Build();
        _api.Urls.Add("http://127.0.0.1:0");
        _api.Run(AnswerAsync);
        await _api.StartAsync();
        _console = await AloneConsole.StartAsync(new FakeClock(Now), AloneConsole.AddressOf(_api));
    }

    public async Task DisposeAsync()
    {
        await _console.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("natural-person", typeof(PartyPersonBody))]
    [InlineData("legal-entity", typeof(PartyEntityBody))]
    public async Task Every_field_that_the_API_takes_has_a_place_in_the_form(string kind, Type body)
    {
        _kind = kind;
        var page = await _console.Http.GetStringAsync(Page);
        foreach (var property in body.GetProperties())
            foreach (var name in property.PropertyType == typeof(Address) ? typeof(Address).GetProperties().Select(part => $"{Json(property.Name)}.{Json(part.Name)}") : [Json(property.Name)])
            {
                Assert.Contains($"name=\"right.{name}\"", page, StringComparison.Ordinal);
                Assert.Contains($"<label for=\"{name}\">", page, StringComparison.Ordinal);
            }

        // Of somebody who asks for a copy nothing is put right, and who is nobody by name has nothing.
        Assert.Equal(2, page.Split("action=\"/console/customers/co/parties/p1/correction\"").Length);
        _kind = "unknown";
        Assert.DoesNotContain("/correction", await _console.Http.GetStringAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_filled_in_is_sent_and_nothing_else()
    {
        var sent = await GrantAsync(
            ("right.fullName", "Ana Exemple"), ("right.otherNames", "Ana B.\r\nA. Exemple\r\n"), ("right.dateOfBirth", "1988-04-02"), ("right.placeOfBirth", ""), ("right.nationalities", "PT"),
            ("right.residentialAddress.lines", "Rua 2"), ("right.residentialAddress.city", "Porto"), ("right.residentialAddress.country", "PT"), ("right.politicallyExposed", "no"));
        Assert.Equal(("approve", "as in the passport", null), (sent.Decision, sent.Reason, sent.LegalEntity));
        Assert.Equal(("Ana Exemple", new LocalDate(1988, 4, 2), false, null, null), (sent.Data!.FullName, sent.Data.DateOfBirth, sent.Data.PoliticallyExposed, sent.Data.PlaceOfBirth, sent.Data.Gender));
        Assert.Equal(["Ana B.", "A. Exemple"], sent.Data.OtherNames!);
        Assert.Equal(("Rua 2", "Porto", "PT", null), (Assert.Single(sent.Data.ResidentialAddress!.Lines!), sent.Data.ResidentialAddress.City, sent.Data.ResidentialAddress.Country, sent.Data.ResidentialAddress.PostalCode));
        Assert.Equal("/v1/customers/co/parties/p1/data-requests/request-2/answer", _posted[0].Path);

        _kind = "legal-entity";
        sent = await GrantAsync(("right.legalName", "Quillbrandt Lda"), ("right.entityKinds", "trust"));
        Assert.Equal((null, "Quillbrandt Lda", "trust", null), (sent.Data, sent.LegalEntity!.LegalName, Assert.Single(sent.LegalEntity.EntityKinds!), sent.LegalEntity.LegalForm));
    }

    [Fact]
    public async Task What_the_rules_do_not_take_is_said_beside_the_field_and_what_was_written_is_given_back()
    {
        _refuses = new ProblemBody("/problems/rule", "The rules do not let this be stored.", 422, false, [new FieldError("/data/residentialAddress/country", "unknown", "There is no such country.")]);
        using var answer = await SendAsync(("right.fullName", "Ana Exemple"), ("right.residentialAddress.country", "XX"), ("right.politicallyExposed", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<details open>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ana Exemple\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"yes\" selected>", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"data/residentialAddress/country-wrong\"", page, StringComparison.Ordinal);
        Assert.Contains("<strong id=\"data/residentialAddress/country-wrong\" class=\"late\">There is no such country.</strong>", page, StringComparison.Ordinal);
        // Why it is right stands where it was written, not in the form that refuses.
        Assert.Equal(2, page.Split(">as in the passport</textarea>").Length);
    }

    private static string Json(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private async Task<PartyRequestAnswerBody> GrantAsync(params (string Name, string Value)[] fields)
    {
        _posted.Clear();
        using var answer = await SendAsync(fields);
        Assert.Equal((HttpStatusCode.SeeOther, Page), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        return JsonSerializer.Deserialize<PartyRequestAnswerBody>(Assert.Single(_posted).Body, WireJson.Options)!;
    }

    private async Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields) => await _console.SendAsync(
        $"{Party}/correction", await _console.TokenAsync(Page), [.. fields, ("request", "request-2"), ("kind", _kind), ("reason", "as in the passport"), ("key", "k-1")]);

    private async Task AnswerAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            using var body = new StreamReader(http.Request.Body);
            _posted.Add((http.Request.Path, await body.ReadToEndAsync()));
            if (_refuses is not null)
            {
                http.Response.StatusCode = _refuses.Status;
                await http.Response.WriteAsJsonAsync(_refuses, WireJson.Options);
                return;
            }
        }

        object answer = http.Request.Path.Value switch
        {
            "/v1/customers/co/parties/p1" => new PartyBody("co", "p1", _kind, ["owner"], [], "passed", [], [], 3, []),
            "/v1/customers/co/parties/p1/data-requests" => new Page<DataRequestBody>([Request("request-1", "access"), Request("request-2", "rectification")], null, 2),
            _ => Request("request-2", "rectification"),
        };
        await http.Response.WriteAsJsonAsync(answer, WireJson.Options);
    }

    private static DataRequestBody Request(string id, string right) => new(id, right, "open", null, Now, Now + Duration.FromDays(30), false, null);
}
