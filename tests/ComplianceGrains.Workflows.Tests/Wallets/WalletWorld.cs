using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Proofs;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Proofs;
using ComplianceGrains.Workflows.Tests.Replays;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Wallets;

/// <summary>One wallet in memory under the real packs, with a clock, an agenda and a list; its exceptions are answered by whoever tests.</summary>
internal sealed class WalletWorld(params string[] bound)
{
    public const string Address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private readonly Dictionary<string, AgendaRow> _agenda = [];
    private ListCatalog _lists = ListCatalog.Empty;

    /// <summary>Whose wallet it is: of this number's key, or nobody's.</summary>
    public byte? Key { get; init; }

    /// <summary>The approval's id.</summary>
    public string Id { get; init; } = "w-1";

    /// <summary>In whose name the customer is asked to sign.</summary>
    public ChallengeSettings Settings { get; init; } = new("wallets.example", Duration.FromHours(1));

    public string Chain { get; init; } = "ethereum";

    public PackLibrary Packs { get; init; } = Repository.Library;

    public Instant Now { get; private set; } = A.Monday;

    public Wallet? Wallet { get; private set; }

    public List<Decision> History { get; } = [];

    /// <summary>Every message that something came of, as a silo would have recorded it.</summary>
    public List<RecordedCommand> Recorded { get; } = [];

    /// <summary>Every content that a list ever had.</summary>
    public List<ListIndex> Contents { get; } = [];

    public IReadOnlyDictionary<string, AgendaRow> Agenda => _agenda;

    public bool CustomerEnded { get; set; }

    /// <summary>A wallet of EU that an analyst may approve.</summary>
    public static WalletWorld Proven()
    {
        var world = new WalletWorld("EU").Put();
        Assert.Null(world.Request());
        Assert.Null(world.Prove());
        return world;
    }

    public static WalletWorld Approved()
    {
        var world = Proven();
        Assert.Null(world.Decide(People.Analyst()));
        Assert.Equal(WalletStatus.Approved, world.Wallet!.Status);
        return world;
    }

    /// <summary>A list that names these addresses is there, or the next version of it.</summary>
    public WalletWorld Put(params string[] addresses)
    {
        var entries = addresses.Select(address => new ListEntry($"e-{address[..8]}", SubjectKind.NaturalPerson, [new ListName("Somebody Listed", NameType.Primary)]) { Addresses = [new ListedAddress("ETH", address)] }).ToList();
        _lists = _lists.With(ListIndex.Build(new ListContent(A.List, $"sha256:{string.Join('-', addresses)}", null, [], entries)), Now);
        if (Wallet is { } wallet)
            Take(WalletWorkflow.Instance.Decide(wallet, InMemoryLists.Change(Now), Facts(Principal.System)));
        return this;
    }

    /// <summary>Lists that name nobody's address are there, as the rules ask for them after some time.</summary>
    public WalletWorld PutAllAfter(Duration time)
    {
        foreach (var id in Packs.Rules(bound, Now + time).Screening.Lists.Value)
            _lists = _lists.With(ListIndex.Build(new ListContent(id, $"sha256:{id}", null, [], [])), Now);
        return Put();
    }

    public void Remove() => _lists = _lists.Without(A.List);

    public Refusal? Request(bool selfHosted = true) => Do(new RequestWalletApproval("c-1", Chain, Own, selfHosted), People.Service);

    public Refusal? Prove(string result = "passed", string method = "micro-transfer") => Do(new RecordOwnershipProof(method, result, "idv.example", "r-1", null), People.Service);

    /// <summary>Asks for a message to sign; null if there is none, with the reason in <paramref name="refusal"/>.</summary>
    public OwnershipMessage? Challenge(out Refusal? refusal) =>
        (refusal = Do(new IssueOwnershipChallenge("message-signature"), People.Service)) is null ? MessageOf(Wallet!.Challenges[^1].Nonce) : null;

    /// <summary>Asks for an amount to be sent.</summary>
    public OwnershipTransfer AskTransfer()
    {
        Assert.Null(Do(new IssueOwnershipChallenge("micro-transfer"), People.Service));
        return (OwnershipTransfer)AskedOf(Wallet!.Challenges[^1].Nonce)!;
    }

    /// <summary>A transaction arrives.</summary>
    public Refusal? Send(string nonce, ProofTransaction transaction, string method = "micro-transfer") =>
        Do(new RecordOwnershipProof(method, null, null, null, null, nonce, null, transaction), People.Service);

    public OwnershipMessage Challenge() => Challenge(out var refusal) ?? throw new InvalidOperationException(refusal!.Title);

    /// <summary>A signature arrives.</summary>
    public Refusal? Sign(string nonce, string signature, string method = "message-signature") =>
        Do(new RecordOwnershipProof(method, null, null, null, null, nonce, signature), People.Service);

