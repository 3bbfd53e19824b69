using System.CommandLine;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack approve|reject EU@7 --reason … --url …</c></summary>
internal static class DecideCommand
{
    public static Command Create(string decision, string says)
    {
        var host = new HostOptions();
        var pack = new Argument<string>("version") { Description = "The proposed version, such as EU@7." };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the decision.", Required = true };
        var command = new Command(decision, says) { pack, reason, host.Url, host.Key };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (PathOf(parsed.GetRequiredValue(pack)) is not { } path)
                return ExitCode.WrongUse;

            return await host.AskAsync(parsed, async connection =>
            {
                var (read, objection) = await connection.GetAsync(path, cancellation);
                if (read is null)
                    return HostOptions.Objected(objection);
                foreach (var change in read["changes"] as JsonArray ?? [])
                    Console.Out.WriteLine($"- {change?["sentence"]}");
                (var answer, objection) = await connection.PostAsync($"{path}/approvals", new JsonObject { ["decision"] = decision, ["reason"] = parsed.GetRequiredValue(reason) }, cancellation);
                if (answer is null)
                    return HostOptions.Objected(objection);
                Console.Out.WriteLine((string?)answer["status"] == "proposed"
                    ? $"{answer["id"]}: approved by you; it still waits for {string.Join(" and ", (answer["proposal"]?["waiting"] as JsonArray ?? []).Select(role => (string?)role))}."
                    : $"{answer["id"]}: {answer["status"]}{((string?)answer["status"] == "coming" ? $", in force from {answer["inForceFrom"]}" : "")}.");
                return ExitCode.Fine;
            }, cancellation);
        });
        return command;
    }

    /// <summary>Where the host has a version; null, and said so, if it is none.</summary>
    public static string? PathOf(string pack)
    {
        if (pack.Split('@') is [{ Length: > 0 } jurisdiction, { Length: > 0 } version])
            return $"/v1/jurisdictions/{Uri.EscapeDataString(jurisdiction)}/packs/{Uri.EscapeDataString(version)}";
        Console.Error.WriteLine($"'{pack}' is no version. Write the jurisdiction and the number, such as EU@7.");
        return null;
    }
}
