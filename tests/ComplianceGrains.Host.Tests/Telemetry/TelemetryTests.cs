using System.Text;
using System.Text.RegularExpressions;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Host.Tests.Telemetry;

/// <summary>What whoever operates the host can see: requests by their id, figures, a collector's signals.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private Collector _collector = null!;

    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        _collector = Collector.Start();
        _host = await RunningHost.StartAsync(_collector.Configuration);
        Assert.Equal(201, (await _host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList)).Status);
        Assert.Equal(201, (await _host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("seen-1", "Ana Example"))).Status);
        Assert.Equal(200, (await _host.As("product-service").PostAsync("/v1/customers/seen-1/evidence", Applicants.Passed)).Status);
    }

    public Task DisposeAsync()
    {
        _host.Dispose();
        _collector.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Figures_show_decisions_latency_providers_lists_and_backlogs()
    {
        string[] lines =
        [
            """compliance_decisions_total\{[^}]*jurisdiction="EU",kind="customer\.application-received/2",outcome="accepted"[^}]*\} 1 """,
            """compliance_decisions_total\{[^}]*kind="customer\.activated/1",outcome="[a-z-]+"[^}]*\} 1 """,
            """compliance_command_duration_seconds_count\{[^}]*actor="customer",result="done"[^}]*\} [1-9]""",
            """compliance_screening_duration_seconds_count\{[^}]*outcome="clear",provider="[^"]+"[^}]*\} [1-9]""",
            """compliance_list_age_seconds\{[^}]*list="ofac-sdn"[^}]*\} [0-9.]+ """,
            """compliance_outbox_effects\{?[^}]*\}? 0 """,
            """compliance_outbox_age_seconds\{?[^}]*\}? 0 """,
            """compliance_agenda_lateness_seconds\{?[^}]*\}? [0-9.]+ """,
            """compliance_log_lag_seconds\{[^}]*log="evidence\.example\.com/eu/decisions"[^}]*\} [0-9.]+ """,
            """compliance_log_unsigned\{[^}]*log="evidence\.example\.com/eu/decisions"[^}]*\} [0-9]+ """,
            """compliance_unowned_subjects\{?[^}]*\}? [0-9]+ """,
            """compliance_integrity_faults\{[^}]*area="value"[^}]*\} 0 """,
            """compliance_incidents\{[^}]*scope="log"[^}]*\} 0 """,
        ];

        // Each comes when its part has worked for the first time.
        var missing = lines;
        await Eventually.TrueAsync(
            async () => (missing = await MissingAsync(missing)).Length == 0, otherwise: () => $"Never shown:\n{string.Join('\n', missing)}");
        Assert.Equal(403, (await _host.As("analyst").GetAsync("/metrics")).Status);
        Assert.Equal(401, (await _host.WithKey(null).GetAsync("/metrics")).Status);
    }

    private async Task<string[]> MissingAsync(string[] lines)
    {
        var metrics = (await _host.As("operator").GetAsync("/metrics")).Text.ReplaceLineEndings(" ");
        return [.. lines.Where(line => !Regex.IsMatch(metrics, line))];
    }

    [Fact]
    public async Task Every_answer_has_an_id_of_its_own_and_goes_on_with_the_callers_trace()
    {
        using var http = new HttpClient { BaseAddress = _host.Address };
        var ids = new HashSet<string>();
        foreach (var path in new[] { "/health/live", "/health/ready", "/v1/lists", "/v1/nowhere", "/metrics", "/openapi/v1.json", "/problems/state" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
            request.Headers.Add("X-Request-Id", "chosen-by-the-caller");
            using var answer = await http.SendAsync(request);

            var id = Assert.Single(answer.Headers.GetValues("X-Request-Id"));
            Assert.Matches("^[0-9a-f]{16}$", id);
            Assert.True(ids.Add(id));
            Assert.Matches($"^00-{Trace}-[0-9a-f]{{16}}-0[01]$", Assert.Single(answer.Headers.GetValues("traceparent")));
        }
    }

    [Fact]
    public async Task A_failure_is_found_in_the_log_by_the_id_of_its_answer()
    {
        using var http = new HttpClient { BaseAddress = _host.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Caller.KeyOf(_host, "analyst", 1)}");
        Change("ALTER TABLE agenda RENAME TO lost");

        using var answer = await http.GetAsync("/v1/exceptions");

        Change("ALTER TABLE lost RENAME TO agenda");
        var (status, id) = ((int)answer.StatusCode, Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.InRange(status, 500, 503);
        await Eventually.TrueAsync(() => Task.FromResult(_host.Output.Contains($"[{id}]", StringComparison.Ordinal)), otherwise: () => $"{id} is not in:\n{_host.Output}");
        var line = _host.Output.Split('\n').First(line => line.Contains($"[{id}]", StringComparison.Ordinal));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+Z (error|warning) \S+ \[", line);
        await Eventually.TrueAsync(() => Task.FromResult(Encoding.UTF8.GetString(_collector.Of("logs")).Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_collector_gets_traces_by_route_metrics_and_nobodys_address()
    {
        await _host.As("product-service").GetAsync("/v1/customers/seen-1");

        await Eventually.TrueAsync(() => Task.FromResult(Encoding.UTF8.GetString(_collector.Of("traces")).Contains("/v1/customers/{id}", StringComparison.Ordinal)));
        await Eventually.TrueAsync(() => Task.FromResult(Encoding.UTF8.GetString(_collector.Of("metrics")).Contains("compliance.decisions", StringComparison.Ordinal)));
        Assert.DoesNotContain("seen-1", Encoding.UTF8.GetString(_collector.Of("traces")), StringComparison.Ordinal);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_host.Data, "compliance.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the two texts above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
