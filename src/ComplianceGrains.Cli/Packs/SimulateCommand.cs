using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack simulate EU@7|FOLDER|EU/ID --url …</c>: what recorded decisions would have been under another version.</summary>
internal static class SimulateCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var host = new HostOptions();
        var version = new Argument<string>("version") { Description = "A version of the host, such as EU@7, the folder of one that nobody has proposed, such as jurisdictions/eu/7, or a simulation that was begun, as it was printed: EU/9c1f…" };
        var from = new Option<string?>("--from") { Description = "Decisions recorded from this instant on, e.g. 2026-01-01T00:00:00Z; all if left out." };
        var to = new Option<string?>("--to") { Description = "Decisions recorded before this instant; one that lies ahead lets the version run beside what is in force until then." };
        var cancel = new Option<bool>("--cancel") { Description = "Stop the simulation of this version or of this name, and begin none." };
        var resume = new Option<bool>("--resume") { Description = "Go on with one that was stopped." };
        var json = new Option<bool>("--json") { Description = "The answer of the host as one line of JSON." };
        var command = new Command("simulate", "Decide the recorded decisions of a running host again under another version. Nobody's history changes; Ctrl+C leaves it running there.")
        {
            version, from, to, cancel, resume, json, host.Url, host.Key,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var said = parsed.GetRequiredValue(version);
            if (Simulated.Of(said) is not { } simulated)
            {
                Console.Error.WriteLine($"'{said}' is no version and no folder of one. Write the jurisdiction and the number, such as EU@7, or a folder that holds a pack.yaml.");
                return ExitCode.WrongUse;
            }

            var action = parsed.GetValue(cancel) ? "cancel" : parsed.GetValue(resume) ? "resume" : null;
            if (action is not null && simulated is { Version: null, Id: null })
            {
                Console.Error.WriteLine("The simulation of a folder is stopped and gone on with by its name, as it was printed when it began: EU/9c1f…");
                return ExitCode.WrongUse;
            }

            var body = simulated.Body;
            (body["from"], body["to"]) = (parsed.GetValue(from), parsed.GetValue(to));
            return await host.AskAsync(parsed, connection => RunAsync(connection, simulated, body, action, parsed.GetValue(json), cancellation), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(HostConnection connection, Simulated simulated, JsonObject body, string? action, bool json, CancellationToken cancellation)
    {
        var jurisdiction = $"/v1/jurisdictions/{Uri.EscapeDataString(simulated.Jurisdiction)}";
        var (id, objection) = (simulated.Id, (string?)null);
        JsonNode? answer = null;
        if (id is null && action is null)
        {
            (answer, objection) = await connection.PostAsync($"{jurisdiction}/simulations", body, cancellation);
            id = (string?)answer?["id"];
            if (id is not null && !json)
                Console.Error.WriteLine($"Simulation {simulated.Jurisdiction}/{id}");
        }
        else if (id is null)
        {
            // A simulation is called by the digest of its version: who stops one or goes on with it begins none.
            (answer, objection) = await connection.GetAsync($"{jurisdiction}/packs/{simulated.Version}", cancellation);
            id = ((string?)answer?["pack"]?["digest"])?["sha256:".Length..];
        }

        if (id is null)
            return HostOptions.Objected(objection);
        var one = $"{jurisdiction}/simulations/{id}";
        if (action is not null)
            (answer, objection) = await connection.PostAsync($"{one}/actions", new JsonObject { ["action"] = action }, cancellation);
        else if (simulated.Id is not null)
            (answer, objection) = await connection.GetAsync(one, cancellation);
        while (answer is not null && (string?)answer["status"] == "running")
        {
            if (!json && answer["progress"] is { } progress)
                Console.Error.WriteLine($"{progress["read"]} of {progress["of"]} decisions read{(progress["perSecond"] is { } rate ? $", {rate} a second, {progress["secondsLeft"]} s left" : "")}");
            await Task.Delay(Pause, cancellation);
            (answer, objection) = await connection.GetAsync(one, cancellation);
        }

        if (answer is null)
            return HostOptions.Objected(objection);
        if (json)
            Console.Out.WriteLine(answer.ToJsonString(Terminal.Output.Json));
        else
            Print(answer);
        return (string?)answer["status"] == "failed" ? ExitCode.CouldNotBeDone : ExitCode.Fine;
    }

    private static void Print(JsonNode answer)
    {
        Console.Out.WriteLine($"{answer["pack"]}: {answer["status"]}{(answer["reason"] is { } reason ? $": {reason}" : "")}. {answer["decided"]} decisions: {answer["same"]} the same, {answer["changed"]} otherwise; {answer["progress"]?["perSecond"] ?? 0} read a second.");
        foreach (var row in Rows(answer, "unknown"))
            Console.Out.WriteLine($"  {row["count"]} not decided again: {row["word"]}");
        foreach (var row in Rows(answer, "what"))
            Console.Out.WriteLine($"  {row["count"]} by {row["word"]}");
        foreach (var row in Rows(answer, "outcomes"))
            Console.Out.WriteLine($"  {row["count"]} {row["kind"]}: {row["then"]} -> {row["now"]}");
        foreach (var row in Rows(answer, "reasons"))
            Console.Out.WriteLine($"  {row["count"]} reason {row["word"]}");
        foreach (var row in Rows(answer, "changes").Take(20))
            Console.Out.WriteLine($"  {row["subject"] ?? "-"} {row["sequence"]} {row["kind"]}: {row["why"]}");
    }

    private static IEnumerable<JsonNode> Rows(JsonNode answer, string name) => (answer[name] as JsonArray ?? []).OfType<JsonNode>();

    /// <summary>What is to be simulated, or what simulation is meant.</summary>
    private sealed record Simulated(string Jurisdiction, string? Version, string? Id, JsonObject Body)
    {
        public static Simulated? Of(string said)
        {
            if (Directory.Exists(said) && File.Exists(Path.Combine(said, "pack.yaml")) && Directory.GetParent(Path.TrimEndingDirectorySeparator(Path.GetFullPath(said))) is { } jurisdiction)
            {
                var files = Directory.EnumerateFiles(said, "*.yaml").Select(file => (JsonNode)new JsonObject { ["path"] = Path.GetFileName(file), ["text"] = File.ReadAllText(file) });
                return new(jurisdiction.Name.ToUpperInvariant(), null, null, new JsonObject { ["files"] = new JsonArray([.. files]) });
            }

            if (said.Split('/') is [{ Length: > 0 } place, { Length: 64 } id] && id.All(char.IsAsciiHexDigitLower))
                return new(place, null, id, []);
            return said.Split('@') is [{ Length: > 0 } code, var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? new(code, digits, null, new JsonObject { ["version"] = digits })
                : null;
        }
    }
}
