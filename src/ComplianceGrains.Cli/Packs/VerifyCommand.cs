using System.CommandLine;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack verify EU@6 --value … --text … --read … --from … --reason … --url …</c></summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var host = new HostOptions();
        var pack = new Argument<string>("version") { Description = "The version that has the values, such as EU@6." };
        var values = new Option<string[]>("--value") { Description = "Path of a value, as 'compliance pack unverified' lists it; may be given several times for values of one text.", Required = true };
        var text = new Option<string>("--text") { Description = "The version of the text that was read, such as 'consolidated to 2026-06-29'.", Required = true };
        var read = new Option<string>("--read") { Description = "The day on which it was read, such as 2026-11-29.", Required = true };
        var link = new Option<string?>("--link") { Description = "Address at which others can read it; left out if the pack's source says so." };
        var from = new Option<string>("--from") { Description = "The first day of the version that says so, such as 2027-02-01.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the proposal.", Required = true };
        var command = new Command("verify", "Say that values of law were held against their text: proposes the next version, which another person approves.")
        {
            pack, values, text, read, link, from, reason, host.Url, host.Key,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetRequiredValue(pack).Split('@') is not [{ Length: > 0 } jurisdiction, { Length: > 0 } version])
            {
                Console.Error.WriteLine($"'{parsed.GetValue(pack)}' is no version. Write the jurisdiction and the number, such as EU@6.");
                return ExitCode.WrongUse;
            }

            var body = new JsonObject
            {
                ["effective"] = parsed.GetRequiredValue(from),
                ["values"] = new JsonArray([.. parsed.GetRequiredValue(values).Select(path => (JsonNode)new JsonObject
                {
                    ["path"] = path, ["text"] = parsed.GetRequiredValue(text), ["read"] = parsed.GetRequiredValue(read), ["url"] = parsed.GetValue(link),
                })]),
                ["reason"] = parsed.GetRequiredValue(reason),
            };
            return await host.AskAsync(parsed, async connection =>
            {
                var (proposed, objection) = await connection.PostAsync($"/v1/jurisdictions/{Uri.EscapeDataString(jurisdiction)}/packs/{Uri.EscapeDataString(version)}/verifications", body, cancellation);
                if (proposed is null)
                    return HostOptions.Objected(objection);
                Console.Out.WriteLine($"{proposed["id"]} {proposed["digest"]}: {proposed["status"]}, begins {proposed["inForceFrom"]}. Another person approves it: compliance pack approve {proposed["id"]}.");
                return ExitCode.Fine;
            }, cancellation);
        });
        return command;
    }
}
