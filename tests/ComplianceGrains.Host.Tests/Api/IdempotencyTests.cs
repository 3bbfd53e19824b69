using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>A command has one effect, however often it is sent.</summary>
[Collection(ApiCollection.Name)]
public sealed class IdempotencyTests(ApiHost api)
{
    private readonly string _id = $"once-{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer()
    {
        var service = api.Host.As("product-service");
        var body = Applicants.Natural(_id, "Ana Example");

        var first = await service.PostAsync("/v1/customers", body, "key-1");
        await service.PostAsync($"/v1/customers/{_id}/evidence", Applicants.Passed, "key-2");
        var again = await service.PostAsync("/v1/customers", body, "key-1");

        Assert.Equal((201, first.Status, first.ETag), (first.Status, again.Status, again.ETag));
        Assert.Equal(WithoutReceipts(first), WithoutReceipts(again));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_422_and_changes_nothing()
    {
        var service = api.Host.As("product-service");
        await service.PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"), "key-1");

        var other = await service.PostAsync("/v1/customers", Applicants.Natural(_id, "Rita Example"), "key-1");

        Assert.Equal((422, "/problems/idempotency-key-reused"), (other.Status, other["type"]));
        Problem.Holds(other);
        Assert.Equal(["Idempotency-Key"], other.Pointers);
        Assert.Equal("2", (await service.GetAsync($"/v1/customers/{_id}"))["sequence"]);
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_command()
    {
        await api.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"), "key-1");

        var other = await api.Host.As("analyst").PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"), "key-1");

        Assert.Equal((409, "/problems/state"), (other.Status, other["type"]));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_done()
    {
        var answer = await api.Host.As("product-service").PostTextAsync(
            "/v1/customers", System.Text.Json.JsonSerializer.Serialize(Applicants.Natural(_id, "Ana Example")), idempotencyKey: null);

        Assert.Equal(400, answer.Status);
        Assert.Equal(["Idempotency-Key"], answer.Pointers);
        Assert.Equal(404, (await api.Host.As("product-service").GetAsync($"/v1/customers/{_id}")).Status);
    }

    [Fact]
    public async Task A_refused_command_does_not_use_up_its_key()
    {
        var service = api.Host.As("product-service");
        var path = $"/v1/customers/{_id}/evidence";

        var early = await service.PostAsync(path, Applicants.Passed, "key-1");
        await service.PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"));
        var later = await service.PostAsync(path, Applicants.Passed, "key-1");

        Assert.Equal((404, 200, "active"), (early.Status, later.Status, later["status"]));
    }

    [Fact]
    public async Task Repeats_at_the_same_time_have_one_effect()
    {
        var service = api.Host.As("product-service");
        var applied = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => service.PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"), "key-1")));
        var verified = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => service.PostAsync($"/v1/customers/{_id}/evidence", Applicants.Passed, "key-2")));

        Assert.All(applied, answer => Assert.Equal(201, answer.Status));
        Assert.All(verified, answer => Assert.Equal(200, answer.Status));
        Assert.Single(applied.Concat(verified).Select(answer => answer["id"]).Distinct());
        Assert.Single(verified.Select(WithoutReceipts).Distinct());
        Assert.Equal("5", (await service.GetAsync($"/v1/customers/{_id}"))["sequence"]);
    }

    [Fact]
    public async Task Different_commands_at_the_same_time_all_have_theirs()
    {
        await api.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => api.Host.As("analyst").PostAsync($"/v1/customers/{_id}/evidence", Bodies.Document, $"key-{number}")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(16, answers.Select(answer => answer.ETag).Distinct().Count());
        Assert.Equal("18", (await api.Host.As("analyst").GetAsync($"/v1/customers/{_id}"))["sequence"]);
    }

    [Fact]
    public async Task After_a_kill_and_a_restart_the_answer_is_still_the_same()
    {
        var body = Applicants.Natural(_id, "Ana Example");
        var first = await api.Host.As("product-service").PostAsync("/v1/customers", body, "key-1");

        api.Host.Kill();
        await api.Host.RestartAsync();
        var again = await api.Host.As("product-service").PostAsync("/v1/customers", body, "key-1");
        var other = await api.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(_id, "Rita Example"), "key-1");

        Assert.Equal((201, 201, 422), (first.Status, again.Status, other.Status));
        Assert.Equal(WithoutReceipts(first), WithoutReceipts(again));
    }

    [Fact]
    public async Task A_command_upon_an_older_sequence_is_412_and_changes_nothing()
    {
        var analyst = api.Host.As("analyst");
        await analyst.PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"));
        var seen = (await analyst.GetAsync($"/v1/customers/{_id}")).ETag;

        var first = await EvidenceAsync(seen);
        var second = await EvidenceAsync(seen);
        var third = await EvidenceAsync(first.ETag);

        Assert.Equal(("\"2\"", 200, "\"3\"", 412, 200, "\"4\""), (seen, first.Status, first.ETag, second.Status, third.Status, third.ETag));
        Assert.Equal("/problems/precondition", second["type"]);
        Problem.Holds(second);

        Task<Answer> EvidenceAsync(string? ifMatch) => analyst.PostTextAsync(
            $"/v1/customers/{_id}/evidence", System.Text.Json.JsonSerializer.Serialize(Bodies.Document), Guid.NewGuid().ToString("N"), ifMatch);
    }

    [Fact]
    public async Task The_same_key_is_the_same_export_and_with_another_body_422()
    {
        var body = Bodies.Export("EU");

        var first = await api.Host.As("mlro").PostAsync("/v1/exports", body, _id);
        var again = await api.Host.As("mlro").PostAsync("/v1/exports", body, _id);
        var other = await api.Host.As("mlro").PostAsync("/v1/exports", Bodies.Export("SG"), _id);

        Assert.Equal((202, 202, 422), (first.Status, again.Status, other.Status));
        Assert.Equal(first["id"], again["id"]);
        Assert.Equal("/problems/idempotency-key-reused", other["type"]);
    }

    [Fact]
    public async Task A_repeated_upload_with_other_files_is_422_and_the_list_stays()
    {
        var before = (await api.Host.As("operator").GetAsync("/v1/lists")).Json["items"]![0]!["digest"]!.ToString();
        var whole = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        // Without the addresses only: a list without its aliases would be refused as shrunken whatever the key.
        var files = whole.Where(file => file.Key != "add.csv").ToDictionary();

        var first = await api.Host.As("operator").UploadAsync("ofac-sdn", whole, _id);
        var again = await api.Host.As("operator").UploadAsync("ofac-sdn", whole, _id);
        var other = await api.Host.As("operator").UploadAsync("ofac-sdn", files, _id);

        Assert.Equal((200, 200, 422), (first.Status, again.Status, other.Status));
        Assert.Equal((first.ETag, "/problems/idempotency-key-reused"), (again.ETag, other["type"]));
        Assert.Equal(before, (await api.Host.As("operator").GetAsync("/v1/lists")).Json["items"]![0]!["digest"]!.ToString());
    }

    /// <summary>Receipts ripen from recorded to included; the rest of an answer never changes.</summary>
    private static string WithoutReceipts(Answer answer)
    {
        var json = answer.Json;
        foreach (var decision in json["decisions"]!.AsArray().Cast<JsonObject>())
        {
            decision.Remove("receipt");
            decision.Remove("receipts");
        }

        return json.ToJsonString();
    }
}
