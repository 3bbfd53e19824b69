using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Kills;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Destructions;

/// <summary>Customers who apply, leave, and whose erasure people approve, on a host whose clock is moved.</summary>
internal sealed class Relationships(RunningHost host, HostClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task OnboardAsync(string id, string name)
    {
        var service = host.As("product-service");
        Expect(201, await SendAsync(service, "/v1/customers", new Applicant(id, "demo-eu", name, "1990-02-03", "PT", null).Application));
        Expect(200, await SendAsync(service, $"/v1/customers/{id}/evidence", Applicant.Evidence));
    }

    public async Task LeaveAsync(string id, DateTimeOffset time)
    {
        clock.MoveTo(time);
        Expect(202, await SendAsync(host.As("mlro"), $"/v1/customers/{id}/offboarding", new { reason = "moved away" }));
        Expect(200, await SendAsync(host.As("mlro", 2), $"/v1/customers/{id}/approvals", new { step = "offboarding", decision = "approve", reason = "agreed" }));
    }

    /// <summary>Waits until it is asked for.</summary>
    public async Task ApproveErasureAsync(string id)
    {
        await Eventually.GetAsync(() => host.As("mlro").GetAsync($"/v1/customers/{id}"), answer => answer.Status == 200 && answer.Text.Contains("\"erasure\"", StringComparison.Ordinal), Patience);
        Expect(200, await SendAsync(host.As("mlro"), $"/v1/customers/{id}/approvals", new { step = "erasure", decision = "approve", reason = "due" }));
    }

    /// <summary>A command, sent again under the same key while its outcome is not known.</summary>
    public static async Task<Answer> SendAsync(Caller caller, string path, object body)
    {
        var key = Guid.NewGuid().ToString("N");
        return await Eventually.GetAsync(() => caller.PostAsync(path, body, key), answer => answer.Status < 400 || (bool?)answer.Json["retryable"] != true, Patience);
    }

    public static void Expect(int status, Answer answer)
    {
        if (answer.Status != status)
            throw new InvalidOperationException($"{status} was to come: {answer}");
    }
}
