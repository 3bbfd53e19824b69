using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>Makes histories long without asking their actors.</summary>
internal static class Histories
{
    /// <summary>Writes a customer's last decision again and again until there are so many. Nobody told the actor: it finds out.</summary>
    public static async Task GrowAsync(this RunningSilo silo, string customer, int length)
    {
        var (actor, services) = (new ActorId("customer", customer), silo.Services);
        var (journal, writer, placements) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<DecisionWriter>(), services.GetRequiredService<Placements>());
        var last = (await journal.ReadAsync(actor.ToString()))[^1];
        var (decision, _) = await services.GetRequiredService<DecisionReader>().CauseAsync(actor.ToString(), last.Sequence, default);
        var (placement, seq, now) = (placements.Of(new Binding(actor, BoundLog.Ruled), decision, Firm.Monday), last.Logs[0].Seq, Firm.Monday);
        for (var sequence = last.Sequence; sequence < length;)
        {
            var (before, rows) = (sequence, new List<NewDecision>());
            while (sequence < length && rows.Count < VerdictBounds.Decisions)
                rows.Add(await writer.WriteAsync(actor.ToString(), ++sequence, decision, placement, _ => ++seq, People.Service, now, default));
            await journal.CommitAsync(new JournalCommit(actor.ToString(), before, new NewCommand($"grow/{before}", [], 200), rows, [], []));
        }
    }
}
