using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>What a request must be before anything is asked of an actor, and what a repeated one gets.</summary>
[Collection(ApiCollection.Name)]
public sealed class DoorTests(ApiHost api)
{
    /// <summary>Those whose answer is the thing as the command left it: a simulation goes on meanwhile.</summary>
    public static TheoryData<string> Commands => [.. Bodies.ByEndpoint.Keys.Where(endpoint => endpoint != "POST /v1/screenings" && !endpoint.Contains("/simulations", StringComparison.Ordinal))];

    [Fact]
    public async Task Only_a_person_who_exists_and_acts_there_can_own_an_exception()
    {
        var service = (string)(await api.Host.As("auditor").GetAsync($"/v1/customers/{api.Customer}")).Json["decisions"]![0]!["principal"]!;

        var answers = await Task.WhenAll(new[] { "prn-0123456789abcdef0123", "prn-system", service, api.OwnerElsewhere }.Select(owner => AssignAsync(owner)));

        Assert.All(answers, answer => Assert.Equal((422, "/owner", answers[0].Text), (answer.Status, Assert.Single(answer.Pointers), answer.Text)));
        Assert.Equal(api.Owner, (await AssignAsync(api.Owner))["owner"]);

        Task<Answer> AssignAsync(string owner) => api.Host.As("mlro").PostAsync($"/v1/exceptions/{api.UndecidedException}/assignment", new { owner });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"1\"")]
    [InlineData("\"99\"")]
    public async Task An_application_at_a_foreign_entity_tells_nothing_about_its_id(string? ifMatch)
    {
        var stranger = api.Host.In("SG", "analyst");

        var taken = await stranger.PostTextAsync("/v1/customers", JsonSerializer.Serialize(Bodies.Application(api.Customer)), Guid.NewGuid().ToString("N"), ifMatch);
        var free = await stranger.PostTextAsync("/v1/customers", JsonSerializer.Serialize(Bodies.Application("exists-nowhere")), Guid.NewGuid().ToString("N"), ifMatch);

        Assert.Equal((422, 422, free.Text, free.ETag), (taken.Status, free.Status, taken.Text, taken.ETag));
    }

    [Fact]
    public async Task Two_keys_on_one_command_are_400()
    {
        var body = JsonSerializer.Serialize(Applicants.Natural("two-keys", "Ana Example"));

        var answer = await RawAsync($"""
            POST /v1/customers HTTP/1.1
            Host: 127.0.0.1
            Connection: close
            Authorization: Bearer {Caller.KeyOf(api.Host, "product-service", 1)}
            Idempotency-Key: one
            Idempotency-Key: two
            Content-Type: application/json
            Content-Length: {body.Length}

            {body}
            """);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("\"pointer\":\"Idempotency-Key\"", answer, StringComparison.Ordinal);
        Assert.Equal(404, (await api.Host.As("auditor").GetAsync("/v1/customers/two-keys")).Status);
    }

    [Theory]
    [InlineData("bearer ", 200)]
    [InlineData("BEARER ", 200)]
    [InlineData("bEaReR   ", 200)]
    [InlineData("Basic ", 401)]
    [InlineData("Bearer", 401)]
    public async Task The_scheme_is_read_in_any_case(string scheme, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Host.Address, "/v1/lists"));
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme}{Caller.KeyOf(api.Host, "operator", 1)}");

        Assert.Equal(status, (await api.Host.WithKey(null).SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("exceptions?que=possible-match", "Use only: queue, due, status, owner, subject, jurisdiction, openedBefore, asOf, brief, after, limit.")]
    [InlineData("exceptions?Limit=5&page=2", "Use only: queue, due, status, owner, subject, jurisdiction, openedBefore, asOf, brief, after, limit.")]
    [InlineData("customers/api-active?verbose=1", "Use only: asOf.")]
    [InlineData("customers/exists-nowhere?verbose=1", "Use only: asOf.")]
    [InlineData("ledgers/EU/checkpoint?logs=r", "Use only: log.")]
    public async Task An_unknown_query_parameter_is_400_and_names_the_valid_ones(string path, string message)
    {
        var answer = await api.Host.As("mlro").GetAsync($"/v1/{path}");

        Assert.Equal(400, answer.Status);
        Problem.Holds(answer);
        Assert.Equal(message, (string)Assert.Single(answer.Json["errors"]!.AsArray())!["message"]!);
    }

    [Fact]
    public async Task A_query_parameter_stands_once_and_commands_have_none()
    {
        var twice = await api.Host.As("mlro").GetAsync("/v1/exceptions?queue=possible-match&queue=identity-failed");
        var command = await api.Host.As("mlro").PostAsync($"/v1/exceptions/{api.Exception}/notes?dryRun=true", Bodies.Note);

        Assert.Equal((400, 400), (twice.Status, command.Status));
        Assert.Equal(["queue"], twice.Pointers);
    }

    [Theory]
    [InlineData("/?page=2")]
    [InlineData("/health/live?verbose=1")]
    [InlineData("/health/ready?verbose=1")]
    [InlineData("/problems/state?page=2")]
    [InlineData("/openapi/v1.json?version=2")]
    [InlineData("/v1/ledgers/EU/vkey?format=pem")]
    public async Task What_needs_no_key_takes_no_unknown_parameter_either(string path)
    {
        var answer = await api.Host.WithKey(null).GetAsync(path);

        Assert.Equal((400, "A query parameter is not what it should be."), (answer.Status, answer["title"]));
    }

    [Theory]
    [InlineData("queue=posible-match", "queue")]
    [InlineData("queue=", "queue")]
    [InlineData("due=tomorrow", "due")]
    [InlineData("limit=0", "limit")]
    [InlineData("after=x", "after")]
    [InlineData("brief=yes", "brief")]
    [InlineData("asOf=yesterday", "asOf")]
    public async Task A_filter_with_a_slip_in_its_value_is_400_and_not_an_empty_page(string query, string pointer)
    {
        var answer = await api.Host.As("mlro").GetAsync($"/v1/exceptions?{query}");

        Assert.Equal((400, "A query parameter is not what it should be."), (answer.Status, answer["title"]));
        Assert.Equal([pointer], answer.Pointers);
        Assert.Equal(200, (await api.Host.As("mlro").GetAsync("/v1/exceptions?queue=possible-match")).Status);
    }

    [Fact]
    public async Task The_answer_to_a_command_on_an_exception_names_its_matches_as_reading_it_does()
    {
        var noted = await api.Host.As("analyst").PostAsync($"/v1/exceptions/{api.Exception}/notes", Bodies.Note);
        var read = await api.Host.As("analyst").GetAsync($"/v1/exceptions/{api.Exception}");

        Assert.NotEqual("", (string)noted.Json["matches"]![0]!["name"]!);
        Assert.Equal(read.Json["matches"]!.ToJsonString(), noted.Json["matches"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_repeated_command_gets_the_same_answer_but_for_its_receipt(string endpoint)
    {
        var sample = Bodies.ByEndpoint[endpoint](api);
        var (caller, key, body) = (api.Host.As(sample.Role), Guid.NewGuid().ToString("N"), sample.Body.ToJsonString());

        var first = await caller.PostTextAsync(sample.Path, body, key);
        var again = await caller.PostTextAsync(sample.Path, body, key);

        Assert.Equal((first.Status, first.ETag, WithoutReceipts(first)), (again.Status, again.ETag, WithoutReceipts(again)));
    }

    [Fact]
    public async Task A_repeated_upload_gets_the_same_answer()
    {
        var key = Guid.NewGuid().ToString("N");

        var first = await api.Host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList, key);
        var again = await api.Host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList, key);

        Assert.Equal((200, first.Text), (again.Status, again.Text));
    }

    private static string WithoutReceipts(Answer answer)
    {
        var json = answer.Json;
        foreach (var decision in (json["decisions"]?.AsArray() ?? []).Cast<JsonObject>())
        {
            decision.Remove("receipt");
            decision.Remove("receipts");
        }

        return json.ToJsonString();
    }

    private async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient("127.0.0.1", api.Host.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ReplaceLineEndings("\r\n")));
        return await new StreamReader(stream).ReadToEndAsync();
    }
}
