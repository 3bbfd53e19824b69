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
        var actor = new Option<string>("--actor") { Description = "Whose decisions, e.g. customer/cust-1; or a type, e.g. customer or list: those of all of them.", Required = true };
        var options = new PackOptions();
        var command = options.On(new Command("replay", "Decide an actor's decisions again: equal, differs (field, then, now) or not-replayable (reason).") { data, actor });
        command.SetAction((parsed, cancellation) => options.Load(parsed) is { } library
            ? RunAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(actor), library, parsed.GetValue(options.Json), cancellation)
            : Task.FromResult(ExitCode.CouldNotBeDone));
        return command;
    }

    private static async Task<int> RunAsync(string data, string actor, PackLibrary library, bool json, CancellationToken cancellation)
    {
        try
        {
            var isOne = actor.Contains('/', StringComparison.Ordinal);
            using var history = SqliteHistory.Open(data);
            IReadOnlyList<string> actors = !isOne ? await AllAsync(history, actor, cancellation)
                : await history.Audit.HeadAsync(actor, cancellation) > 0 ? [actor] : [];
            if (actors.Count == 0)
            {
                Console.Error.WriteLine(
                    $"There is no actor {actor} in {data}. An actor is named with its type, e.g. exception/exc-…; a type alone stands for all of them.");
                return ExitCode.WrongUse;
            }

            if (await DataKeys.RootAsync(data, history.Keys, cancellation) is not { } root || history.Keys is not { } store)
            {
                Console.Error.WriteLine("The keys are not in the data folder: what was decided cannot be opened here.");
                return ExitCode.CouldNotBeDone;
            }

            var keys = new KeyRing(root, store);
            var reader = new DecisionReader(KindRegistry.Default, new SealedValues(keys), keys, history.Journal, history.Vault, history.Erasures, new LoggedKinds(history.Logs, history.Drafts));
            using var lists = new CitedLists(reader, history.Blobs);
            var replayer = new HistoryReplayer(reader, library, lists, new KeyedHashes(keys));
            var replayed = new List<(string Actor, ReplayedDecision One)>();
            foreach (var each in actors)
                replayed.AddRange((await replayer.ReplayAsync(each, cancellation)).Select(one => (each, one)));
            Print(actor, isOne, replayed, json);
            return replayed.Exists(one => one.One.Answer is ReplayAnswer.Differs) ? ExitCode.NotFine
                : replayed.Exists(one => one.One.Answer is ReplayAnswer.NotReplayable) ? ExitCode.NotProven
                : ExitCode.Fine;
        }
        catch (Exception e) when (e is EvidenceFormatException or IOException or InvalidDataException or UnauthorizedAccessException or DamagedValueException or ReplayStoppedException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.CouldNotBeDone;
        }
    }

    private static async Task<IReadOnlyList<string>> AllAsync(SqliteHistory history, string type, CancellationToken cancellation)
    {
        var actors = new List<string>();
        while (await history.Journal.ListActorsAsync($"{type}/", actors.Count > 0 ? actors[^1] : "", 1000, cancellation) is { Count: > 0 } page)
            actors.AddRange(page.Select(actor => actor.Name));
        return actors;
    }

    /// <summary>Of one actor every decision; of all of a type those that are not equal, after the counts.</summary>
    private static void Print(string actor, bool isOne, IReadOnlyList<(string Actor, ReplayedDecision One)> replayed, bool json)
    {
        var (equal, differ) = (replayed.Count(each => each.One.Answer is ReplayAnswer.Equal), replayed.Count(each => each.One.Answer is ReplayAnswer.Differs));
        var reasons = replayed.Select(each => each.One.Answer).OfType<ReplayAnswer.NotReplayable>().GroupBy(not => not.Reason, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count());
        var shown = replayed.Where(each => isOne || each.One.Answer is not ReplayAnswer.Equal);
        if (json)
        {
            Terminal.Output.Line(new
            {
                actor,
                equal,
                differs = differ,
                notReplayable = reasons.Values.Sum(),
                reasons,
                decisions = shown.Select(each => new
                {
                    actor = each.Actor,
                    each.One.Sequence,
                    each.One.Kind,
                    answer = WordOf(each.One.Answer),
                    reason = (each.One.Answer as ReplayAnswer.NotReplayable)?.Reason,
                    onlyReasons = (each.One.Answer as ReplayAnswer.Differs)?.IsOnlyInReasons,
                    differences = (each.One.Answer as ReplayAnswer.Differs)?.Differences,
                }),
            });
            return;
        }

        Console.WriteLine($"{actor}: {replayed.Count} decisions, {equal} equal, {differ} differ, {reasons.Values.Sum()} not replayable");
        foreach (var (reason, count) in reasons)
            Console.WriteLine($"  not replayable, {reason}: {count}");
        foreach (var (whose, one) in shown)
        {
            var more = one.Answer switch
            {
                ReplayAnswer.NotReplayable { Reason: var reason } => $" ({reason})",
                ReplayAnswer.Differs { IsOnlyInReasons: true } => " (the same is decided; only the reasons are given otherwise)",
                _ => "",
            };
            Console.WriteLine($"  {(isOne ? "" : $"{whose} ")}{one.Sequence} {one.Kind}: {WordOf(one.Answer)}{more}");
            foreach (var difference in (one.Answer as ReplayAnswer.Differs)?.Differences ?? [])
                Console.WriteLine($"      {difference.Path}: then {difference.Then}, now {difference.Now}");
        }
    }

    private static string WordOf(ReplayAnswer answer) => answer switch { ReplayAnswer.Equal => "equal", ReplayAnswer.Differs => "differs", _ => "not-replayable" };
}
