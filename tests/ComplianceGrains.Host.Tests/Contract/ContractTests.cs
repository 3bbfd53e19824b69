using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Contract;

/// <summary>The OpenAPI document is a contract: what is generated from it fits what is sent and answered.</summary>
public sealed class ContractTests(ContractHost contract) : IClassFixture<ContractHost>
{
    private readonly ApiHost api = contract.Api;

    private static readonly string[] Methods = ["get", "post"];

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_its_headers_and_its_problems()
    {
        var document = await DocumentAsync();
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(one => Methods.Contains(one.Key)).Select(one => (Path: path.Key, Method: one.Key, Operation: one.Value!))).ToList();

        Assert.Equal(operations.Count, operations.Select(one => (string)one.Operation["operationId"]!).Distinct().Count());
        Assert.All(operations, one => Assert.False(string.IsNullOrWhiteSpace((string?)one.Operation["summary"]) || string.IsNullOrWhiteSpace((string?)one.Operation["description"]), one.Path));
        foreach (var (path, _, operation) in operations.Where(one => one.Path.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            Assert.All(operation["responses"]!.AsObject(), response => Assert.NotNull(response.Value!["headers"]!["X-Request-Id"]));
            Assert.Equal("#/components/schemas/ProblemBody", (string)operation["responses"]!["503"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!);
            Assert.NotNull(operation["responses"]!["503"]!["headers"]!["Retry-After"]);
            if (path != "/v1/ledgers/{jurisdiction}/vkey")
                Assert.Equal("key", operation["security"]![0]!.AsObject().Single().Key);
        }

        var start = document["paths"]!["/v1/customers"]!["post"]!;
        Assert.Equal(["Idempotency-Key", "If-Match"], start["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
        Assert.NotNull(start["responses"]!["201"]!["headers"]!["Location"]);
        Assert.NotNull(start["responses"]!["201"]!["headers"]!["ETag"]);
        Assert.NotNull(start["requestBody"]!["content"]!["application/json"]!["example"]);
        Assert.Equal("ComplianceGrains", (string)document["info"]!["title"]!);
    }

    [Fact]
    public async Task Texts_have_formats_bodies_say_what_is_required_and_words_are_enumerated()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;

        Assert.Equal(("string", "date-time"), ((string)schemas["DecisionBody"]!["properties"]!["recordedAt"]!["type"]!, (string)schemas["DecisionBody"]!["properties"]!["recordedAt"]!["format"]!));
        Assert.Equal("date", (string)schemas["PersonData"]!["properties"]!["dateOfBirth"]!["format"]!);
        Assert.Equal(["id", "bookingEntity", "kind"], schemas["ApplicationBody"]!["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["kind", "result"], schemas["EvidenceBody"]!["required"]!.AsArray().Select(name => (string)name!));
        Assert.Null(schemas["AssignmentBody"]!["required"]);
        Assert.Equal(["approve", "reject"], schemas["ApprovalBody"]!["properties"]!["decision"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Contains("active", schemas["CustomerBody"]!["properties"]!["status"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Contains("retryable", schemas["ProblemBody"]!["required"]!.AsArray().Select(name => (string)name!));
        // Nothing of the library behind the clock, and no type that can be anything.
        Assert.DoesNotContain(schemas.AsObject(), schema => schema.Key is "CalendarSystem" or "Era" or "Instant" or "LocalDate" or "JsonElement" or "ProblemDetails");
    }

    /// <summary>What linters of such documents ask for.</summary>
    [Fact]
    public async Task Every_operation_says_whether_it_needs_a_key_every_tag_what_it_is_about_and_every_schema_is_used()
    {
        var document = await DocumentAsync();
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(one => Methods.Contains(one.Key)).Select(one => one.Value!)).ToList();
        var described = document["tags"]!.AsArray().ToDictionary(tag => (string)tag!["name"]!, tag => (string?)tag!["description"]);
        var text = document.ToJsonString();

        Assert.All(operations, operation => Assert.NotNull(operation["security"]));
        Assert.Equal(described.Keys.Order(), operations.Select(operation => (string)Assert.Single(operation["tags"]!.AsArray())!).Distinct().Order());
        Assert.All(described.Values, description => Assert.False(string.IsNullOrWhiteSpace(description)));
        Assert.All(document["components"]!["schemas"]!.AsObject(), schema => Assert.Contains($"\"#/components/schemas/{schema.Key}\"", text, StringComparison.Ordinal));
    }

    /// <summary>The tour and more: every command with its good body, and every thing that is read as JSON.</summary>
    [Fact]
    public async Task A_generated_CSharp_client_sends_every_request_and_reads_every_answer_whole()
    {
        var exchanges = await contract.ExchangesAsync();

        Assert.True(exchanges.Count(exchange => exchange.Status < 300) >= 20, string.Join(", ", exchanges.Select(exchange => $"{exchange.Operation} {exchange.Status}")));
        foreach (var exchange in exchanges)
            Assert.True(
                JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(exchange.Response)), WithoutNulls(exchange.Read)),
                $"{exchange.Operation} {exchange.Status}\ncame: {exchange.Response}\nread: {exchange.Read?.ToJsonString()}");
    }

    [SkippableFact]
    public async Task Generated_TypeScript_types_fit_every_request_and_every_answer()
    {
        var folder = Directory.CreateTempSubdirectory("contract-").FullName;
        try
        {
            var installed = Run(folder, "npm install --no-audit --no-fund --no-save openapi-typescript@7.13.0 typescript@5.9.3");
            Skip.If(installed.Code != 0, "npm or its packages are not here.");
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), (await DocumentAsync()).ToJsonString());
            var tour = new StringBuilder("import type { operations } from './api';\n");
            foreach (var (exchange, number) in (await contract.ExchangesAsync()).Select((exchange, number) => (exchange, number)))
            {
                var media = exchange.Status >= 400 ? "application/problem+json" : "application/json";
                tour.Append($"export const answer{number}: operations['{exchange.Operation}']['responses'][{exchange.Status}]['content']['{media}'] = {exchange.Response};\n");
                if (exchange.Request is not null)
                    tour.Append($"export const request{number}: NonNullable<operations['{exchange.Operation}']['requestBody']>['content']['application/json'] = {exchange.Request};\n");
            }

            foreach (var operation in (await DocumentAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(one => one.Value!))
                if (operation["requestBody"]?["content"]?["application/json"] is { } content)
                    tour.Append($"export const example_{operation["operationId"]}: NonNullable<operations['{operation["operationId"]}']['requestBody']>['content']['application/json'] = {(content["example"] ?? new JsonObject()).ToJsonString()};\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "tour.ts"), tour.ToString());
            var (code, output) = Run(folder, "npx openapi-typescript openapi.json -o api.d.ts && npx tsc --noEmit --strict --target es2022 --module es2022 --moduleResolution bundler tour.ts");
            Assert.True(code == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_new_thing_says_where_it_is()
    {
        var sample = Bodies.ByEndpoint["POST /v1/customers"](api);
        using var http = contract.Http(Caller.KeyOf(api.Host, sample.Role, 1), new Recorder());
        using var request = new HttpRequestMessage(HttpMethod.Post, sample.Path) { Content = new StringContent(sample.Body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await http.SendAsync(request);
        Assert.Equal($"/v1/customers/{(string)sample.Body["id"]!}", answer.Headers.Location!.OriginalString);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task The_pages_of_the_document_have_our_name_and_no_advertising()
    {
        var page = await api.Host.WithKey(null).GetAsync("/docs/");
        Assert.Contains("<title>ComplianceGrains</title>", page.Text, StringComparison.Ordinal);
        Assert.Contains("hideClientButton", page.Text, StringComparison.Ordinal);
    }

    private Task<JsonNode> DocumentAsync() => contract.DocumentAsync();

    /// <summary>A member that is null says the same as one that is not there.</summary>
    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        null => null,
        _ => JsonSerializer.SerializeToNode(node),
    };

    private static (int Code, string Output) Run(string folder, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output + errors.Result);
    }
}
