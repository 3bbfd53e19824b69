using System.Text;
using ComplianceGrains.Host.Tests.Hosting;
using CsCheck;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>Bad input gets a problem document that names the field, and changes nothing; what was sent comes back nowhere.</summary>
[Collection(ApiCollection.Name)]
public sealed class BadInputTests(ApiHost api)
{
    private const int Samples = 120;

    public static TheoryData<string> Endpoints => [.. Bodies.ByEndpoint.Keys];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_malformed_body_is_refused_by_field_and_changes_nothing(string endpoint)
    {
        var sample = Bodies.ByEndpoint[endpoint](api);
        var caller = api.Host.As(sample.Role);
        var before = await api.SequencesAsync();

        await Malformed.Of(sample.Body, takesKey: sample.Path is not ("/v1/screenings" or "/v1/customers/search" or "/v1/jurisdictions/EU/drafts")).SampleAsync(async malformed =>
        {
            var answer = await caller.PostContentAsync(sample.Path, malformed.Content, malformed.Key, malformed.IfMatch);
            Problem.Holds(answer);
            Assert.True(malformed.Pointer is null || answer.Pointers.Contains(malformed.Pointer), $"'{malformed.Pointer}' is not named in {answer}");
            Assert.True(malformed.Secret.Length == 0 || !answer.Text.Contains(malformed.Secret, StringComparison.Ordinal), $"The answer repeats what was sent: {answer}");
        }, iter: Samples, threads: 1);

        Assert.Equal(before, await api.SequencesAsync());
        if ((string?)sample.Body["id"] is { } never)
            Assert.Equal(404, (await api.Host.As("auditor").GetAsync($"/v1/customers/{never}")).Status);
        Assert.DoesNotContain("Quillonbark", api.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_endpoint_that_takes_JSON_is_tried() => Assert.Equal(
        AuthorizationTable.Rows.Select(row => row.Endpoint)
            .Where(endpoint => endpoint.StartsWith("POST ", StringComparison.Ordinal) && !endpoint.EndsWith("/versions", StringComparison.Ordinal) && !endpoint.EndsWith("/packs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        Bodies.ByEndpoint.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/v1/exceptions", "limit", "0")]
    [InlineData("/v1/exceptions", "limit", "201")]
    [InlineData("/v1/exceptions", "limit", "Quillonbark")]
    [InlineData("/v1/exceptions", "limit", "")]
    [InlineData("/v1/exceptions", "limit", "99999999999")]
    [InlineData("/v1/exceptions", "after", "Quillonbark")]
    [InlineData("/v1/exceptions", "after", "MTIz")]
    [InlineData("/v1/exceptions", "after", "%00%ff")]
    [InlineData("/v1/incidents", "limit", "0")]
    [InlineData("/v1/incidents", "after", "Quillonbark")]
    [InlineData("/v1/exceptions", "due", "Quillonbark")]
    [InlineData("/v1/exceptions", "due", "2026-13-01T00:00:00Z")]
    [InlineData("/v1/exceptions", "due", "")]
    [InlineData("/v1/customers/api-active/decisions", "limit", "-1")]
    [InlineData("/v1/customers/api-active/decisions", "limit", "1.5")]
    [InlineData("/v1/customers/api-active/decisions", "after", "Quillonbark")]
    [InlineData("/v1/customers/api-active/decisions", "after", "MS4y")]
    public async Task A_bad_query_parameter_is_named(string path, string parameter, string value)
    {
        var answer = await api.Host.As("mlro").GetAsync($"{path}?{parameter}={value}");

        Assert.Equal(400, answer.Status);
        Problem.Holds(answer);
        Assert.Contains(parameter, answer.Pointers);
        Assert.DoesNotContain("Quillonbark", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_an_id_names_nothing()
    {
        var mlro = api.Host.As("mlro");
        string[] ids = [new string('a', 65), new string('a', 4000), "%C3%A4", "a%20b", "%E2%80%AE", "a%2Fb", "a%0Ab", "%7B%7D", "'%20or%201=1", "...", "a:b", "%F0%9F%98%80"];
        foreach (var id in ids)
        {
            foreach (var path in new[] { $"/v1/customers/{id}", $"/v1/customers/{id}/decisions", $"/v1/customers/{id}/rules", $"/v1/customers/{id}/retention", $"/v1/customers/{id}/decisions/1/proof", $"/v1/exceptions/{id}", $"/v1/wallet-approvals/{id}", $"/v1/exports/{id}", $"/v1/exports/{id}/package", $"/v1/ledgers/{id}/checkpoint", $"/v1/ledgers/{id}/vkey" })
                Refused(await mlro.GetAsync(path), id);
            foreach (var path in new[] { $"/v1/customers/{id}/evidence", $"/v1/customers/{id}/offboarding", $"/v1/exceptions/{id}/notes", $"/v1/wallet-approvals/{id}/revocation", $"/v1/exports/{id}/approvals" })
                Refused(await mlro.PostAsync(path, Bodies.Note), id);
        }

        static void Refused(Answer answer, string id)
        {
            Assert.True(answer.Status == 404, $"{id}: {answer}");
            Problem.Holds(answer);
        }
    }

    [Fact]
    public async Task A_customer_cannot_have_an_id_that_a_path_cannot_hold()
    {
        foreach (var id in new[] { ".", "..", "a/b", "a b", "", "\u00e4", new string('a', 65) })
        {
            var answer = await api.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, "Ana Example"));
            Assert.Equal(400, answer.Status);
            Assert.Equal(["/id"], answer.Pointers);
        }
    }

    [Theory]
    [InlineData("9999-12-31", 422)]
    [InlineData("1799-12-31", 400)]
    [InlineData("-0001-01-01", 400)]
    [InlineData("2025-02-29", 400)]
    public async Task Nobody_applies_with_a_birth_that_cannot_be(string birth, int status)
    {
        var answer = await api.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural($"birth{birth}", "Ana Example", birth: birth));

        Assert.Equal((status, "/data/dateOfBirth"), (answer.Status, Assert.Single(answer.Pointers)));
    }

    [Fact]
    public async Task Free_data_of_a_provider_may_hold_any_JSON_and_nothing_else()
    {
        var analyst = api.Host.As("analyst");
        var good = await Evidence("""{"a":"\ud800","b":[1e999999,{"c":null}],"d\u0000":"\u0007"}""");
        var twice = await Evidence("""{"a":"Quillonbark","a":2}""");
        var deep = await Evidence($"{{\"a\":{new string('[', 30)}{new string(']', 30)}}}");
        var large = await Evidence($"{{\"a\":\"{new string('x', 70_000)}\"}}");
        var text = await Evidence("\"Quillonbark\"");

        Assert.Equal((200, 400, 400, 400, 400), (good.Status, twice.Status, deep.Status, large.Status, text.Status));
        Assert.All([large, text], answer => Assert.Equal(["/data"], answer.Pointers));
        Assert.DoesNotContain("Quillonbark", twice.Text + text.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await analyst.GetAsync($"/v1/customers/{api.Customer}")).Status);

        Task<Answer> Evidence(string data) => analyst.PostTextAsync(
            $"/v1/customers/{api.Customer}/evidence", $$"""{"kind":"document","result":"passed","data":{{data}}}""", Guid.NewGuid().ToString("N"));
    }

    [Fact]
    public async Task A_body_beyond_what_the_server_takes_is_413()
    {
        // Asks before it sends, as a client does that wants to hear the answer.
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Host.Address, "/v1/screenings")) { Content = Json(new byte[31 << 20]), Headers = { ExpectContinue = true } };

