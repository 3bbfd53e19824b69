using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Incidents;

/// <summary><c>compliance incident list|close</c>: of a running host, because closing is a decision in its logs.</summary>
internal static class IncidentCommand
{
    public static Command Create() => new("incident", "What a running host found wrong with its store, and how two operators close it.") { List(), Close() };

    private static Command List()
    {
        var host = new HostOptions();
        var all = new Option<bool>("--all") { Description = "Also those that are closed." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("list", "Incidents, the oldest first. Exits with 1 while one is not closed.") { host.Url, host.Key, all, json };
        command.SetAction((parsed, cancellation) => host.AskAsync(parsed, async connection =>
        {
            var (items, objection) = await AllAsync(connection, cancellation);
            if (items is null)
                return HostOptions.Objected(objection);
            foreach (var incident in items.Where(incident => parsed.GetValue(all) || IsOpen(incident)))
                Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(incident, Output.Json) : Line(incident));
            return items.Any(IsOpen) ? ExitCode.NotFine : ExitCode.Fine;
        }, cancellation));
        return command;
    }

    private static Command Close()
    {
        var host = new HostOptions();
        var id = new Argument<string>("id") { Description = "The incident, e.g. inc-…" };
        var reason = new Option<string>("--reason") { Description = "What was found and mended; kept, sealed, with the incident.", Required = true };
        var reject = new Option<bool>("--reject") { Description = "Disagree with the operator who proposed it." };
        var command = new Command("close", "Propose to close an incident, or agree with the operator who did. Takes two operators.") { id, host.Url, host.Key, reason, reject };
        command.SetAction((parsed, cancellation) => host.AskAsync(parsed, async connection =>
        {
            var path = $"/v1/incidents/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}";
            var (incident, objection) = await connection.GetAsync(path, cancellation);
            if (incident is null)
                return HostOptions.Objected(objection);
            var second = (string?)incident["status"] == "awaiting-second";
            if (parsed.GetValue(reject) && !second)
                return HostOptions.Objected($"Nobody has proposed to close {parsed.GetValue(id)}.");
            var body = new JsonObject { ["reason"] = parsed.GetRequiredValue(reason) };
            if (second)
                body["decision"] = parsed.GetValue(reject) ? "reject" : "approve";
            (var answer, objection) = await connection.PostAsync($"{path}/{(second ? "approvals" : "closing")}", body, cancellation);
            if (answer is null)
                return HostOptions.Objected(objection);
            Console.Out.WriteLine((string?)answer["status"] == "awaiting-second"
                ? $"{parsed.GetValue(id)}: proposed. Another operator runs the same command to agree."
                : $"{parsed.GetValue(id)}: {answer["status"]}.");
            return ExitCode.Fine;
        }, cancellation));
        return command;
    }

    private static async Task<(List<JsonNode>? Items, string? Objection)> AllAsync(HostConnection host, CancellationToken cancellation)
    {
        var items = new List<JsonNode>();
        for (string? after = null; ;)
        {
            var (page, objection) = await host.GetAsync($"/v1/incidents?limit=200{(after is null ? "" : $"&after={after}")}", cancellation);
            if (page is null)
                return (null, objection);
            if (page["items"] is not JsonArray found || found.Any(item => item?["id"] is null))
                return (null, host.Stranger);
            items.AddRange(found.Select(item => item!));
            after = (string?)page["next"];
            if (after is null)
                return (items, null);
        }
    }

    private static bool IsOpen(JsonNode incident) => (string?)incident["status"] != "closed";

    private static string Line(JsonNode incident) =>
        $"{incident["id"]}  {incident["status"]}  {incident["kind"]}  {incident["scope"]} {incident["subject"]}  since {incident["openedAt"]}\n    {incident["detail"]}";
}
