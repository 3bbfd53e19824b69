using System.Runtime.CompilerServices;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Host.Demo;
using NodaTime;

namespace ComplianceGrains.Host.Counterparties;

/// <summary>Enters invented providers into the register: one person looks into each, another approves it.</summary>
internal sealed class CounterpartyAct(IGrainFactory grains, DemoCast cast, IClock clock) : IDemoAct
{
    private readonly Lazy<IReadOnlyList<DemoCounterparty>> _counterparties = new(() => cast.Of<DemoCounterparty>("counterparties"));

    public int Order => 2;

    public string Says => _counterparties.Value.Count == 1 ? "1 counterparty" : $"{_counterparties.Value.Count} counterparties";

    public async IAsyncEnumerable<DemoEnd> PlayAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var one in _counterparties.Value)
        {
            var grain = grains.GetGrain<ICounterpartyGrain>(one.Id);
            await grain.ExecuteAsync(new RegisterCounterparty([one.Jurisdiction], new CounterpartyData(one.Name, null, one.Country, null, null, null, null)), cast.Envelope(one.Id, 0, one.AssessedBy), cancellation);
            var proposed = await grain.ExecuteAsync(
                new AssessCounterparty("approved", clock.GetCurrentInstant() + Duration.FromDays(one.ReviewDays), "Invented, and so are its licence and its supervisor."), cast.Envelope(one.Id, 1, one.AssessedBy), cancellation);
            var reply = proposed.View is { Pending: [var step, ..] }
                ? await grain.ExecuteAsync(new DecideCounterparty(step.Step, true, "Agreed."), cast.Envelope(one.Id, 2, one.ApprovedBy), cancellation)
                : proposed;
            yield return new DemoEnd(one.Id, reply.View?.Standing ?? reply.Refusal!.Title, one.Ends);
        }
    }
}

/// <summary>One invented provider.</summary>
/// <param name="Id">Of it and its commands.</param>
/// <param name="Jurisdiction">Under whose rules it is looked into.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is established.</param>
/// <param name="ReviewDays">After how many days it is looked into again.</param>
/// <param name="AssessedBy">Who looks into it.</param>
/// <param name="ApprovedBy">Who approves that.</param>
/// <param name="Ends">What it is to the firm at the end.</param>
internal sealed record DemoCounterparty(string Id, string Jurisdiction, string Name, string Country, int ReviewDays, string AssessedBy, string ApprovedBy, string Ends);
