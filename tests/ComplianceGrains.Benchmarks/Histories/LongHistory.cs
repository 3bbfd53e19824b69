using ComplianceGrains.Benchmarks.PerDecision;
using ComplianceGrains.Benchmarks.Spine;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows.Actors;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace ComplianceGrains.Benchmarks.Histories;

/// <summary>One customer with a history of any length: the last decision of a real one, written and sealed again and again.</summary>
internal sealed class LongHistory(IServiceProvider services, string id)
{
    private readonly string _actor = new ActorId("customer", id).ToString();
    private readonly ICustomerGrain _customer = services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(id);
    private int _number;

    /// <summary>Applies, is activated, gets a document.</summary>
    public async Task BeginAsync()
    {
        await _customer.ExecuteAsync(new StartOnboarding("demo-eu", SpineLoad.Person(1)), new Envelope("apply", [1], InSiloLoad.By));
        await _customer.ExecuteAsync(new RecordEvidence("identity-verification", "passed", "idv", "r", null, null), new Envelope("evidence", [2], InSiloLoad.By));
        await AppendAsync();
    }

    /// <summary>Writes decisions until there are so many, without asking the actor, and waits until all are in the log.</summary>
    public async Task GrowAsync(int length)
    {
        var (journal, writer, drafts) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<DecisionWriter>(), services.GetRequiredService<IDraftSource>());
        var sequence = (await _customer.ViewAsync())!.Sequence;
        var last = (await journal.ReadAsync(_actor, sequence - 1))[^1];
        var (decision, _) = await services.GetRequiredService<DecisionReader>().CauseAsync(_actor, sequence, default);
        var (placement, seq, now) = (services.GetRequiredService<Placements>().Of(new Binding(ActorId.Parse(_actor), BoundLog.Ruled), decision, Sample.Now()), last.Logs[0].Seq, Sample.Now());
        while (sequence < length)
        {
            var (before, rows) = (sequence, new List<NewDecision>());
            while (sequence < length && rows.Count < VerdictBounds.Decisions)
                rows.Add(await writer.WriteAsync(_actor, ++sequence, decision, placement, _ => ++seq, Principal.System, now, default));
            await journal.CommitAsync(new JournalCommit(_actor, before, new NewCommand($"grow/{before}", [], 200), rows, [], []));
        }

        // The activation finds out that it is not the newest.
        await AppendAsync();
        while ((await drafts.PendingAsync(last.Logs[0].Log, "", 1)).Count > 0)
            await Task.Delay(100);
    }

    /// <summary>Writes so many decisions as those of others, side by side, who are not asked either.</summary>
    public async Task SpreadAsync(int length)
    {
        const int each = 1_000, together = 16;
        var (journal, writer, now) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<DecisionWriter>(), Sample.Now());
        var (decision, _) = await services.GetRequiredService<DecisionReader>().CauseAsync(_actor, (await _customer.ViewAsync())!.Sequence, default);
        var placement = services.GetRequiredService<Placements>().Of(new Binding(ActorId.Parse(_actor), BoundLog.Ruled), decision, now);
        await Parallel.ForEachAsync(Enumerable.Range(0, length / each), new ParallelOptions { MaxDegreeOfParallelism = together }, async (number, cancellation) =>
        {
            var (actor, sequence, seq) = ($"{_actor}-{number}", 0L, -1L);
            while (sequence < each)
            {
                var (before, rows) = (sequence, new List<NewDecision>());
                while (sequence < each && rows.Count < VerdictBounds.Decisions)
                    rows.Add(await writer.WriteAsync(actor, ++sequence, decision, placement, _ => ++seq, Principal.System, now, cancellation));
                await journal.CommitAsync(new JournalCommit(actor, before, new NewCommand($"grow/{before}", [], 200), rows, [], []), cancellation);
            }
        });
        await AppendAsync();
    }

    /// <summary>One command of one decision.</summary>
    public async Task AppendAsync()
    {
        var reply = await _customer.ExecuteAsync(new RecordEvidence("document", "passed", "idv", "r", null, null), new Envelope($"document-{_number++}", [2], InSiloLoad.By));
        if (reply.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Title);
    }

    /// <summary>The actor as it is now; wakes it.</summary>
    public async Task<CustomerView> ViewAsync() => (await _customer.ViewAsync())!;

    /// <summary>All activations that are idle end.</summary>
    public static Task SleepAsync(IServiceProvider services) =>
        services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
