using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>One host with the demo list for the stories of customers and exceptions.</summary>
public sealed class FlowHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await RunningHost.StartAsync();
        Assert.Equal(201, (await Host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
    }

    public Task DisposeAsync()
    {
        Host.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Applies as somebody who resembles a listed person, with identity verified, and gives the exception that this opens.</summary>
    public async Task<string> ListedAsync(string id)
    {
        await DoneAsync(Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, Applicants.Listed, birth: Applicants.ListedBirth)));
        await DoneAsync(Host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed));
        return (string)(await ExceptionQueue.OfAsync(Host, id))["id"]!;
    }

    /// <summary>A person does something with an exception.</summary>
    public Task<Answer> DoAsync(string exception, string what, object body, string role, int number = 1) =>
        Host.As(role, number).PostAsync($"/v1/exceptions/{exception}/{what}", body);

    /// <summary>One proposes, another confirms.</summary>
    public async Task CloseAsync(string exception, string disposition, string confirmedBy)
    {
        await DoneAsync(DoAsync(exception, "disposition", new { disposition, reason = "compared" }, "analyst"));
        var closed = await DoneAsync(DoAsync(exception, "approvals", new { decision = "approve", reason = "agreed" }, confirmedBy, confirmedBy == "analyst" ? 2 : 1));
        Assert.Equal(("closed", disposition), (closed["status"], closed["disposition"]));
    }

    /// <summary>The product asks that a relationship ends, and the reporting officer agrees.</summary>
    public static async Task<Answer> OffboardAsync(RunningHost host, string customer, string reason = "moved")
    {
        await DoneAsync(host.As("product-service").PostAsync($"/v1/customers/{customer}/offboarding", new { reason }));
        return await DoneAsync(host.As("mlro").PostAsync($"/v1/customers/{customer}/approvals", new { step = "offboarding", decision = "approve", reason }));
    }

    /// <summary>The customer as the reporting officer sees it, once it has this status.</summary>
    public Task<Answer> CustomerAsync(string id, string status) =>
        Eventually.GetAsync(() => Host.As("mlro").GetAsync($"/v1/customers/{id}"), answer => answer["status"] == status);

    /// <summary>What must have been done.</summary>
    public static async Task<Answer> DoneAsync(Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status is 200 or 201 or 202, answer.ToString());
        return answer;
    }

    /// <summary>The steps that wait.</summary>
    public static IEnumerable<string> Pending(Answer customer) => customer.Json["pending"]!.AsArray().Select(step => (string)step!["step"]!).Order(StringComparer.Ordinal);
}