        var answer = await api.Host.As("analyst").SendAsync(request);

        Assert.Equal(413, answer.Status);
        Problem.Holds(answer);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_method_get_a_problem_document_too()
    {
        var nowhere = await api.Host.As("mlro").GetAsync("/v1/nothing");
        var method = await api.Host.As("mlro").GetAsync("/v1/screenings");

        Assert.Equal((404, 405), (nowhere.Status, method.Status));
        Assert.All([nowhere, method], Problem.Holds);
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=x", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", 400)]
    public async Task An_upload_that_is_no_form_is_refused(string mediaType, int status)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--x\r\nQuillonbark"));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var answer = await api.Host.As("operator").PostContentAsync("/v1/lists/ofac-sdn/versions", content, Guid.NewGuid().ToString("N"));

        Assert.Equal(status, answer.Status);
        Problem.Holds(answer);
        Assert.DoesNotContain("Quillonbark", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quillonbark")]
    [InlineData("")]
    [InlineData("1")]
    public async Task A_confirmation_of_an_upload_is_true_or_false(string confirmed)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent([1]), "files", "sdn.csv" } };

        var answer = await api.Host.As("operator").PostContentAsync($"/v1/lists/ofac-sdn/versions?confirmed={confirmed}", content, Guid.NewGuid().ToString("N"));

        Problem.Holds(answer);
        Assert.Equal((400, "confirmed"), (answer.Status, Assert.Single(answer.Pointers)));
        Assert.DoesNotContain("Quillonbark", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_breaks_off_changes_nothing()
    {
        var before = (await api.Host.As("operator").GetAsync("/v1/lists"))["total"];
        var digest = await DigestAsync();
        var good = File.ReadAllBytes(Path.Combine(Repository.DemoList, "sdn.csv"));

        await Gen.Int[0, good.Length - 2].SampleAsync(async length =>
        {
            var bad = good[..length];
            var answer = await api.Host.As("operator").UploadAsync("ofac-sdn", new Dictionary<string, byte[]> { ["sdn.csv"] = bad });
            Assert.Equal(422, answer.Status);
            Problem.Holds(answer);
        }, iter: 30, threads: 1);

        Assert.Equal(digest, await DigestAsync());
        Assert.Equal(before, (await api.Host.As("operator").GetAsync("/v1/lists"))["total"]);

        async Task<string> DigestAsync() => (string)(await api.Host.As("operator").GetAsync("/v1/lists")).Json["items"]![0]!["digest"]!;
    }

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };
}
