using System.CommandLine;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack review EU@7 --outcome kept --reason … --url …</c></summary>
internal static class ReviewCommand
{
    public static Command Create()
    {
        var host = new HostOptions();
        var pack = new Argument<string>("version") { Description = "The emergency change, such as EU@7." };
        var outcome = new Option<string>("--outcome") { Description = "kept, or to-be-replaced: then propose another version.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the decision.", Required = true };
        var command = new Command("review", "Look at an emergency change that you neither proposed nor approved.") { pack, outcome, reason, host.Url, host.Key };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (DecideCommand.PathOf(parsed.GetRequiredValue(pack)) is not { } path)
                return ExitCode.WrongUse;
            return await host.AskAsync(parsed, async connection =>
            {
                var body = new JsonObject { ["outcome"] = parsed.GetRequiredValue(outcome), ["reason"] = parsed.GetRequiredValue(reason) };
                var (answer, objection) = await connection.PostAsync($"{path}/reviews", body, cancellation);
                if (answer is null)
                    return HostOptions.Objected(objection);
                Console.Out.WriteLine($"{answer["id"]}: looked at, {parsed.GetRequiredValue(outcome)}.");
                return ExitCode.Fine;
            }, cancellation);
        });
        return command;
    }
}
