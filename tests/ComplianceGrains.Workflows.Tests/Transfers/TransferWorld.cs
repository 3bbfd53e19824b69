using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>The transfers of one active customer in memory under the real packs, over wallets that are as a test says.</summary>
internal sealed class TransferWorld
{
    /// <summary>The other side's.</summary>
    public const string Address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    public const string Ether = "eip155:1/slip44:60";

    private static readonly ActorId Id = new("transfers", "subject");

    private readonly Dictionary<string, AgendaRow> _agenda = [];
    private readonly object _application;

    public TransferWorld(string booking = "EU", PersonData? person = null, PackLibrary? packs = null, Instant? start = null)
    {
        Now = start ?? A.Monday;
        var world = new SubjectWorld(packs ?? Repository.Library, booking, Now);
        foreach (var list in ListsOf(packs ?? Repository.Library, start))
        {
            world.Lists.Put(list, ["PETROV, Somebody"], Now);
            Lists.Put(list, ["PETROV, Somebody"], Now);
        }

        Assert.Null(world.Apply(person ?? A.Person));
        Assert.Null(world.Verify());
        (Customer, _application) = (world.Customer!, world.History[0].Happened);
        Facts = new InMemoryFacts(packs ?? Repository.Library, Lists.At);
        Wallets["w-1"] = Approved("w-1");
        Wallets["w-2"] = Approved("w-2");
    }

    /// <summary>Another customer like one who is active already, with transfers of their own; lists stand still.</summary>
    public TransferWorld(TransferWorld like)
    {
        (Now, Customer, _application, Lists) = (like.Now, like.Customer, like._application, like.Lists);
        (Instant At, ListCatalog Lists)? last = null;
        Facts = new InMemoryFacts(like.Facts.Packs, at => (last = last?.At == at ? last : (at, Lists.At(at)))!.Value.Lists);
        Wallets["w-1"] = Approved("w-1");
    }

    /// <summary>Somebody at home in the United States alone.</summary>
    public static PersonData American { get; } = A.Person with { Nationalities = ["US"], ResidentialAddress = new Address(["1 Road"], "10001", "New York", "US"), SocialSecurityNumber = "123-45-6789" };

    public static TransferVasp Vasp { get; } = new("Other Exchange", "FR", null, null, "cp-1");

    /// <summary>Everything that any rule asks about somebody.</summary>
    public static TransferPerson Person { get; } = new(
        "natural-person", "Bo Beispiel", new Address(["Rue 1"], "75001", "Paris", "FR"), "FR", new LocalDate(1980, 1, 2), "Lyon", "acc-1", "cust-1", "doc-1", null, null, null);

    public Instant Now { get; private set; } = A.Monday;

    public Customer Customer { get; set; }

    public InMemoryLists Lists { get; } = new();

    public InMemoryFacts Facts { get; }

    public RateTable Rates { get; set; } = RateTable.Empty;

    public AssetTable Assets { get; set; } = AssetTable.Usual;

    public Dictionary<string, WalletView> Wallets { get; } = [];

    /// <summary>The customer's own approvals by address.</summary>
    public Dictionary<string, WalletView> Own { get; } = [];

    /// <summary>Providers of the firm's register; each approved wherever the customer is bound, unless a test says otherwise.</summary>
    public Dictionary<string, CounterpartySide?> Register { get; } = [];

    /// <summary>How long providers are waited for that are asked; null: none is asked.</summary>
    public Duration? AnswerWithin { get; set; }

    public CustomerTransfers? State { get; private set; }

    public List<Decision> History { get; } = [];

    /// <summary>Every message that something came of: the state before, what came of it, and when.</summary>
    public List<(CustomerTransfers? Before, IReadOnlyList<Decision> Then, Instant At)> Commands { get; } = [];

    /// <summary>Whom what was decided tells.</summary>
    public List<EffectIntent> Told { get; } = [];

    public IReadOnlyDictionary<string, AgendaRow> Agenda => _agenda;

    public Transfer this[string id] => State!.All[id];

    public static TransferValue Worth(decimal amount, string currency = "EUR", string source = "firm-market-rate") => new(amount, currency, source, A.Monday);

    public WalletView Approved(string id) => new(
        id, "subject", WalletStatus.Approved, WalletOutcome.Approved, true, Customer.Bound, "", [], [], [], A.Monday - Duration.FromDays(1), A.Monday + Duration.FromDays(300), 1, []);

    public Refusal? Ask(
        string id, TransferValue? value, string kind = CounterpartyKinds.Vasp, TransferVasp? vasp = null, TransferPerson? person = null, string wallet = "w-1", string direction = Directions.Outgoing, decimal amount = 0.5m) =>
        Do(new RequestTransfer(id, wallet, direction, Ether, amount, value, new TransferCounterparty(kind, "eip155:1", Address, null, vasp ?? (kind == CounterpartyKinds.Vasp ? Vasp : null)), person, null));

