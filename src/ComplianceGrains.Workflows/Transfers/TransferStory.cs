using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Transfers in stories: those of the story's customer, over the story's wallet. Values are of the very moment.</summary>
public sealed class TransferStory : SubjectStoryPart<CustomerTransfers, TransfersFacts>
{
    private TransferStory()
        : base(TransfersWorkflow.Instance)
    {
    }

    /// <summary>The one.</summary>
    public static TransferStory Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, StoryWord> Words { get; } = new Dictionary<string, StoryWord>(StringComparer.Ordinal)
    {
        ["transfer"] = new(Roles.ProductService, (_, step) => (Instance.Subject, Request(step))),
        ["travel-rule-data"] = Asks(step => step.Only(
            new StateTravelRuleData(step.Text("id"), step.OptionalText("kind"), Vasp(step), Person(step), step.Arguments.ContainsKey("beneficiary") ? "beneficiary" : step.Arguments.ContainsKey("originator") ? "originator" : null),
            "id", "kind", "vasp", "originator", "beneficiary")),
        ["complete"] = Asks(step => step.Only(new CompleteTransfer(step.Text("id"), step.Text("hash"), step.Time("occurredAt")), "id", "hash", "occurredAt")),
        ["cancel"] = Asks(step => step.Only(new CancelTransfer(step.Text("id"), step.Reason()), "id", "reason")),
    };

    /// <inheritdoc/>
    public override (TransfersFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, CustomerTransfers? state, Message message)
    {
        if (world.StateOf(CustomerStory.Instance.Subject) is not Customer customer || (state is null && message is not Message.Asked { Command: RequestTransfer }))
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such transfer, or no customer whose it could be.")) : Verdict.None);
        var application = world.HistoryOf(CustomerStory.Instance.Subject)[0].Happened;
        return (FactsOf(
            world.Facts, id, state, customer, application, RateTable.Empty, message, sequence => world.HistoryOf(id)[(int)sequence - 1].Happened,
            wallet => wallet == WalletStory.Instance.Subject.Key ? WalletOf(world) : null, other => Own(world, other), provider => ProviderOf(world, provider)), null);
    }

    /// <summary>What a decision about transfers stands on where everything is in memory.</summary>
    /// <param name="facts">Packs and lists.</param>
    /// <param name="id">The actor.</param>
    /// <param name="state">Its state; null before the first transfer.</param>
    /// <param name="customer">Whose transfers.</param>
    /// <param name="application">What they gave.</param>
    /// <param name="rates">Between currencies.</param>
    /// <param name="message">What happens.</param>
    /// <param name="decided">An event of the history by its number.</param>
    /// <param name="wallet">A wallet approval of the customer by its id.</param>
    /// <param name="own">The customer's approval of an address; null if there is none.</param>
    /// <param name="provider">A provider of the register by its id; null if there is none.</param>
    public static TransfersFacts FactsOf(
        InMemoryFacts facts, ActorId id, CustomerTransfers? state, Customer customer, object application, RateTable rates, Message message, Func<long, object> decided, Func<string, WalletView?> wallet,
        Func<WalletAddress, WalletView?> own, Func<string, CounterpartySide?> provider)
    {
        var rules = facts.Packs.Rules(customer.Bound, message.At);
        var each = (state?.All.Values ?? []).Where(transfer => !transfer.IsOver).ToDictionary(
            transfer => transfer.Id,
            transfer => (TransferRequested)decided(transfer.Requested) is var asked
                ? About(asked.WalletId, asked.ChainId!, asked.Address!, StatedOf(transfer), TransferScreening.StatedIn(message, StatedOf(transfer)) is { } data && data.Id == transfer.Id ? data : null)
                : throw new InvalidOperationException("A transfer was asked for once."),
            StringComparer.Ordinal);
        if (message is Message.Asked { Command: RequestTransfer request } && !each.ContainsKey(request.Id))
            each[request.Id] = About(request.WalletId, request.Counterparty.ChainId, request.Counterparty.Address, null, new StateTravelRuleData(request.Id, null, request.Counterparty.Vasp, request.Person, null));
        var known = TransferData.Of((application as ApplicationReceived)?.ToPerson(), (application as LegalEntityApplied)?.ToEntity()).ToHashSet(StringComparer.Ordinal);
        var side = new CustomerSide(customer.Status, customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited || customer.IsErased, application is LegalEntityApplied, known)
        { IsExposed = customer.Circumstances.Contains(Circumstances.Pep) || (application as ApplicationReceived)?.PoliticallyExposed == true };
        return new TransfersFacts(message.At, message.By, customer.Bound, rules, new ExceptionIds(id, InMemoryFacts.Key), side, rates, each)
        {
            OtherSide = message is Message.Asked { Command: OtherSideDataRequest asking } && state?.All.GetValueOrDefault(asking.Id) is { } about
                ? new AskingSide(about.Id, StatedOf(about), asking.Right, RecordTerms.Of(rules, customer.Clocks, customer.Holds, RetentionPolicy.Keep with { IsAskedFor = true }, TransferClocks.Classes))
                : null,
        };

        TravelRuleDataStated? StatedOf(Transfer transfer) => transfer.DataStated is { } stated ? (TravelRuleDataStated)decided(stated) : null;

        TransferFacts About(string walletId, string chainId, string address, TravelRuleDataStated? given, StateTravelRuleData? now) => new(
            wallet(walletId), own(AccountReader.Read($"{chainId}:{address}").Address!),
            [.. TransferScreening.QuestionsOf(chainId, address, now?.Person ?? given?.Person, now?.Vasp ?? given?.Vasp, rules)
                .Select(asked => new SideScreening(asked.Of, facts.Ask(null, asked.Question, InMemoryFacts.Key.Of(asked.Text), message.At)!))])
        {
            Given = given,
            ChainId = chainId,
            Address = address,
            Counterparty = (now?.Vasp ?? given?.Vasp)?.Id is { } named ? provider(named) : null,
        };
    }

