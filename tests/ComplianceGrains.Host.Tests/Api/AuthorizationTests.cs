using System.Text.Json.Nodes;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>The written table, the endpoints in the program and the answers of the running program say the same.</summary>
[Collection(ApiCollection.Name)]
public sealed class AuthorizationTests(ApiHost api)
{
    /// <summary>Documentation: for everybody, without a row each.</summary>
    private static readonly string[] Pages = ["/openapi/", "/docs", "/problems/", "/verify", "/console"];

    private static readonly string[] Jurisdictions = ["*", "EU"];

    public static TheoryData<string> Endpoints => [.. AuthorizationTable.Rows.Select(row => row.Endpoint)];

    [Fact]
    public async Task Every_endpoint_stands_in_the_table_and_the_table_holds_nothing_else()
    {
        var mapped = await MappedAsync();

        var written = AuthorizationTable.Rows.Select(row => $"{row.Endpoint}: {(row.Anybody ? "anybody" : string.Join(", ", row.Roles))}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Every_role_gets_what_the_table_says_at_home(string endpoint)
    {
        var row = Row(endpoint);
        foreach (var role in Sandbox.Roles)
        {
            foreach (var jurisdiction in Jurisdictions.Where(jurisdiction => role != "supervisor" || jurisdiction == "EU"))
            {
                var answer = await AskAsync(endpoint, api.Host.In(jurisdiction, role));
                if (row.Anybody || row.Roles.Contains(role))
                    Assert.False(answer.Status is 401 or 403 or 404 or 405 or 415 or 500, $"{role} in {jurisdiction} is permitted, and got {answer}");
                else
                    Assert.True(answer.Status == 403, $"{role} in {jurisdiction} is not permitted, and got {answer}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Whoever_is_permitted_elsewhere_gets_what_the_table_says_here(string endpoint)
    {
        var row = Row(endpoint);
        foreach (var role in Sandbox.Roles)
        {
            var answer = await AskAsync(endpoint, api.Host.In("SG", role));
            if (!row.Anybody && !row.Roles.Contains(role))
                Assert.True(answer.Status == 403, $"{role} is not permitted, and got {answer}");
            else if (row.Elsewhere == "own")
                Assert.All(answer.Json["items"]!.AsArray(), item => Assert.Contains("SG", item!["jurisdictions"]!.AsArray().Select(bound => (string)bound!)));
            else if (row.Elsewhere == "same")
                Assert.False(answer.Status is 401 or 403 or 404 or 500, $"{role} of SG got {answer}");
            else
                Assert.True(row.Elsewhere == $"{answer.Status}", $"{role} of SG got {answer}");
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Elsewhere_a_thing_answers_as_one_that_does_not_exist(string endpoint)
    {
        if (Row(endpoint).Elsewhere != "404" || !endpoint.Contains("{id}", StringComparison.Ordinal))
            return;
        var stranger = api.Host.In("SG", Row(endpoint).Roles[0]);

        var foreign = await AskAsync(endpoint, stranger, ifMatch: "\"1\"");
        var missing = await AskAsync(endpoint, stranger, ifMatch: "\"1\"", replaceId: "exists-nowhere");

        Assert.Equal((404, foreign.Text, foreign.ETag), (missing.Status, missing.Text, missing.ETag));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Without_a_key_that_is_known_there_is_401_or_what_is_for_everybody(string endpoint)
    {
        foreach (var key in new[] { null, "", "cg_", "cg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", new string('x', 4000) })
        {
            var answer = await AskAsync(endpoint, api.Host.WithKey(key));
            Assert.True(Row(endpoint).Anybody ? answer.Status == 200 : answer.Status == 401, answer.ToString());
        }
    }

    private static AuthorizationTable.Row Row(string endpoint) => AuthorizationTable.Rows.Single(row => row.Endpoint == endpoint);

    /// <summary>The endpoints of the program itself, put together as it does it but never started.</summary>
    private static async Task<IReadOnlyList<string>> MappedAsync()
    {
        var data = Directory.CreateTempSubdirectory("compliance-endpoints-").FullName;
        try
        {
            await using var app = Composition.Build(new HostArguments { Data = data, Urls = "http://127.0.0.1:0", Jurisdictions = System.IO.Path.Combine(Repository.Root, "jurisdictions") });
            return
            [
                .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                    .Where(endpoint => Path(endpoint) != "/" && !Pages.Any(page => Path(endpoint).StartsWith(page, StringComparison.Ordinal)))
                    .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {Path(endpoint)}: {Who(endpoint)}")),
            ];
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string Path(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/').Replace(":long", "", StringComparison.Ordinal)}";

    private static string Who(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PermittedRoles>() is { } permitted ? string.Join(", ", Sandbox.Roles.Where(permitted.Roles.Contains))
        : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anybody"
        : "nobody said who";

    private Task<Answer> AskAsync(string endpoint, Caller caller, string? ifMatch = null, string? replaceId = null)
    {
        var path = endpoint.Split(' ')[1];
        var id = path.Split('/').ElementAtOrDefault(2) switch
        {
            "customers" when path.Contains("/part", StringComparison.Ordinal) || path.EndsWith("/ownership", StringComparison.Ordinal) => api.Company,
            "customers" => api.Customer,
            "exceptions" => api.Exception,
            "wallet-approvals" => api.Wallet,
            "exports" => api.Export,
            "counterparties" => ApiHost.Counterparty,
            "inquiries" => api.Inquiry,
            "incidents" => api.Incident,
            "suspicions" => api.Suspicion,
            "lists" => "ofac-sdn",
            "jurisdictions" => api.Simulation,
            _ => "",
        };
        path = path.Replace("{party}", ApiHost.Party, StringComparison.Ordinal).Replace("{transfer}", ApiHost.Transfer, StringComparison.Ordinal).Replace("{sequence}", "1", StringComparison.Ordinal).Replace("{jurisdiction}", "EU", StringComparison.Ordinal).Replace("{version}", "6", StringComparison.Ordinal)
            .Replace("{request}", "request-1", StringComparison.Ordinal).Replace("{report}", "report-1", StringComparison.Ordinal);
        var key = Guid.NewGuid().ToString("N");
        if (Bodies.ByEndpoint.TryGetValue(endpoint, out var sample))
        {
            var good = sample(api);
            var target = replaceId is null ? good.Path : path.Replace("{id}", replaceId, StringComparison.Ordinal);
            return caller.PostTextAsync(target, good.Body.ToJsonString(), key, ifMatch);
        }

        path = path.Replace("{id}", replaceId ?? id, StringComparison.Ordinal);
        return endpoint switch
        {
            "POST /v1/lists/{id}/versions" => caller.PostContentAsync(path, new MultipartFormDataContent { { new ByteArrayContent([1]), "files", "not-a-list.txt" } }, key),
            "POST /v1/jurisdictions/{jurisdiction}/packs" => caller.PostContentAsync(path, new MultipartFormDataContent { { new ByteArrayContent([1]), "files", "pack.yaml" }, { new StringContent("because"), "reason" } }, key),
            _ when endpoint.StartsWith("GET ", StringComparison.Ordinal) => caller.GetAsync(path),
            _ => throw new NotSupportedException($"{endpoint} is new: give it a good request here."),
        };
    }
}
