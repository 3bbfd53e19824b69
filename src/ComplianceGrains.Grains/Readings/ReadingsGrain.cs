using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Grains.Readings;

/// <summary>Who has opened one subject's own values, and what people wrote about it.</summary>
[GrainType("readings")]
internal sealed class ReadingsGrain(ActorServices services, RuleBook rules) : ActorGrain<ReadingLog, ReadingFacts, ReadingsView>(services, ReadingWorkflow.Instance), IReadingsGrain
{
    public Task<Reply<ReadingsView>> OpenAsync(OpenFields command, Envelope envelope, CancellationToken cancellation = default) => AskAsync(command, envelope, cancellation);

    protected override async ValueTask<Gathered<ReadingFacts>> GatherAsync(ReadingLog? state, Message message, CancellationToken cancellation) =>
        await SubjectAsync(cancellation) is var (bound, gone, restricted) && message.By.MayActIn(bound)
            ? new ReadingFacts(message.At, message.By, bound, rules.Library.Rules(bound, message.At), gone, restricted)
            : Verdict.Refuse(Refusal.NotFound("There is no such thing."));

    protected override ReadingsView ViewOf(ReadingLog state, long sequence, IReadOnlyList<PastDecision> shown) => new(sequence);

    /// <summary>Whom it is about, as they are now; null if there is nobody.</summary>
    private async Task<(IReadOnlyList<string> Bound, bool IsGone, bool IsRestricted)?> SubjectAsync(CancellationToken cancellation) => ActorId.Parse(Key) switch
    {
        { Type: "customer", Key: var id } when await GrainFactory.GetGrain<ICustomerGrain>(id).ViewAsync(cancellation) is { } customer =>
            (customer.Jurisdictions, customer.Status == CustomerStatus.Erased,
                customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited && customer.DataRequests.Any(request => request.Right == DataRights.Erasure)),
        // What is held of a provider is not destroyed: it stays in the register, also after it has asked for erasure.
        { Type: "counterparty", Key: var id } when await GrainFactory.GetGrain<ICounterpartyGrain>(id).ViewAsync(cancellation) is { } provider => (provider.Jurisdictions, false, false),
        _ => null,
    };
}
