using System.CommandLine;
using ComplianceGrains.Cli.Packs;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Storage.Sqlite;
using ComplianceGrains.Workflows.Replays;

namespace ComplianceGrains.Cli.Histories;

/// <summary><c>compliance history replay --data DIR --actor ID</c>: decides again, from the recorded facts and the packs by digest.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data folder, with its keys; only read, whether the host runs or not.", Required = true };
        var actor = new Option<string>("--actor") { Description = "Whose decisions, e.g. exception/exc-….", Required = true };
        var options = new PackOptions();
        var command = options.On(new Command("replay", "Decide an actor's decisions again: equal, differs (field, then, now) or not-replayable (reason). So far those about exceptions.") { data, actor });
        command.SetAction((parsed, cancellation) => options.Load(parsed) is { } library
            ? RunAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(actor), library, parsed.GetValue(options.Json), cancellation)
            : Task.FromResult(ExitCode.CouldNotBeDone));
        return command;
    }

    private static async Task<int> RunAsync(string data, string actor, PackLibrary library, bool json, CancellationToken cancellation)
    {
        try
        {
            using var history = SqliteHistory.Open(data);
            if (!actor.Contains('/', StringComparison.Ordinal) || await history.Audit.HeadAsync(actor, cancellation) == 0)
            {
                Console.Error.WriteLine($"There is no actor {actor} in {data}. An actor is named with its type, e.g. exception/exc-….");
                return ExitCode.WrongUse;
            }

            if (DataKeys.Root(data) is not { } root || history.Keys is not { } store)
            {
                Console.Error.WriteLine("The keys are not in the data folder: what was decided cannot be opened here.");
                return ExitCode.CouldNotBeDone;
            }

            var keys = new KeyRing(root, store);
            var reader = new DecisionReader(KindRegistry.Default, new SealedValues(keys), keys, history.Journal, history.Vault, history.Erasures);
            var replayed = await new HistoryReplayer(reader, library).ReplayAsync(actor, cancellation);
            Print(actor, replayed, json);
            return replayed.Any(one => one.Answer is ReplayAnswer.Differs) ? ExitCode.NotFine
                : replayed.Any(one => one.Answer is ReplayAnswer.NotReplayable) ? ExitCode.NotProven
                : ExitCode.Fine;
        }
        catch (Exception e) when (e is EvidenceFormatException or IOException or InvalidDataException or UnauthorizedAccessException or DamagedValueException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.CouldNotBeDone;
        }
    }

    private static void Print(string actor, IReadOnlyList<ReplayedDecision> replayed, bool json)
    {
        var (equal, differ, not) = (replayed.Count(one => one.Answer is ReplayAnswer.Equal), replayed.Count(one => one.Answer is ReplayAnswer.Differs), replayed.Count(one => one.Answer is ReplayAnswer.NotReplayable));
        if (json)
        {
            Terminal.Output.Line(new
            {
                actor,
                equal,
                differs = differ,
                notReplayable = not,
                decisions = replayed.Select(one => new { one.Sequence, one.Kind, answer = WordOf(one.Answer), reason = (one.Answer as ReplayAnswer.NotReplayable)?.Reason, differences = (one.Answer as ReplayAnswer.Differs)?.Differences }),
            });
            return;
        }

        Console.WriteLine($"{actor}: {replayed.Count} decisions, {equal} equal, {differ} differ, {not} not replayable");
        foreach (var one in replayed)
        {
            Console.WriteLine($"  {one.Sequence} {one.Kind}: {WordOf(one.Answer)}{(one.Answer is ReplayAnswer.NotReplayable { Reason: var reason } ? $" ({reason})" : "")}");
            foreach (var difference in (one.Answer as ReplayAnswer.Differs)?.Differences ?? [])
                Console.WriteLine($"      {difference.Path}: then {difference.Then}, now {difference.Now}");
        }
    }

    private static string WordOf(ReplayAnswer answer) => answer switch { ReplayAnswer.Equal => "equal", ReplayAnswer.Differs => "differs", _ => "not-replayable" };
}
