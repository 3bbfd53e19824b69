using ComplianceGrains.Benchmarks.Spine;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Benchmarks.PerDecision;

/// <summary>The decisions of one real onboarding, and what is committed of them: everything below works on the same bytes.</summary>
internal sealed record Sample(string Actor, IReadOnlyList<SampledDecision> Decisions)
{
    public static async Task<Sample> TakeAsync(IServiceProvider services)
    {
        const string key = "sample";
        var customer = services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(key);
        await customer.ExecuteAsync(new StartOnboarding("demo-eu", SpineLoad.Person(1)), new Envelope("apply", [1], InSiloLoad.By));
        await customer.ExecuteAsync(new RecordEvidence("identity-verification", "passed", "idv", "r", null, null), new Envelope("evidence", [2], InSiloLoad.By));
        var actor = new ActorId("customer", key);
        var (reader, writer) = (services.GetRequiredService<DecisionReader>(), services.GetRequiredService<DecisionWriter>());
        var (kinds, placements, now) = (services.GetRequiredService<KindRegistry>(), services.GetRequiredService<Placements>(), Now());
        var decisions = new List<SampledDecision>();
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            var decision = (await reader.CauseAsync(actor.ToString(), sequence, default)).Decision;
            var placement = placements.Of(new Binding(actor, BoundLog.Ruled), decision, now);
            var row = await writer.WriteAsync(actor.ToString(), sequence, decision, placement, _ => sequence - 1, InSiloLoad.By, now, default);
            decisions.Add(new(decision, placement, row, kinds.Named(row.Kind).Schema));
        }

        return new(actor.ToString(), decisions);
    }

    /// <summary>The onboarding's two verdicts, for another actor.</summary>
    public IEnumerable<JournalCommit> Verdicts(string actor) =>
    [
        Verdict(actor, "apply", 0, 2),
        Verdict(actor, "evidence", 2, 3),
    ];

    public static Instant Now() => Instant.FromUnixTimeMilliseconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds());

    private JournalCommit Verdict(string actor, string command, int from, int count) =>
        new(actor, from, new NewCommand(command, new byte[32], 200), [.. Decisions.Skip(from).Take(count).Select(decision => decision.Row)], [], []);
}

/// <summary>One of them.</summary>
internal sealed record SampledDecision(Decision Decision, Placement Placement, NewDecision Row, KindSchema Schema);
