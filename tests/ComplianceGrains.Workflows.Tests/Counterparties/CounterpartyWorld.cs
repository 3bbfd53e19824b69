using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Counterparties;

/// <summary>One provider on the other side in memory under the real packs.</summary>
internal sealed class CounterpartyWorld
{
    private static readonly ActorId Id = new("counterparty", "cp-1");

    private readonly InMemoryFacts _facts;

    public CounterpartyWorld(string listed = "Petrov Trading")
    {
        _facts = new InMemoryFacts(Repository.Library, Lists.At);
        List(listed);
    }

    public static CounterpartyData Data { get; } = new("Other Exchange SA", null, "FR", "529900T8BM49AURSDO55", null, null, null);

    public Instant Now { get; private set; } = A.Monday;

    public InMemoryLists Lists { get; } = new();

    public Counterparty? State { get; private set; }

    public Counterparty Known => State!;

    /// <summary>Customers whose transfers name it.</summary>
    public List<string> Naming { get; } = [];

    /// <summary>Who was told of what stands otherwise, in order.</summary>
    public List<string> Told { get; } = [];

    public List<Decision> History { get; } = [];

    /// <summary>Every message that something came of: the state before, what came of it, and when.</summary>
    public List<(Counterparty? Before, IReadOnlyList<Decision> Then, Instant At)> Commands { get; } = [];

    /// <summary>What is held of it, as it was registered or put right last.</summary>
    public CounterpartyData? Held => History.Select(decision => decision.Happened).OfType<CounterpartyDataCorrected>().LastOrDefault() is { } corrected ? CounterpartyScreening.DataOf(corrected)
        : History is [{ Happened: CounterpartyRegistered first }, ..] ? CounterpartyScreening.DataOf(first) : null;

    public IReadOnlyDictionary<string, AgendaRow> Agenda => CounterpartyWorkflow.Instance.Agenda(Known).ToDictionary(row => row.Key);

    public Refusal? Register(CounterpartyData? data = null, params string[] jurisdictions) =>
        Do(new RegisterCounterparty(jurisdictions.Length == 0 ? ["EU"] : jurisdictions, data ?? Data), People.Analyst());

    public Refusal? Propose(string standing = CounterpartyStanding.Approved, int days = 100, Principal? by = null) =>
        Do(new AssessCounterparty(standing, Now + Duration.FromDays(days), "looked into"), by ?? People.Analyst());

    public Refusal? Decide(bool approved = true, Principal? by = null, string step = "mlro-review") => Do(new DecideCounterparty(step, approved, "because"), by ?? People.Mlro());

    public Refusal? Do(CounterpartyCommand command, Principal by) => Take(new Message.Asked(Now, by, command));

    /// <summary>A customer's transfer waited for its data in vain.</summary>
    public void Late(string transfer) => Take(new Message.Told(
        Now, new ActorId("transfers", "subject"), new Decision(History[0].Basis, new CounterpartyDataLate(transfer, Id.Key)), new ActorId("customer", "subject")));

    /// <summary>Another entity is the only one that is listed.</summary>
    public void List(string listed) => Lists.Put(A.List, [], Now, entities: [listed]);

    public void ListChanged() => Take(InMemoryLists.Change(Now));

    public void Answer(string kind, string disposition)
    {
        foreach (var id in Known.Matters.Exceptions.Where(open => open.Value.Kind == kind).Select(open => open.Key).ToList())
            Take(new Message.Told(Now, new ActorId("exception", id), new Decision(History[^1].Basis with { Outcome = "closed" }, new ExceptionClosed(disposition)), Id));
    }

    public void Pass(Duration time)
    {
        var until = Now + time;
        while (Agenda.Values.Where(row => row.Due <= until).OrderBy(row => row.Due).FirstOrDefault() is { } row)
        {
            Now = Instant.Max(Now, row.Due);
            Take(new Message.Due(Now, row.Key));
            Assert.NotEqual(row, Agenda.GetValueOrDefault(row.Key));
        }

        Now = until;
    }

    private Refusal? Take(Message message)
    {
        var verdict = CounterpartyStory.FactsOf(_facts, Id, State, Held, message) is { } facts
            ? CounterpartyWorkflow.Instance.Decide(State, message, facts with { Naming = [.. Naming.Where(customer => string.CompareOrdinal(customer, State?.ToldTo) > 0).Order(StringComparer.Ordinal).Take(CounterpartyWorkflow.MostTold + 1)] })
            : Verdict.Refuse(Refusal.NotFound("There is no such provider."));
        if (verdict is not Verdict.Accepted accepted)
            return (verdict as Verdict.Refused)?.Refusal;
        Told.AddRange(accepted.Effects.Where(effect => effect.Kind == EffectKinds.CounterpartyChanged).Select(effect => effect.Target));
        Assert.InRange(accepted.Effects.Count, 0, 60);
        Commands.Add((State, accepted.Decisions, message.At));
        foreach (var decision in accepted.Decisions)
        {
            State = CounterpartyWorkflow.Instance.Evolve(State, decision);
            History.Add(decision);
        }

        return null;
    }
}
