using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Host.Tests.Packs;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Packs;

/// <summary>A version of a pack is proposed by one person, approved by another, and rules from its instant on.</summary>
public sealed class PackVersionTests : IAsyncLifetime, IDisposable
{
    /// <summary>The first moment of 15 December in Brussels.</summary>
    private static readonly Instant Begins = Instant.FromUtc(2026, 12, 14, 23, 0);

    private readonly Firm _firm = new();
    private RunningSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await RunningSilo.StartAsync(_firm);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    public void Dispose() => _firm.Dispose();

    [Fact]
    public async Task An_approved_version_rules_from_its_instant_on_and_not_before()
    {
        await _silo.PublishAsync();
        var proposed = await ProposeAsync(DraftVersion.Of(7, "2026-12-15"));
        Assert.True(proposed.Refusal is null, proposed.Refusal?.ToString() + string.Join('\n', proposed.Refusal?.Errors ?? []));
        Assert.Equal((201, PackStatus.Proposed, Begins), (proposed.Status, proposed.View!.Versions[0].Status, proposed.View.Versions[0].InForceFrom));
        Assert.Equal([Roles.PackApprover], proposed.View.Versions[0].Waiting);

        var approved = await DecideAsync(People.Approver, 7);
        Assert.Equal((200, PackStatus.Approved), (approved.Status, approved.View!.Versions[0].Status));

        _firm.Clock.Reset(Begins - Duration.FromMilliseconds(1));
        Assert.Equal("EU@5", await RuledByAsync("before"));
        _firm.Clock.Reset(Begins);
        Assert.Equal("EU@7", await RuledByAsync("after"));
        Assert.Equal("EU@5", (await _silo.Customer("before").ViewAsync())!.Packs.Select(pack => $"{pack.Id}@{pack.Version}").Single());
        await _silo.SequenceAsync();
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task Who_proposed_a_version_does_not_approve_it()
    {
        await ProposeAsync(DraftVersion.Of(7, "2026-12-15"));

        var refused = await DecideAsync(new Principal(People.Editor.Id, Roles.PackApprover, true, ["*"]), 7);

        Assert.Equal(403, refused.Refusal!.Status);
        Assert.Contains("second person", refused.Refusal.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_another_silo_approved_rules_here_too()
    {
        await using var other = await RunningSilo.StartAsync(_firm);
        Assert.Equal("EU@5", await RuledByAsync("c-1"));
        await ProposeAsync(DraftVersion.Of(7, "2026-12-15"), other);
        Assert.Equal(200, (await DecideAsync(People.Approver, 7, other)).Status);

        _firm.Clock.Reset(Begins);

        // Activations of two silos that know nothing of each other: this one asks its own.
        await _silo.ForgetAsync(_silo.Pack("EU"));
        Assert.Equal("EU@7", await RuledByAsync("c-2"));
    }

    [Fact]
    public async Task A_silo_that_cannot_look_at_the_packs_does_not_decide()
    {
        await _silo.PutListAsync("PETROV, Somebody");
        Assert.Equal("EU@5", await RuledByAsync("c-1"));
        _firm.Faults.Plan((call, _) => call == "IJournal.ReadAsync" ? Faults.Fault.Error : Faults.Fault.None);

        // What was seen is relied on for a minute, and not longer.
        Assert.Equal(200, (await _silo.VerifyAsync("c-1")).Status);
        _firm.Clock.Advance(Duration.FromMinutes(2));
        await Assert.ThrowsAsync<IOException>(() => _silo.OffboardAsync("c-1"));

        _firm.Faults.None();
        Assert.Null((await _silo.OffboardAsync("c-1")).Refusal);
    }

    [Fact]
    public async Task A_version_that_says_so_has_those_of_before_decided_about_again_once_it_rules()
    {
        await _silo.PublishAsync();
        await _silo.PutListAsync("PETROV, Somebody");
        foreach (var customer in new[] { "c-1", "c-2" })
        {
            Assert.Equal("EU@5", await RuledByAsync(customer));
            Assert.Equal("active", (await _silo.VerifyAsync(customer)).View!.Status);
        }

        var proposed = await ProposeAsync(DraftVersion.Of(7, "2026-12-15", ("\nzone: ", "\nmigration: re-evaluate\nzone: "), ("{ value: P60M,", "{ value: P24M,")));
        Assert.True(proposed.Refusal is null, proposed.Refusal?.ToString() + string.Join('\n', proposed.Refusal?.Errors ?? []));
        Assert.Equal(new MigrationView(0, false), (await DecideAsync(People.Approver, 7)).View!.Versions[0].Migration);
        await _silo.WakeAsync();
        Assert.Equal(0, (await _silo.Pack("EU").ViewAsync())!.Versions[0].Migration!.Told);

        _firm.Clock.Reset(Begins);
        await _silo.PutListAsync("PETROV, Somebody");
        await MigrateAsync(until: view => view.Told > 0);
        // What the activation remembered is gone: it goes on where it was.
        await _silo.ForgetAsync(_silo.Pack("EU"));
        await MigrateAsync(until: view => view.Done);

        Assert.Equal(2, (await _silo.Pack("EU").ViewAsync())!.Versions[0].Migration!.Told);
        foreach (var customer in new[] { "c-1", "c-2" })
        {
            var view = (await _silo.Customer(customer).ViewAsync())!;
            Assert.Equal(("EU@7", true), ($"{view.Packs[0].Id}@{view.Packs[0].Version}", view.ReviewDue < Begins + Duration.FromDays(800)));
        }

        await _silo.SequenceAsync();
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task An_emergency_change_rules_from_its_instant_on_also_after_a_restart_and_waits_in_a_queue_until_somebody_looked()
    {
        await _silo.PublishAsync();
        // In the middle of its day.
        var (begins, review) = (Instant.FromUtc(2026, 12, 15, 12, 0), Instant.FromUtc(2026, 12, 18, 12, 0));
        var proposed = await ProposeAsync(DraftVersion.Of(7, "2026-12-15") with { ReviewBy = review, From = begins });
        Assert.True(proposed.Refusal is null, proposed.Refusal?.ToString() + string.Join('\n', proposed.Refusal?.Errors ?? []));
        Assert.Equal((begins, new EmergencyView(review, false)), (proposed.View!.Versions[0].InForceFrom, proposed.View.Versions[0].Emergency));
        Assert.Equal(PackStatus.Approved, (await DecideAsync(People.Approver, 7)).View!.Versions[0].Status);

        _firm.Clock.Reset(begins - Duration.FromMilliseconds(1));
        Assert.Equal("EU@5", await RuledByAsync("before"));
        _firm.Clock.Reset(begins);
        Assert.Equal("EU@7", await RuledByAsync("after"));
        await using (var other = await RunningSilo.StartAsync(_firm))
        {
            Assert.Equal("EU@7", (await other.ApplyAsync("elsewhere")).View!.Packs.Select(pack => $"{pack.Id}@{pack.Version}").Single());
            await other.PublishAsync();
        }

        var waits = await _firm.Store.Queues.PageAsync(new QueueQuery("pack/", AgendaRow.SecondPerson, null, null, "", 10, begins.ToUnixTimeMilliseconds()));
        Assert.Equal(("review/7", review.ToUnixTimeMilliseconds()), (Assert.Single(waits.Items).Key, waits.Items[0].Due));
        await _silo.SequenceAsync();
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task Two_silos_under_load_take_a_version_at_its_instant_and_nothing_is_decided_under_both()
    {
        await using var cluster = await RunningSilo.StartAsync(_firm, silos: 2);
        await ProposeAsync(DraftVersion.Of(7, "2026-12-15"), cluster);
        Assert.Equal(PackStatus.Approved, (await DecideAsync(People.Approver, 7, cluster)).View!.Versions[0].Status);
        _firm.Clock.Reset(Begins - Duration.FromMilliseconds(25));

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(async worker =>
        {
            var replies = new List<Reply<CustomerView>>();
            for (var number = 0; number < 12; number++)
            {
                replies.Add(await cluster.ApplyAsync($"c-{worker}-{number}"));
                _firm.Clock.Advance(Duration.FromMilliseconds(1));
            }

            return replies;
        }));

        var decisions = applied.SelectMany(replies => replies).SelectMany(reply => reply.View!.Decisions).ToList();
        Assert.Contains(decisions, decision => decision.OccurredAt < Begins);
        Assert.Contains(decisions, decision => decision.OccurredAt >= Begins);
        Assert.All(decisions, decision => Assert.Equal(decision.OccurredAt < Begins ? "EU@5" : "EU@7", string.Join(' ', decision.Rules.Select(pack => $"{pack.Id}@{pack.Version}"))));
        await cluster.PublishAsync();
        await cluster.SequenceAsync();
        Assert.Empty(await _firm.FaultsOfStoreAsync());
    }

    private async Task MigrateAsync(Func<MigrationView, bool> until)
    {
        for (var part = 0; !until((await _silo.Pack("EU").ViewAsync())!.Versions[0].Migration!); part++)
        {
            Assert.InRange(part, 0, 20);
            await _silo.WakeAsync();
            await _silo.DeliverAsync();
            _firm.Clock.Advance(Duration.FromMilliseconds(10));
        }
    }

    [Fact]
    public async Task What_does_not_read_or_is_not_tested_is_refused_with_its_place_and_leaves_nothing()
    {
        var misspelt = await ProposeAsync(DraftVersion.Of(7, "2026-12-15", ("  threshold: 0.85\n", "  treshold: 0.85\n")));
        Assert.Equal(422, misspelt.Status);
        Assert.Contains(misspelt.Refusal!.Errors, error => error.Pointer.StartsWith("eu/pack.yaml:", StringComparison.Ordinal) && error.Message.Contains("treshold", StringComparison.Ordinal));

        var untested = await ProposeAsync(DraftVersion.Of(7, "2028-03-01"));
        Assert.Contains("No scenario speaks of a day", Assert.Single(untested.Refusal!.Errors).Message, StringComparison.Ordinal);

        var failing = await ProposeAsync(DraftVersion.Of(7, "2026-12-15", ("  threshold: 0.85\n", "  threshold: 0.99\n")));
        Assert.Contains(failing.Refusal!.Errors, error => error.Pointer.StartsWith("eu/scenarios/", StringComparison.Ordinal));

        Assert.Null(await _silo.Pack("EU").ViewAsync());
        Assert.Empty(await _firm.Store.Blobs.ListAsync("", 10));
    }

    [Fact]
    public async Task The_second_version_for_one_instant_is_told_of_the_first()
    {
        await ProposeAsync(DraftVersion.Of(7, "2026-12-15"));

        var second = await ProposeAsync(DraftVersion.Of(8, "2026-12-15"), command: "second");

        Assert.Equal(409, second.Refusal!.Status);
        Assert.Contains("EU@7", second.Refusal.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_nobody_decided_about_in_time_does_not_rule()
    {
        await ProposeAsync(DraftVersion.Of(7, "2026-12-15"));
        _firm.Clock.Reset(Begins - Duration.FromMinutes(1));

        Assert.Equal(409, (await DecideAsync(People.Approver, 7)).Refusal!.Status);
        await _silo.WakeAsync();

        Assert.Equal(PackStatus.Lapsed, (await _silo.Pack("EU").ViewAsync())!.Versions[0].Status);
        _firm.Clock.Reset(Begins);
        Assert.Equal("EU@5", await RuledByAsync("c-1"));
    }

    [Fact]
    public async Task Who_wrote_a_value_does_not_hold_it_against_the_law()
    {
        const string law = "target: PT1H, clock: wall, source: tfeu-215, verified: false";
        Assert.Equal(201, (await ProposeAsync(DraftVersion.Of(7, "2026-12-15", (law, law.Replace("PT1H", "PT2H", StringComparison.Ordinal))))).Status);
        Assert.Equal(200, (await DecideAsync(People.Approver, 7)).Status);
        var verified = DraftVersion.Of(8, "2026-12-16", (law, "target: PT2H, clock: wall, source: tfeu-215, verified: { read: 2026-11-29, text: OJ }"));

        var own = await ProposeAsync(verified, command: "own");
        Assert.Equal(403, own.Refusal!.Status);
        Assert.Contains("You wrote reporting.sanctions-freeze in EU@7", own.Refusal.Title, StringComparison.Ordinal);
        Assert.Equal(201, (await _silo.Pack("EU").ExecuteAsync(verified, Commands.By(People.Mlro, "another"))).Status);
        Assert.Equal(200, (await DecideAsync(People.Approver, 8)).Status);
    }

    private Task<Reply<PackView>> ProposeAsync(ProposeVersion version, RunningSilo? silo = null, string command = "propose") =>
        (silo ?? _silo).Pack("EU").ExecuteAsync(version, Commands.By(People.Editor, command));

    private Task<Reply<PackView>> DecideAsync(Principal by, int version, RunningSilo? silo = null) =>
        (silo ?? _silo).Pack("EU").ExecuteAsync(new DecideVersion(version, true, "read and agreed"), Commands.By(by, $"decide-{version}"));

    private async Task<string> RuledByAsync(string customer)
    {
        var reply = await _silo.ApplyAsync(customer);
        Assert.Null(reply.Refusal);
        return string.Join(' ', reply.View!.Decisions.SelectMany(decision => decision.Rules).Select(pack => $"{pack.Id}@{pack.Version}").Distinct());
    }
}