    public Refusal? Do(TransferCommand command, Principal? by = null) => Take(new Message.Asked(Now, by ?? People.Service, command));

    /// <summary>A list changed: whoever waits for it is told.</summary>
    public void ListChanged() => Take(InMemoryLists.Change(Now));

    /// <summary>The customer's actor tells what happened there.</summary>
    public void Hear(object happened) =>
        Take(new Message.Told(Now, new ActorId("customer", "subject"), new Decision(History[^1].Basis, happened), Id));

    /// <summary>Two people end the open exceptions of a kind.</summary>
    public void Answer(string kind, string disposition)
    {
        foreach (var id in State!.Matters.Exceptions.Where(open => open.Value.Kind == kind).Select(open => open.Key).ToList())
            Take(new Message.Told(Now, new ActorId("exception", id), new Decision(History[^1].Basis with { Outcome = "closed" }, new ExceptionClosed(disposition)), new ActorId("customer", "subject")));
    }

    /// <summary>Lets time pass; what falls due on the way happens at its own time.</summary>
    public void Pass(Duration time)
    {
        var until = Now + time;
        while (_agenda.Values.Where(row => row.Due <= until).OrderBy(row => row.Due).ThenBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault() is { } row)
        {
            Now = Instant.Max(Now, row.Due);
            Take(new Message.Due(Now, row.Key));
            // Nobody is at the edge who tells providers: what is told stays due.
            if (TransfersWorkflow.ToTell(State!, new Message.Due(Now, row.Key)) is { } told)
                Tell(told.Id, new PeerAnswer(PeerAnswers.Unreachable, null, null, null, null));
            Assert.NotEqual(row, _agenda.GetValueOrDefault(row.Key));
        }

        Now = until;
    }

    /// <summary>What is due is told, and this is what comes of it.</summary>
    public Refusal? Tell(string id, PeerAnswer answer) => this[id].Exchange is { } exchange
        ? Do(new RecordDelivery(id, exchange.Request, exchange.Tell!, exchange.Tries, answer), Principal.System)
        : throw new InvalidOperationException("Nothing goes between the firm and a provider.");

    /// <summary>The provider says something by itself.</summary>
    public Refusal? Hear(string id, PeerAnswer answer, string? request = null) => Do(new HearPeer(id, request ?? this[id].Exchange!.Request, answer), Principal.System);

    /// <summary>The last assessment of a transfer: what was decided, and why.</summary>
    public (TransferAssessed Assessed, IReadOnlyList<Reason> Reasons) Last(string id) =>
        History.Where(decision => decision.Happened is TransferAssessed assessed && assessed.TransferId == id).Select(decision => ((TransferAssessed)decision.Happened, decision.Basis.Reasons)).Last();

    /// <summary>Today's packs rest on one list; those of later days on whatever any of them names.</summary>
    private static IEnumerable<string> ListsOf(PackLibrary packs, Instant? start) =>
        start is { } at ? packs.Jurisdictions.SelectMany(jurisdiction => packs.Rules([jurisdiction], at).Screening.Lists.Value).Append(A.List).Distinct() : [A.List];

    private Refusal? Take(Message message)
    {
        var facts = TransferStory.FactsOf(
            Facts, Id, State, Customer, _application, Rates, message, sequence => History[(int)sequence - 1].Happened, Wallets.GetValueOrDefault, other => Own.GetValueOrDefault(other.Text),
            provider => Register.TryGetValue(provider, out var known) ? known : new CounterpartySide(provider, CounterpartyStanding.Approved, "FR", Customer.Bound) { TakesInquiries = true })
            with
        { Terms = TransferTerms.Usual with { AnswerWithin = AnswerWithin }, Assets = Assets };
        var verdict = TransfersWorkflow.Instance.Decide(State, message, facts);
        if (verdict is not Verdict.Accepted accepted)
            return (verdict as Verdict.Refused)?.Refusal;
        // A store takes no larger verdict.
        Assert.InRange(accepted.Decisions.Count, 0, 20);
        Told.AddRange(accepted.Effects);
        Commands.Add((State, accepted.Decisions, message.At));
        foreach (var decision in accepted.Decisions)
        {
            State = TransfersWorkflow.Instance.Evolve(State, decision);
            History.Add(decision);
        }

        _agenda.Clear();
        foreach (var row in TransfersWorkflow.Instance.Agenda(State!))
            _agenda[row.Key] = row;
        return null;
    }
}
