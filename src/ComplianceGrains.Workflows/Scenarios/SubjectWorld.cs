using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using NodaTime;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>
/// One customer and their exceptions in memory, with a clock, an agenda and lists: the same pure workflows that the actors
/// run, without anything durable. What is due happens in order before the clock passes it.
/// </summary>
internal sealed class SubjectWorld
{
    private static readonly ActorId Me = new("customer", "subject");

    private readonly SortedDictionary<string, ExceptionCase> _exceptions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Actor, string Key), AgendaRow> _agenda = [];
    private readonly Queue<(Decision Cause, ActorId Source, EffectIntent Effect)> _effects = new();
    private readonly InMemoryFacts _facts;
    private readonly string _booking;

    public SubjectWorld(PackLibrary packs, string booking, Instant start) => (_facts, _booking, Now) = (new InMemoryFacts(packs, Lists.At), booking, start);

    /// <summary>An engine that does not let us see its lists; null for our own over <see cref="Lists"/>.</summary>
    public Func<ScreeningQuery, Instant, ScreeningResult>? Engine
    {
        get => _facts.Engine;
        set => _facts.Engine = value;
    }

    /// <summary>What time it is.</summary>
    public Instant Now { get; private set; }

    /// <summary>The lists.</summary>
    public InMemoryLists Lists { get; } = new();

    /// <summary>The customer, or null before the application.</summary>
    public Customer? Customer { get; private set; }

    /// <summary>The customer's history.</summary>
    public List<Decision> History { get; } = [];

    /// <summary>What was decided in the exceptions.</summary>
    public List<Decision> InExceptions { get; } = [];

    /// <summary>All exceptions by id, in the order of their ids.</summary>
    public IReadOnlyDictionary<string, ExceptionCase> Exceptions => _exceptions;

    /// <summary>The exceptions' ids in the order of their opening.</summary>
    public List<string> Opened { get; } = [];

    /// <summary>What is due when, and who owns it, by actor and key.</summary>
    public IReadOnlyDictionary<(string Actor, string Key), AgendaRow> Agenda => _agenda;

    /// <summary>Lets time pass; everything that falls due on the way happens at its own time, in order.</summary>
    public void PassTo(Instant time)
    {
        while (NextDue(time) is { } next)
        {
            Now = Instant.Max(Now, next.Row.Due);
            Fire(next.Actor, next.Row);
        }
        Now = Instant.Max(Now, time);
    }

    /// <summary>A list changed or was confirmed: the customer is screened again.</summary>
    public void ListChanged()
    {
        if (Customer is not null)
            Hear(InMemoryLists.Change(Now));
        Settle();
    }

    /// <summary>Somebody commands the customer.</summary>
    public Refusal? Do(CustomerCommand command, Principal by)
    {
        var refusal = Hear(new Message.Asked(Now, by, command));
        Settle();
        return refusal;
    }

    /// <summary>Somebody works on an exception.</summary>
    public Refusal? Do(string exception, ExceptionCommand command, Principal by)
    {
        var refusal = Hear(exception, new Message.Asked(Now, by, command));
        Settle();
        return refusal;
    }

    private (string Actor, AgendaRow Row)? NextDue(Instant until)
    {
        var due = _agenda.Where(row => row.Value.Due <= until)
            .OrderBy(row => row.Value.Due).ThenBy(row => row.Key.Actor, StringComparer.Ordinal).ThenBy(row => row.Key.Key, StringComparer.Ordinal).ToList();
        return due.Count > 0 ? (due[0].Key.Actor, due[0].Value) : null;
    }

    private void Fire(string actor, AgendaRow row)
    {
        if (actor == Me.ToString())
            Hear(new Message.Due(Now, row.Key));
        else
            Hear(IdOf(actor), new Message.Due(Now, row.Key));
        // The pump would ask again in a second; nothing in a story changes by asking again.
        if (_agenda.GetValueOrDefault((actor, row.Key)) == row)
            _agenda.Remove((actor, row.Key));
        Settle();
    }

    /// <summary>Delivers what actors tell each other, in order, until everybody has been told.</summary>
    private void Settle()
    {
        while (_effects.TryDequeue(out var told))
        {
            var (target, message) = (ActorId.Parse(told.Effect.Target), new Message.Told(Now, told.Source, told.Cause, Me));
            if (target == Me)
            {
                Hear(message);
                continue;
            }

            if (told.Effect.Kind == EffectKinds.OpenException && !_exceptions.ContainsKey(target.Key))
                Opened.Add(target.Key);
            Hear(target.Key, message);
        }
    }

    private Refusal? Hear(Message message)
    {
        var person = message is Message.Asked { Command: StartOnboarding application } && Customer is null ? application.Data : (History.FirstOrDefault()?.Happened as ApplicationReceived)?.ToPerson();
        var facts = _facts.OfCustomer(Me, Customer, person, _booking, message) with { Deciders = Deciders.Of(History.Concat(InExceptions)) };
        return TakeCustomer(CustomerWorkflow.Instance.Decide(Customer, message, facts));
    }

    private Refusal? Hear(string exception, Message message) =>
        TakeException(exception, ExceptionWorkflow.Instance.Decide(_exceptions.GetValueOrDefault(exception), message, _facts.OfException(Customer!.Bound, message)));

    private Refusal? TakeCustomer(Verdict verdict) => Take(Me, verdict, decision =>
    {
        Customer = Customer.Evolve(Customer, decision.Basis, decision.Happened);
        History.Add(decision);
    });

    private Refusal? TakeException(string id, Verdict verdict) => Take(
        new ActorId("exception", id), verdict, decision =>
        {
            _exceptions[id] = ExceptionCase.Evolve(_exceptions.GetValueOrDefault(id), decision.Basis, decision.Happened);
            InExceptions.Add(decision);
        });

    private Refusal? Take(ActorId actor, Verdict verdict, Action<Decision> evolve)
    {
        if (verdict is not Verdict.Accepted accepted)
            return (verdict as Verdict.Refused)?.Refusal;
        foreach (var decision in accepted.Decisions)
            evolve(decision);
        foreach (var effect in accepted.Effects)
            _effects.Enqueue((accepted.Decisions[effect.Decision], actor, effect));
        foreach (var key in _agenda.Keys.Where(key => key.Actor == actor.ToString()).ToList())
            _agenda.Remove(key);
        foreach (var row in actor == Me ? CustomerWorkflow.Instance.Agenda(Customer!) : ExceptionWorkflow.Instance.Agenda(_exceptions[actor.Key]))
            _agenda[(actor.ToString(), row.Key)] = row;
        return null;
    }

    private static string IdOf(string actor) => ActorId.Parse(actor).Key;
}
