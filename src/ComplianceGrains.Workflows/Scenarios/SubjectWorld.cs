using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>
/// One customer and their exceptions in memory, with a clock, an agenda and lists: the same pure workflows that the actors
/// run, without anything durable. What is due happens in order before the clock passes it.
/// </summary>
internal sealed class SubjectWorld(PackLibrary packs, string booking, Instant start)
{
    private static readonly ActorId Me = new("customer", "subject");

    private readonly SortedDictionary<string, ExceptionCase> _exceptions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Actor, string Key), AgendaRow> _agenda = [];
    private readonly Queue<(Decision Cause, ActorId Source, EffectIntent Effect)> _effects = new();

    /// <summary>Nobody's secret: the people of a story are invented.</summary>
    private static readonly byte[] SubjectKey = new byte[32];

    /// <summary>An engine that does not let us see its lists; null for our own over <see cref="Lists"/>.</summary>
    public Func<ScreeningQuery, Instant, ScreeningResult>? Engine { get; set; }

    /// <summary>What time it is.</summary>
    public Instant Now { get; private set; } = start;

    /// <summary>The lists.</summary>
    public InMemoryLists Lists { get; } = new();

    /// <summary>The customer, or null before the application.</summary>
    public Customer? Customer { get; private set; }

    /// <summary>The customer's history.</summary>
    public List<Decision> History { get; } = [];

    /// <summary>All exceptions by id, in the order of their ids.</summary>
    public IReadOnlyDictionary<string, ExceptionCase> Exceptions => _exceptions;

    /// <summary>The exceptions' ids in the order of their opening.</summary>
    public List<string> Opened { get; } = [];

    /// <summary>What is due when, and who owns it, by actor and key.</summary>
    public IReadOnlyDictionary<(string Actor, string Key), AgendaRow> Agenda => _agenda;

    private IReadOnlyList<string>? Bound => Customer?.Bound;

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
        if (Customer is { } customer)
            TakeCustomer(CustomerWorkflow.Instance.Decide(customer, InMemoryLists.Change(Now), Facts(Principal.System)));
        Settle();
    }

    /// <summary>Somebody commands the customer.</summary>
    public Refusal? Do(CustomerCommand command, Principal by)
    {
        var refusal = TakeCustomer(CustomerWorkflow.Instance.Decide(
            Customer, new Message.Asked(Now, by, command), command is StartOnboarding application && Customer is null ? Facts(by, application.Data) : Facts(by)));
        Settle();
        return refusal;
    }

    /// <summary>Somebody works on an exception.</summary>
    public Refusal? Do(string exception, ExceptionCommand command, Principal by)
    {
        var refusal = TakeException(exception, ExceptionWorkflow.Instance.Decide(_exceptions.GetValueOrDefault(exception), new Message.Asked(Now, by, command), ExceptionFacts(by)));
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
            TakeCustomer(CustomerWorkflow.Instance.Decide(Customer, new Message.Due(Now, row.Key), Facts(Principal.System)));
        else
            TakeException(IdOf(actor), ExceptionWorkflow.Instance.Decide(_exceptions[IdOf(actor)], new Message.Due(Now, row.Key), ExceptionFacts(Principal.System)));
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
                TakeCustomer(CustomerWorkflow.Instance.Decide(Customer, message, Facts(Principal.System)));
                continue;
            }

            if (told.Effect.Kind == EffectKinds.OpenException && !_exceptions.ContainsKey(target.Key))
                Opened.Add(target.Key);
            TakeException(target.Key, ExceptionWorkflow.Instance.Decide(_exceptions.GetValueOrDefault(target.Key), message, ExceptionFacts(Principal.System)));
        }
    }

    private Refusal? TakeCustomer(Verdict verdict) => Take(Me, verdict, decision =>
    {
        Customer = Customer.Evolve(Customer, decision.Basis, decision.Happened);
        History.Add(decision);
    });

    private Refusal? TakeException(string id, Verdict verdict) => Take(
        new ActorId("exception", id), verdict, decision => _exceptions[id] = ExceptionCase.Evolve(_exceptions.GetValueOrDefault(id), decision.Basis, decision.Happened));

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

    private CustomerFacts Facts(Principal by) => Facts(by, (History.FirstOrDefault()?.Happened as ApplicationReceived)?.ToPerson());

    private CustomerFacts Facts(Principal by, PersonData? person)
    {
        var bound = Bound ?? Bind(person);
        var rules = packs.Rules(bound, Now);
        return new CustomerFacts(
            Me.ToString(), Now, by, booking, bound, rules, person, person is null ? null : Ask(person, Customer is null ? CustomerScreening.AsStored(person, rules, Hash) : person, rules),
            (kind, cause) => $"exc-{Hash($"{kind}\n{cause}")}", Hash);
    }

    private AskedScreening? Ask(PersonData person, PersonData stored, EffectiveRules rules)
    {
        var lists = Engine is null ? Lists.At(Now) : null;
        if (CustomerScreening.QueryOf(person, rules) is not { } query)
            return null;
        var (question, digest) = (new Question.OfName(query), SubjectDigest.Of(CustomerScreening.QueryOf(stored, rules)!, SubjectKey));
        return question.IsDue(Customer, digest, lists, Now)
            ? new AskedScreening(digest, question.Threshold, lists is null ? Engine!(query, Now) : question.AnswerBy(new ScreeningEngine(lists), Now))
            : null;
    }

    private ExceptionFacts ExceptionFacts(Principal by) => new(Now, by, Bound!, packs.Rules(Bound!, Now));

    private IReadOnlyList<string> Bind(PersonData? person) =>
        [.. packs.Bind(booking, person?.ResidentialAddress?.Country, person?.Nationalities ?? [], Now).OrderByDescending(member => member == booking)];

    private static string IdOf(string actor) => ActorId.Parse(actor).Key;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
