using System.CommandLine;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack show EU@7 --url …</c></summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var host = new HostOptions();
        var pack = new Argument<string>("version") { Description = "A version of a running host, such as EU@7." };
        var command = new Command("show", "Show a version of a running host: where it stands, who decided, what it changes, and who was told.") { pack, host.Url, host.Key };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (DecideCommand.PathOf(parsed.GetRequiredValue(pack)) is not { } path)
                return ExitCode.WrongUse;
            return await host.AskAsync(parsed, async connection =>
            {
                var (read, objection) = await connection.GetAsync(path, cancellation);
                if (read is null)
                    return HostOptions.Objected(objection);
                Say(read);
                return ExitCode.Fine;
            }, cancellation);
        });
        return command;
    }

    private static void Say(JsonNode read)
    {
        var pack = read["pack"]!;
        Console.Out.WriteLine($"{pack["id"]} {pack["digest"]}: {pack["status"]}, begins {pack["inForceFrom"]}.");
        foreach (var step in pack["proposal"]?["steps"] as JsonArray ?? [])
            Console.Out.WriteLine($"{step?["outcome"]} by {step?["by"]} ({step?["role"]}), {step?["at"]}: {step?["reason"]}");
        if (pack["proposal"]?["waiting"] is JsonArray { Count: > 0 } waiting)
            Console.Out.WriteLine($"It waits for {string.Join(" and ", waiting.Select(role => (string?)role))}.");
        foreach (var change in read["changes"] as JsonArray ?? [])
            Console.Out.WriteLine($"- {change?["sentence"]}");
        if (pack["proposal"]?["emergency"] is { } emergency)
            Console.Out.WriteLine($"An emergency change: {((bool?)emergency["reviewed"] == true ? "somebody who had no part in it has looked at it" : $"somebody who had no part in it looks at it until {emergency["reviewBy"]}")}.");
        if (pack["proposal"]?["migration"] is { } migration)
            Console.Out.WriteLine($"Whoever it binds is decided about again: {migration["told"]} told{((bool?)migration["done"] == true ? ", all of them" : " so far")}.");
    }
}
