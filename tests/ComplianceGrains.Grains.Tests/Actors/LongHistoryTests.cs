using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Workflows.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Grains.Tests.Actors;

/// <summary>A history of any length is read by page; an activation keeps none of it.</summary>
public sealed class LongHistoryTests(OneSilo one) : IClassFixture<OneSilo>
{
    private const int Length = 1_103;

    private readonly RunningSilo _silo = one.Silo;

    [Fact]
    public async Task Nothing_is_lost_between_two_pages()
    {
        const string id = "long";
        await LiveAsync(id);
        var before = (await _silo.Customer(id).ViewAsync())!;
        await _silo.GrowAsync(id, Length);
        await _silo.ForgetAsync(_silo.Customer(id));

        var after = (await _silo.Customer(id).ViewAsync())!;
        var answer = await DocumentAsync(id, "one-more");

        Assert.Equal(Length, after.Sequence);
        Assert.Equivalent(before with { Sequence = Length }, after);
        Assert.Equal(Length + 1, Assert.Single(answer.View!.Decisions).Sequence);
        Assert.Empty(await one.Firm.FaultsOfStoreAsync());
        Assert.Equal(new DecisionCounts(Length - 1, 2, 0), await _silo.Customer(id).CountsAsync());
    }

    [Theory]
    [InlineData(Audience.Service)]
    [InlineData(Audience.Staff)]
    public async Task Pages_hold_every_decision_that_the_reader_may_know_of_once(Audience to)
    {
        var id = $"paged-{to}";
        await LiveAsync(id);
        await _silo.GrowAsync(id, 140);
        var (pages, kinds, actor) = (_silo.Services.GetRequiredService<HistoryPages>(), _silo.Services.GetRequiredService<KindRegistry>(), $"customer/{id}");
        var known = (await one.Firm.Store.Journal.ReadAsync(actor)).Where(stored => kinds.Named(stored.Kind).Shown <= to).Select(stored => stored.Sequence).ToList();

        var (read, after) = (new List<long>(), 0L);
        while (await pages.AfterAsync(actor, after, 7, to) is { Count: > 0 } page)
        {
            read.AddRange(page.Select(decision => decision.Sequence));
            after = read[^1];
        }

        Assert.Equal(known, read);
        Assert.Equal(known.TakeLast(20), (await pages.NewestAsync(actor, 140, 20, to)).Select(decision => decision.Sequence));
        Assert.Equal(known.Where(sequence => sequence <= 100).TakeLast(99), (await pages.NewestAsync(actor, 100, 99, to)).Select(decision => decision.Sequence));
        Assert.Equal(to == Audience.Staff, await pages.FindAsync(actor, 2, to) is not null);
        Assert.Null(await pages.FindAsync(actor, 141, to));
    }

    [Fact]
    public async Task A_repeated_command_is_answered_as_it_was_however_long_ago()
    {
        const string id = "repeated";
        await LiveAsync(id);
        var first = await DocumentAsync(id, "first");
        await _silo.GrowAsync(id, 30);
        await _silo.ForgetAsync(_silo.Customer(id));

        var again = await DocumentAsync(id, "first");

        Assert.Equivalent(first, again, strict: true);
        Assert.Equal(30, (await _silo.Customer(id).ViewAsync())!.Sequence);
    }

    private async Task LiveAsync(string id)
    {
        await _silo.PutListAsync("PETROV, Somebody");
        await _silo.ApplyAsync(id);
        await _silo.VerifyAsync(id);
        await DocumentAsync(id, "document");
    }

    private Task<Reply<CustomerView>> DocumentAsync(string id, string command) =>
        _silo.Customer(id).ExecuteAsync(new RecordEvidence("document", "passed", "idv.example", "r-1", null, null), Commands.By(People.Service, command));
}
