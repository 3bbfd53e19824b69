using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Lists;

/// <summary>Names kept in parts, one for each cell, by whichever silo has it.</summary>
public sealed class NamesInCellsTests
{
    private static readonly ListEntry Ana = new("1", SubjectKind.NaturalPerson, [new ListName("Ana Example", NameType.Primary)])
    {
        Births = [new ListedBirth(new PartialDate(1988, 4, 1))],
        Countries = ["PT"],
        Identifiers = [new Identifier("passport", "P-12345", "PT")],
        Addresses = [new ListedAddress("ETH", "0x52908400098527886E0F7030069857D2E4169EE7")],
    };

    [Fact]
    public async Task Each_part_has_those_of_its_own_cell_and_all_of_them_have_everybody()
    {
        var layout = new StoreLayout(4, IsShared: true);
        var customers = Enumerable.Range(1, 12).Select(number => $"c-{number}").ToList();
        using var firm = new Firm();
        await using var silo = await RunningSilo.StartAsync(firm);
        await silo.PutListAsync("PETROV, Somebody");
        foreach (var customer in customers)
            await silo.ApplyAsync(customer);
        using var whole = ActivatorUtilities.CreateInstance<SubjectNames<ApplicationReceived>>(
            silo.Services, CustomerWorkflow.Instance, layout, new InCells(firm.Store.Journal, layout),
            (ApplicationReceived application) => new SubjectName(CustomerScreening.NamesOf(application.ToPerson()), []));

        var found = new List<string>();
        for (var cell = 0; cell < layout.Cells; cell++)
        {
            var part = await whole.OfCell(cell).ConcernedAsync([Ana], 0.9m);
            Assert.All(part, subject => Assert.Equal(cell, layout.CellOf(subject)));
            Assert.True(part.Count < customers.Count);
            found.AddRange(part);
        }

        Assert.Equal(customers.Select(customer => $"customer/{customer}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(found.Order(StringComparer.Ordinal), (await whole.ConcernedAsync([Ana], 0.9m)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_a_new_version_names_hears_of_it_where_several_silos_share_the_names()
    {
        using var firm = new Firm { IsShared = true };
        await using var cluster = await RunningSilo.StartAsync(firm, silos: 2);
        await cluster.PutListAsync("PETROV, Somebody");
        foreach (var library in cluster.Libraries.Where(library => library.Engine.Catalog.Find(RunningSilo.List) is null))
            await cluster.LoadAsync(library);
        await cluster.VerifyAsync("c-1");
        await cluster.ApplyAsync("c-1");
        await cluster.VerifyAsync("c-1");
        Assert.Equal("active", (await cluster.Customer("c-1").ViewAsync())!.Status);

        await cluster.PutListAsync("EXAMPLE, Ana");
        for (var round = 0; round < 60 && (await cluster.Customer("c-1").ViewAsync())!.Exceptions.Count == 0; round++)
        {
            firm.Clock.Advance(Duration.FromSeconds(1));
            await cluster.WakeAsync();
            await cluster.DeliverAsync();
        }

        Assert.Single((await cluster.Customer("c-1").ViewAsync())!.Exceptions);
        // The parts live in the cluster: one was asked, and a crash of whoever has it costs only the reading.
        Assert.Equal(["customer/c-1"], await cluster.Actors.GetGrain<INamesGrain>("customer/0").ConcernedAsync(CellIndex.Write([Ana]), 0.9m));
    }

    [Fact]
    public void What_a_search_reads_of_an_entry_arrives_at_the_other_silo()
    {
        var read = Assert.Single(CellIndex.Read(CellIndex.Write([Ana])));

        Assert.Equal((Ana.Id, Ana.Kind), (read.Id, read.Kind));
        Assert.Equal(Ana.Names, read.Names);
        Assert.Equal(Ana.Identifiers, read.Identifiers);
        Assert.Equal(Ana.Addresses, read.Addresses);
        Assert.Equal(Ana.Countries, read.Countries);
    }

    /// <summary>A journal of one cell that says it has several.</summary>
    private sealed class InCells(IJournal inner, StoreLayout layout) : IJournal
    {
        public Task<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellation = default) => inner.CommitAsync(commit, cancellation);

        public Task<IReadOnlyList<StoredDecision>> ReadAsync(string actor, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellation = default) => inner.ReadAsync(actor, afterSequence, limit, cancellation);

        public Task<StoredCommand?> FindCommandAsync(string actor, string commandId, CancellationToken cancellation = default) => inner.FindCommandAsync(actor, commandId, cancellation);

        public Task<IReadOnlyList<StoredActor>> ListActorsAsync(string prefix, string after, int limit, CancellationToken cancellation = default) => inner.ListActorsAsync(prefix, after, limit, cancellation);

        public async Task<IReadOnlyList<StoredActor>> ListCellAsync(int cell, string prefix, string after, int limit, CancellationToken cancellation = default) =>
            [.. (await inner.ListActorsAsync(prefix, after, int.MaxValue, cancellation)).Where(actor => layout.CellOf(actor.Name) == cell).Take(limit)];
    }
}