    public Refusal? Decide(Principal by, bool approved = true) => Do(new DecideWalletStep("manual-review", approved, "because"), by);

    public Refusal? Revoke() => Do(new RevokeWallet("lost"), People.Service);

    public Refusal? Do(WalletCommand command, Principal by) => Take(WalletWorkflow.Instance.Decide(Wallet, new Message.Asked(Now, by, command), Facts(by, command)));

    /// <summary>Two people end the wallet's open exception of a kind, if there is one.</summary>
    public void Answer(string kind, string disposition)
    {
        foreach (var id in Wallet!.Exceptions.Where(open => open.Value.Kind == kind).Select(open => open.Key).ToList())
        {
            var closed = new Decision(History[^1].Basis with { Outcome = "closed" }, new ExceptionClosed(disposition));
            Take(WalletWorkflow.Instance.Decide(Wallet, new Message.Told(Now, new ActorId("exception", id), closed, new ActorId("customer", "c-1")), Facts(Principal.System)));
        }
    }

    /// <summary>Lets time pass; what falls due on the way happens at its own time. The list is confirmed whenever somebody looks.</summary>
    public void Pass(Duration time)
    {
        var until = Now + time;
        while (_agenda.Values.Where(row => row.Due <= until).OrderBy(row => row.Due).ThenBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault() is { } row)
        {
            Now = Instant.Max(Now, row.Due);
            Take(WalletWorkflow.Instance.Decide(Wallet, new Message.Due(Now, row.Key), Facts(Principal.System, isAnew: row.Key == WalletAgenda.Rescore)));
            if (_agenda.GetValueOrDefault(row.Key) == row)
                _agenda.Remove(row.Key);
        }

        Now = until;
    }

    private Refusal? Take(Verdict verdict)
    {
        if (verdict is not Verdict.Accepted accepted)
            return (verdict as Verdict.Refused)?.Refusal;
        Recorded.Add(new(new("wallet", Id), Wallet, accepted.Decisions, Now, accepted.Decisions));
        foreach (var decision in accepted.Decisions)
        {
            Wallet = Wallet.Evolve(Wallet, decision.Basis, decision.Happened);
            History.Add(decision);
        }

        _agenda.Clear();
        foreach (var row in WalletWorkflow.Instance.Agenda(Wallet!))
            _agenda[row.Key] = row;
        return null;
    }

    private string Own => Key is { } key ? AddressReader.Read(Signers.Ethereum(key), Screening.Addresses.Chain.Evm).Address!.Text : Address;

    private OwnershipMessage? MessageOf(string? nonce) => AskedOf(nonce) as OwnershipMessage;

    private IOwnershipChallenge? AskedOf(string? nonce) =>
        Wallet?.Challenges.FirstOrDefault(one => one.Nonce == nonce) is { } known ? IssuedChallenge.Of(known, Settings, Id, Chain, Own, Drawn(known.Nonce)) : null;

    private static uint Drawn(string nonce) => (uint)nonce.Sum(letter => letter) * 7919;

    private ProposedChallenge ProposedOf(string method)
    {
        var nonce = $"{Id.Replace("-", "", StringComparison.Ordinal)}nonce{History.Count}";
        return method == "micro-transfer" ? ProposedChallenge.OfTransfer(Settings, Id, Chain, Own, nonce, Drawn(nonce), Now) : ProposedChallenge.Of(Settings, Id, Chain, Own, nonce, Now);
    }

    private WalletFacts Facts(Principal by, WalletCommand? command = null, bool isAnew = false)
    {
        var rules = Packs.Rules(bound, Now);
        _lists = _lists.Lists.Aggregate(_lists, (lists, list) => lists.Confirmed(list.Index.ListId, Now));
        var (subject, question) = (isAnew || Wallet is { IsTerminal: true } ? null : Wallet, WalletScreening.QuestionOf(Chain, Own, rules)!);
        Contents.AddRange(_lists.Lists.Select(list => list.Index).Where(index => !Contents.Contains(index)));
        var asked = question.IsDue(subject, null, _lists, Now) ? new AskedScreening(null, question.Threshold, question.AnswerBy(new ScreeningEngine(_lists), Now)) : null;
        return new WalletFacts(Now, by, bound, rules, CustomerEnded, asked, A.ExceptionIds(new("wallet", Id)))
        {
            Deciders = Deciders.Of(History),
            Proposed = command is IssueOwnershipChallenge issue ? ProposedOf(issue.Method) : null,
            Signature = command is RecordOwnershipProof proof && AskedOf(proof.Nonce) is { } message ? CheckedSignature.Of(message, proof) : null,
            AsksTransfers = ProposedOf("micro-transfer").Message is not null,
        };
    }
}
