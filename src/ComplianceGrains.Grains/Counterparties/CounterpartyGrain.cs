using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Counterparties;

/// <summary>One provider on the other side of transfers.</summary>
[GrainType("counterparty")]
internal sealed class CounterpartyGrain(ActorServices services, RuleBook rules, SubjectScreening screening, KeyedHashes hashes, OtherSides others, CounterpartyProfiles profiles)
    : ActorGrain<Counterparty, CounterpartyFacts, CounterpartyView>(services, CounterpartyWorkflow.Instance), ICounterpartyGrain
{
    public Task<Reply<CounterpartyView>> ExecuteAsync(CounterpartyCommand command, Envelope envelope, CancellationToken cancellation = default) => AskAsync(command, envelope, cancellation);

    public Task<CounterpartyView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    public Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default) =>
        WrittenAsync(Enumerable.Range(1, (int)Sequence).Select(sequence => (long)sequence), TextOf, cancellation);

    private static string? TextOf(object happened) => happened switch
    {
        AssessmentProposed proposed => proposed.Statement,
        StepDecided decided => decided.Statement,
        _ => null,
    };

    /// <summary>A provider of another jurisdiction does not exist for the caller, and where they do not act they register none.</summary>
    protected override async ValueTask<Gathered<CounterpartyFacts>> GatherAsync(Counterparty? state, Message message, CancellationToken cancellation) => (state, message) switch
    {
        (null, Message.Asked { Command: RegisterCounterparty register }) when register.Jurisdictions.Any(one => !rules.Library.Jurisdictions.Contains(one)) || !register.Jurisdictions.All(one => message.By.MayActIn([one])) =>
            Verdict.Refuse(Refusal.Rule("There is no such jurisdiction.", new FieldError("/jurisdictions", "unknown", "Name jurisdictions that have a pack, and in which you act."))),
        (null, Message.Asked { Command: RegisterCounterparty register }) => await FactsAsync(null, register.Jurisdictions, register.Data, message, cancellation),
        (not null, _) when message.By.MayActIn(state.Bound) => await FactsAsync(state, state.Bound, null, message, cancellation),
        // Ids are the firm's, whoever acts where: one that is taken is taken.
        (not null, Message.Asked { Command: RegisterCounterparty }) => Verdict.Refuse(Refusal.State("There is a provider of this id already.")),
        (_, Message.Asked) => Verdict.Refuse(Refusal.NotFound("There is no such provider in the register.")),
        _ => Verdict.None,
    };

    protected override CounterpartyView ViewOf(Counterparty state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        Key, state.Bound, state.Country, state.Standing, state.Proposed?.Standing, state.LookAgain, state.Failures.Count, state.Rules.Digest, state.Rules.Packs, state.Pending, [.. state.Exceptions.Keys], sequence,
        Decisions.Of(shown))
    {
        DataRequests = [.. state.DataRequests.Select(request => new DataRequestView(
            request.Id, request.Right, request.ReceivedAt, request.Due, request.IsExtended, request.IsOverdue, request.Outcome, request.AnsweredAt))],
        IsCorrected = state.Corrections > 0,
    };

    private async Task<CounterpartyFacts> FactsAsync(Counterparty? state, IReadOnlyList<string> bound, CounterpartyData? registered, Message message, CancellationToken cancellation)
    {
        var effective = rules.Library.Rules(bound, message.At);
        // Once nothing moves any more, who it is is nobody's need, unless it asks that it is put right.
        var held = state is null ? registered : state.IsTerminal && CounterpartyScreening.AnswerIn(message) is null ? null : await HeldAsync(state, cancellation);
        var asked = held is null || state is { IsTerminal: true } || !CounterpartyScreening.IsNeededFor(message)
            ? null
            : await ScreenAsync(state, CounterpartyScreening.AsOf(held, message), bound, effective, message, cancellation);
        return new CounterpartyFacts(message.At, message.By, bound, effective, asked, hashes.ExceptionIdsOf(Id))
        {
            Held = held,
            Naming = state is not null && CounterpartyWorkflow.IsTelling(message) ? await others.NamingAsync(Key, state.ToldTo, CounterpartyWorkflow.MostTold + 1, cancellation) : [],
        };
    }

    /// <summary>What is held of it: as it was put right last, or as it was registered.</summary>
    private async Task<CounterpartyData?> HeldAsync(Counterparty state, CancellationToken cancellation) =>
        state.Corrections > 0 ? await profiles.CorrectedAsync(Key, cancellation)
        : state.IsTerminal ? await profiles.OfAsync(Key, mayBeCorrected: false, cancellation)
        : CounterpartyScreening.DataOf(await WholeAsync<CounterpartyRegistered>(1, cancellation));

    private async Task<AskedScreening?> ScreenAsync(
        Counterparty? state, CounterpartyData data, IReadOnlyList<string> bound, Jurisdictions.Effective.EffectiveRules effective, Message message, CancellationToken cancellation)
    {
        var (owner, recordClass) = RecordClasses.Of(Compartments.Person, Id.ToString(), "");
        var key = (await Services.Keys.SubjectAsync(Placements.Label(bound[0]), owner, recordClass, cancellation)).Mac("subject-digest");
        var digest = $"hmac:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(CounterpartyScreening.TextOf(data))))}";
        return await screening.AskAsync(state, CounterpartyScreening.QuestionOf(data, effective), digest, message.At, cancellation);
    }
}
