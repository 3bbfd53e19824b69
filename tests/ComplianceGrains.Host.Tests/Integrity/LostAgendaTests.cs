using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Host.Tests.Flows;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Host.Tests.Integrity;

/// <summary>Who takes work out of the agenda hides nothing for long: it follows from the histories and is written again.</summary>
public sealed class LostAgendaTests
{
    private static readonly string[] Customers = ["deleted", "hidden", "postponed"];

    [Fact]
    public async Task Deleted_hidden_and_postponed_work_comes_back_and_is_reported()
    {
        using var host = await RunningHost.StartAsync(new Dictionary<string, string> { ["Liveness__GraceSeconds"] = "1" });
        await FlowHost.DoneAsync(host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList));
        var cases = new Dictionary<string, string>();
        foreach (var id in Customers)
        {
            await FlowHost.DoneAsync(host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(id, Applicants.Listed, birth: Applicants.ListedBirth)));
            await FlowHost.DoneAsync(host.As("product-service").PostAsync($"/v1/customers/{id}/evidence", Applicants.Passed));
            cases[id] = $"exception/{(await ExceptionQueue.OfAsync(host, id))["id"]}";
        }

        // Who was put right stands in a queue of its own, which wakes nobody.
        await FlowHost.DoneAsync(host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("corrected", "Wendeline Misprint")));
        await FlowHost.DoneAsync(host.As("analyst").PostAsync("/v1/customers/corrected/data-requests", new { right = "rectification", reason = "a letter" }));
        await FlowHost.DoneAsync(host.As("analyst").PostAsync("/v1/customers/corrected/data-requests/request-1/answer", new { decision = "approve", reason = "as in the passport", data = new { fullName = "Philomena Rightly" } }));

        host.Kill();
        var before = Rows(host.Data, cases.Values);
        StoredRows.Change(host.Data, $"DELETE FROM agenda WHERE actor='{cases["deleted"]}'");
        StoredRows.Change(host.Data, $"UPDATE agenda SET queue=NULL WHERE actor='{cases["hidden"]}'");
        StoredRows.Change(host.Data, $"UPDATE agenda SET due=due+86400000*365 WHERE actor='{cases["postponed"]}'");
        Assert.NotEqual(before, Rows(host.Data, cases.Values));
        StoredRows.Change(host.Data, "DELETE FROM agenda WHERE actor='customer/corrected' AND ifnull(queue,'')<>'corrected'");
        await host.RestartAsync();

        foreach (var id in Customers)
            await ExceptionQueue.OfAsync(host, id);
        var health = await HostHealth.OfAsync(host, body => (long?)body["integrity"]!["passes"] >= 1);
        Assert.True((long?)health["integrity"]!["repaired"] >= 3 && (long?)health["integrity"]!["faults"]!["agenda"] >= 3, health.ToJsonString());
        Assert.Equal("ready", (string?)health["status"]);
        var metrics = await Eventually.GetAsync(
            () => host.As("operator").GetAsync("/metrics"),
            answer => answer.Text.Contains("compliance_unowned_subjects", StringComparison.Ordinal) && answer.Text.Contains("compliance_integrity_repaired", StringComparison.Ordinal));
        var repaired = Regex.Match(metrics.Text, """compliance_integrity_repaired(?:\{[^}]*\})? (\d+)""");
        Assert.True(repaired.Success && int.Parse(repaired.Groups[1].Value, CultureInfo.InvariantCulture) >= 3, $"repaired: {repaired.Value}");
        // The case whose row is gone, and the customer whose last row wakes nobody.
        Assert.Matches("""compliance_unowned_subjects(\{[^}]*\})? 2\s""", metrics.Text);
        // The same is a decision of the jurisdiction, and names them.
        var record = InEurope(await Eventually.GetAsync(() => host.As("auditor").GetAsync("/v1/liveness"), answer => (long?)InEurope(answer)?["unowned"] == 2))!;
        Assert.Equal("failed", (string?)record["outcome"]);
        Assert.Contains(cases["deleted"], record["first"]!.AsArray().Select(stuck => (string?)stuck!["actor"]));
        host.Kill();
        Assert.Equal(before, Rows(host.Data, cases.Values));
    }

    private static JsonNode? InEurope(Answer answer) => answer.Json["items"]!.AsArray().FirstOrDefault(one => (string?)one!["jurisdiction"] == "EU");

    private static List<string> Rows(string data, IEnumerable<string> actors)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "compliance.db"), Pooling = false }.ToString());
        connection.Open();
        var rows = new List<string>();
        foreach (var actor in actors)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT concat_ws('|', shard, actor, key, due, queue, owner_role, jurisdictions) FROM agenda WHERE actor=$1 ORDER BY key";
            command.Parameters.AddWithValue("$1", actor);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