    /// <summary>What transfers see of a wallet.</summary>
    public static WalletView ViewOf(string id, Wallet wallet) => new(
        id, wallet.CustomerId, wallet.Status, wallet.Outcome, wallet.SelfHosted, wallet.Bound, wallet.Rules.Digest, wallet.Rules.Packs, wallet.Pending, [.. wallet.Exceptions.Keys], wallet.UsableFrom, wallet.Expires, 0, []);

    /// <summary>Of each transfer its id and where it is, in the order of ids.</summary>
    protected override IEnumerable<KeyValuePair<string, Answer>> SeeOwn(CustomerTransfers? subject)
    {
        var all = subject?.All.Values ?? [];
        yield return new("transfers", Answer.Of(all.Select(transfer => $"{transfer.Id} {transfer.Status}")));
        yield return new("travelRule", Answer.Of(all.Select(transfer => $"{transfer.Id} {transfer.TravelRule}")));
        yield return new("missing", Answer.Of(all.SelectMany(transfer => transfer.Missing.Select(missing => $"{transfer.Id} {missing}"))));
        yield return new("waits", Answer.Of(all.SelectMany(transfer => transfer.Waits.Select(wait => $"{transfer.Id} {wait.For}"))));
    }

    private static StoryWord Asks(Func<StoryStep, TransferCommand> command) => new(Roles.ProductService, (_, step) => (Instance.Subject, command(step)));

    private static WalletView? WalletOf(StoryWorld world) => world.StateOf(WalletStory.Instance.Subject) is Wallet wallet ? ViewOf(WalletStory.Instance.Subject.Key, wallet) : null;

    private static CounterpartySide? ProviderOf(StoryWorld world, string id) =>
        world.StateOf(new ActorId(CounterpartyWorkflow.Instance.Type, id)) is Counterparty known ? new CounterpartySide(id, known.Standing, known.Country, known.Bound) : null;

    private static WalletView? Own(StoryWorld world, WalletAddress other) =>
        world.LatestOf<WalletRequested>(WalletStory.Instance.Subject) is { Address: { } address } && address == other.Text ? WalletOf(world) : null;

    private static RequestTransfer Request(StoryStep step)
    {
        step.Only(0, "id", "direction", "asset", "amount", "value", "counterparty", "originator", "beneficiary");
        if (step.Arguments["counterparty"] is not JsonObject other)
            throw new StoryException(step, "'counterparty' says kind and address.");
        var intake = TransferIntake.Read(step.Text("asset"), step.Text("amount"), Text(other, "address") ?? "", new AssetTable([]));
        if (intake.Account is not { } account)
            throw new StoryException(step, $"{intake.Refusal!.Title} {string.Join(' ', intake.Refusal.Errors.Select(error => error.Message))}");
        var vasp = other["vasp"] is JsonObject provider ? new TransferVasp(Text(provider, "name") ?? "", Text(provider, "country") ?? "", null, null, Text(provider, "id")) : null;
        return new RequestTransfer(
            step.Text("id"), WalletStory.Instance.Subject.Key, step.Text("direction"), step.Text("asset"), decimal.Parse(step.Text("amount"), CultureInfo.InvariantCulture), Value(step),
            new TransferCounterparty(Text(other, "kind") ?? CounterpartyKinds.Unknown, account.ChainId!, account.Address!.Text, Text(other, "memo"), vasp), Person(step), null);
    }

    private static TransferValue? Value(StoryStep step) => step.Arguments["value"] is not JsonObject value
        ? null
        : new TransferValue(decimal.Parse(Text(value, "amount") ?? "0", CultureInfo.InvariantCulture), Text(value, "currency") ?? "", Text(value, "rateSource") ?? "", step.At);

    private static TransferVasp? Vasp(StoryStep step) => step.Arguments["vasp"] is JsonObject vasp ? new TransferVasp(Text(vasp, "name") ?? "", Text(vasp, "country") ?? "", null, null, Text(vasp, "id")) : null;

    private static TransferPerson? Person(StoryStep step) => (step.Arguments["beneficiary"] ?? step.Arguments["originator"]) is not JsonObject person
        ? null
        : new TransferPerson(
            Text(person, "kind") ?? "natural-person", Text(person, "name"),
            Text(person, "address") is { } line ? new Contracts.Customers.Address([line], null, null, Text(person, "country")) : null, Text(person, "country"),
            Text(person, "dateOfBirth") is { } born ? NodaTime.Text.LocalDatePattern.Iso.Parse(born).GetValueOrThrow() : null,
            Text(person, "placeOfBirth"), Text(person, "accountNumber"), Text(person, "customerId"), Text(person, "documentNumber"), Text(person, "uniqueId"), null, null);

    private static string? Text(JsonObject of, string name) => of[name]?.ToString();
}
