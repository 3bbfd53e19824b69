using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Cli.Tests.Packs;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Storage.Sqlite;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Replays;
using Xunit.Abstractions;

namespace ComplianceGrains.Cli.Tests.Histories;

/// <summary>Decisions of an earlier version of the program, decided again by today's from the recorded facts and the packs by digest.</summary>
public sealed class HistoryReplayTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly Lazy<PackLibrary> AllPacks = new(() => PackLibrary.Load(Packs).OrThrow());

    private readonly string _data = Directory.CreateTempSubdirectory("compliance-replay-").FullName;

    private static PackLibrary Library => AllPacks.Value;

    private static string Packs => PackCommandTests.Real;

    public async Task InitializeAsync()
    {
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(Packs, "..", "tests", "fixtures", "27a2090", "data.tar.gz")), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(packed, _data, overwriteFiles: false);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_decision_about_an_exception_comes_out_equal_or_says_what_is_not_kept()
    {
        var replayed = new List<ReplayedDecision>();
        foreach (var actor in await ActorsAsync("exception"))
            replayed.AddRange(await ReplayAsync(actor, Library));

        output.WriteLine(string.Join('\n', replayed.GroupBy(one => $"{one.Kind} {one.Answer.GetType().Name} {(one.Answer as ReplayAnswer.NotReplayable)?.Reason}").Select(group => $"{group.Key}: {group.Count()}")));
        Assert.DoesNotContain(replayed, one => one.Answer is ReplayAnswer.Differs);
        // The folder was begun by a program whose engine merged rules otherwise, and went on under an invented pack that is nowhere else.
        Assert.Equal(["engine-version", "pack-not-here"], replayed.Select(one => one.Answer).OfType<ReplayAnswer.NotReplayable>().Select(not => not.Reason).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("exception.opened/1", Assert.Single(replayed, one => one.Answer is ReplayAnswer.NotReplayable { Reason: "engine-version" }).Kind);
        Assert.Equal(29, replayed.Count(one => one.Answer is ReplayAnswer.Equal));
    }

    [Fact]
    public async Task A_pack_that_is_not_here_is_said_and_not_guessed()
    {
        var actor = (await ActorsAsync("exception"))[^1];
        var cited = (await HistoryAsync(actor))[0].Basis.Rules.Packs.Select(pack => pack.ToString()).ToHashSet();
        var without = Library.Packs.Where(pack => cited.Contains($"{pack.Jurisdiction}@{pack.Version}")).Aggregate(Library, (left, pack) => left.Without(pack));

        Assert.All(await ReplayAsync(actor, without), one => Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.PackNotHere), one.Answer));
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("wallet")]
    [InlineData("list")]
    public async Task What_an_earlier_version_decided_comes_out_equal_or_says_why_it_cannot_be_told(string type)
    {
        var replayed = new List<ReplayedDecision>();
        foreach (var actor in await ActorsAsync(type + "/"))
            replayed.AddRange(await ReplayAsync(actor, Library));

        output.WriteLine(string.Join('\n', replayed.GroupBy(one => $"{one.Kind} {one.Answer.GetType().Name} {(one.Answer as ReplayAnswer.NotReplayable)?.Reason}").Select(group => $"{group.Key}: {group.Count()}")));
        // That program let one person end a relationship; today's asks those whom the packs name. All else it only explained in other words.
        foreach (var one in replayed.Where(one => one is { Kind: not "customer.offboarded/1", Answer: ReplayAnswer.Differs { IsOnlyInReasons: false } }))
            Assert.Fail($"{one.Kind}: {string.Join('\n', ((ReplayAnswer.Differs)one.Answer).Differences.Select(each => $"{each.Path}: {each.Then} / {each.Now}"))}");
        Assert.Contains(replayed, one => one.Answer is ReplayAnswer.Equal);
    }

    [Fact]
    public async Task What_stands_on_facts_elsewhere_is_not_called_equal()
    {
        var replayed = await ReplayAsync((await ActorsAsync("export/"))[0], Library);

        output.WriteLine(string.Join('\n', replayed.Select(one => $"{one.Kind} {one.Answer}")));
        Assert.DoesNotContain(replayed, one => one.Answer is ReplayAnswer.Differs);
        // That program did not write down under which rules somebody approved, and what an export states and packs the ledger has.
        string[] elsewhere = ["export.decided/1", "export.produced/1", "export.packaged/1"];
        Assert.All(replayed.Where(one => elsewhere.Contains(one.Kind)), one => Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.FactsNotKept), one.Answer));
    }

    [Fact]
    public async Task Another_decision_than_the_rules_give_differs_by_the_fields_that_differ()
    {
        var (before, proposed) = await ProposedAsync();
        var planted = (DispositionProposed)proposed.Happened with { Needed = ["auditor"] };

        var differs = Assert.IsType<ReplayAnswer.Differs>(Answer(before, proposed with { Happened = planted, Basis = proposed.Basis with { Outcome = "waived" } }));

        Assert.IsType<ReplayAnswer.Equal>(Answer(before, proposed));
        Assert.Equal(("outcome", "\"waived\"", "\"proposed\""), (differs.Differences[0].Path, differs.Differences[0].Then, differs.Differences[0].Now));
        Assert.Contains(differs.Differences, difference => difference is { Path: "needed[0]", Then: "\"auditor\"" });
    }

    [Fact]
    public async Task What_was_erased_is_not_decided_again()
    {
        var (before, proposed) = await ProposedAsync();

        Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.Shredded), Answer(before, proposed with { Happened = (DispositionProposed)proposed.Happened with { Statement = null } }));
        Assert.Equal(new ReplayAnswer.NotReplayable(ReplayReasons.Shredded), Answer(before, proposed with { Basis = proposed.Basis with { Principal = "", Role = "" } }));
    }

    [Fact]
    public async Task The_command_counts_its_answers_and_ends_accordingly()
    {
        var customer = (await ActorsAsync("customer"))[0];
        var exception = "";
        foreach (var actor in await ActorsAsync("exception"))
            if ((await ReplayAsync(actor, Library)).All(one => one.Answer is ReplayAnswer.Equal))
                exception = actor;

        var (exit, json, _) = await Compliance.Run("history", "replay", "--data", _data, "--actor", exception, "--packs", Packs, "--json");
        var (unproven, text, _) = await Compliance.Run("history", "replay", "--data", _data, "--actor", customer, "--packs", Packs);
        var (wrong, _, error) = await Compliance.Run("history", "replay", "--data", _data, "--actor", "exception/nobody", "--packs", Packs);

        var answer = JsonNode.Parse(json)!;
        Assert.Equal((ExitCode.Fine, 0, 0), (exit, (int)answer["differs"]!, (int)answer["notReplayable"]!));
        Assert.Equal((int)answer["equal"]!, answer["decisions"]!.AsArray().Count);
        Assert.Equal(ExitCode.NotProven, unproven);
        Assert.Matches("^customer/before-wallets: 10 decisions, [0-9]+ equal, [0-9]+ differ, [0-9]+ not replayable", text);
        Assert.Equal(ExitCode.WrongUse, wrong);
        Assert.Contains("There is no actor", error, StringComparison.Ordinal);
    }

    private static ReplayAnswer Answer(ExceptionCase before, Decision decision) =>
        ExceptionReplay.Answer(before, [decision], Library.Rules(decision.Basis.Bound, decision.Basis.OccurredAt))[0];

    /// <summary>A disposition that was proposed and waited for a second person, and the state before it.</summary>
    private async Task<(ExceptionCase Before, Decision Proposed)> ProposedAsync()
    {
        foreach (var actor in await ActorsAsync("exception"))
        {
            var history = await HistoryAsync(actor);
            var at = history.ToList().FindIndex(decision => decision.Happened is DispositionProposed { Needed.Count: > 0 });
            if (at > 0)
                return (history.Take(at).Aggregate((ExceptionCase?)null, ExceptionWorkflow.Instance.Evolve)!, history[at]);
        }

        throw new InvalidOperationException("The fixture has no such decision.");
    }

    private Task<IReadOnlyList<string>> ActorsAsync(string type) => WithAsync(async (history, _) => (IReadOnlyList<string>)[.. (await history.Journal.ListActorsAsync(type, "", 1000)).Select(actor => actor.Name)]);

    private Task<IReadOnlyList<ReplayedDecision>> ReplayAsync(string actor, PackLibrary library) => WithAsync(async (history, reader) =>
    {
        using var lists = new CitedLists(reader, history.Blobs);
        return await new HistoryReplayer(reader, library, lists, new KeyedHashes(KeysOf(history))).ReplayAsync(actor);
    });

    private KeyRing KeysOf(SqliteHistory history) => new(new RootKey(File.ReadAllBytes(Path.Combine(_data, "keys", "root.key"))), history.Keys!);

    /// <summary>With everything that is not shredded.</summary>
    private Task<IReadOnlyList<Decision>> HistoryAsync(string actor) => WithAsync(async (history, reader) =>
    {
        var decisions = new List<Decision>();
        for (var sequence = 1; sequence <= await history.Audit.HeadAsync(actor, default); sequence++)
            decisions.Add((await reader.CauseAsync(actor, sequence, default)).Decision);
        return (IReadOnlyList<Decision>)decisions;
    });

    private async Task<T> WithAsync<T>(Func<SqliteHistory, DecisionReader, Task<T>> use)
    {
        using var history = SqliteHistory.Open(_data);
        var keys = KeysOf(history);
        return await use(history, new DecisionReader(KindRegistry.Default, new SealedValues(keys), keys, history.Journal, history.Vault, history.Erasures, new LoggedKinds(history.Logs, history.Drafts)));
    }
}
