using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>All transfers of one customer.</summary>
[GrainType("transfers")]
internal sealed class TransfersGrain(ActorServices services, RuleBook rules, SubjectScreening screening, KeyedHashes hashes, RateTable rates, AssetTable assets, TransferTerms terms, OurSide customers,
    CounterpartyProfiles counterparties)
    : ActorGrain<CustomerTransfers, TransfersFacts, TransfersView>(services, TransfersWorkflow.Instance), ITransfersGrain
{
    public Task<Reply<TransfersView>> ExecuteAsync(TransferCommand command, Envelope envelope, CancellationToken cancellation = default) => AskAsync(command, envelope, cancellation);

    public Task<TransfersView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    public Task<IReadOnlyList<WrittenText>> TextsAsync(CancellationToken cancellation = default) =>
        WrittenAsync(State?.Monitoring.Suppressions.SelectMany(one => one.Sequences).Order() ?? Enumerable.Empty<long>(), Suppressions.TextOf, cancellation);

    /// <summary>A customer of another jurisdiction does not exist for the caller, and neither do their transfers.</summary>
    protected override async ValueTask<Gathered<TransfersFacts>> GatherAsync(CustomerTransfers? state, Message message, CancellationToken cancellation)
    {
        if (state is null && message is not Message.Asked { Command: RequestTransfer })
            return NotFound(message);
        if (await GrainFactory.GetGrain<ICustomerGrain>(Key).ViewAsync(cancellation) is not { } customer || !message.By.MayActIn(customer.Jurisdictions))
            return NotFound(message);
        if (state is { IsErased: true } || (customer.Status == CustomerStatus.Erased && !IsAnswer(message)))
            return Erased(message);
        if (state is not null && message is Message.Due due && TransfersWorkflow.ToTell(state, due) is { Exchange: { } exchange } told)
            await TellAsync(told, exchange);
        var bound = customer.Jurisdictions;
        var effective = rules.Library.Rules(bound, message.At);
        var each = new Dictionary<string, TransferFacts>(StringComparer.Ordinal);
        if (message is Message.Asked { Command: RequestTransfer request })
            each[request.Id] = await AboutAsync(
                request.WalletId, request.Counterparty.ChainId, request.Counterparty.Address, null, new StateTravelRuleData(request.Id, null, request.Counterparty.Vasp, request.Person, null), effective, bound, message, cancellation);
        foreach (var transfer in Concerned(state, message))
        {
            var asked = await WholeAsync<TransferRequested>(transfer.Requested, cancellation);
            var given = transfer.DataStated is { } stated ? await WholeAsync<TravelRuleDataStated>(stated, cancellation) : null;
            each[transfer.Id] = await AboutAsync(transfer.WalletId, asked.ChainId, asked.Address, given, TransferScreening.StatedIn(message, given), effective, bound, message, cancellation);
        }

        var asking = message is Message.Asked { Command: OtherSideDataRequest about } && state?.All.GetValueOrDefault(about.Id) is { } of ? await AskingAsync(of, about, customer, effective, cancellation) : null;
        var ended = customer.Status == CustomerStatus.Erased || customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited;
        return new TransfersFacts(
            message.At, message.By, bound, effective, hashes.ExceptionIdsOf(Id), await OurSideAsync(customer, ended, cancellation), rates, each)
        { Terms = terms, Assets = assets, OtherSide = asking };
    }

    protected override TransfersView ViewOf(CustomerTransfers state, long sequence, IReadOnlyList<PastDecision> shown) => View(Key, state, sequence, shown);

    /// <summary>What can be told of a customer's transfers.</summary>
    internal static TransfersView View(string customer, CustomerTransfers state, long sequence, IReadOnlyList<PastDecision> shown)
    {
        var about = shown.Select(decision => decision.Happened).OfType<ITransferEvent>().Select(happened => happened.TransferId).ToHashSet(StringComparer.Ordinal);
        return new TransfersView(
            customer, state.Bound, state.Rules.Digest, state.Rules.Packs,
            [.. state.All.Values.Where(transfer => about.Count == 0 || about.Contains(transfer.Id)).OrderBy(transfer => transfer.Requested).Select(transfer => View(state, transfer))], sequence, Decisions.Of(shown))
        {
            Suppressions = [.. state.Monitoring.Suppressions.Select(one => new SuppressionView(
                one.Id, one.Jurisdiction, one.Rule, one.Until, one.Status, one.AskedBy, [.. state.Monitoring.CountedOf(CountedBecause.Suppressed, one.Key).Order(StringComparer.Ordinal)]) { Sequences = one.Sequences })],
        };
    }

    private static TransferView View(CustomerTransfers state, Transfer transfer) => new(
        transfer.Id, transfer.WalletId, transfer.Direction, transfer.Asset, transfer.Amount, transfer.Value, transfer.CounterpartyKind, transfer.RequestedAt, transfer.Status, transfer.TravelRule,
        transfer.Missing, [.. transfer.Waits.Select(wait => wait.For)],
        [.. transfer.Waits.Select(wait => wait.ExceptionId).OfType<string>().Where(state.Matters.Exceptions.ContainsKey)], transfer.LookAgain, transfer.Sequences, transfer.EndedAt, transfer.Requested, transfer.DataStated, transfer.IsOver ? null : transfer.DataDue)
    {
        Ended = transfer.Ended,
        DataRequests = [.. state.DataRequests.Where(request => state.AskedOf.GetValueOrDefault(request.Id) == transfer.Id).Select(request => new DataRequestView(
            request.Id, request.Right, request.ReceivedAt, request.Due, request.IsExtended, request.IsOverdue, request.Outcome, request.AnsweredAt))],
    };

    /// <summary>Also of a transfer that is over: what was stated of them is held as long as it is.</summary>
    private async Task<AskingSide> AskingAsync(Transfer transfer, OtherSideDataRequest asked, CustomerView customer, EffectiveRules effective, CancellationToken cancellation)
    {
        var held = transfer.DataStated is { } stated ? await Services.Reader.WholeIfThereAsync<TravelRuleDataStated>(Id.ToString(), stated, cancellation) : null;
        var clocks = customer.Clocks.Select(happened => KeyValuePair.Create(happened.Name, happened.At)).Concat(TransferClocks.Of(CurrentView()) ?? new Dictionary<string, Instant>())
            .GroupBy(clock => clock.Key).ToDictionary(clock => clock.Key, clock => clock.Max(each => each.Value), StringComparer.Ordinal);
        Hold[] holds = [.. customer.Holds.Select(hold => new Hold(hold.Id, hold.Record, hold.Issuer, hold.PlacedAt, hold.Until, null, hold.AskedBy, hold.LiftedAt))];
        return new AskingSide(transfer.Id, held, asked.Right, RecordTerms.Of(effective, clocks, holds, RetentionPolicy.Keep with { IsAskedFor = true }, TransferClocks.Classes));
    }

    /// <summary>Who asked before the end was decided holds the records until they are answered.</summary>
    private static bool IsAnswer(Message message) => message is Message.Asked { Command: OtherSideDataRequest { Request: not ReceiveDataRequest } };

    private static Gathered<TransfersFacts> Erased(Message message) => message switch
    {
        Message.Asked { Command: OtherSideDataRequest } => Verdict.Refuse(Refusal.State("Retention is over: nothing is held of whoever is on the other side any more, or is about to go.")),
        Message.Asked => Verdict.Refuse(Refusal.State("The customer's records are erased; nothing more can be done with them.")),
        _ => Verdict.None,
    };

    private static Gathered<TransfersFacts> NotFound(Message message) => message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such transfer.")) : Verdict.None;

    /// <summary>The transfers that a message may be about: the one that is named or due, or all that wait.</summary>
    private static IEnumerable<Transfer> Concerned(CustomerTransfers? state, Message message)
    {
        var moving = state?.All.Values.Where(transfer => !transfer.IsOver) ?? [];
        return message switch
        {
            Message.Asked { Command: StateTravelRuleData data } => moving.Where(transfer => transfer.Id == data.Id),
            Message.Asked { Command: OtherSideDataRequest { Right: not null } asked } => moving.Where(transfer => transfer.Id == asked.Id),
            Message.Asked { Command: RecordDelivery delivery } => moving.Where(transfer => transfer.Id == delivery.Id),
            Message.Asked { Command: HearPeer heard } => moving.Where(transfer => transfer.Id == heard.Id),
            Message.Asked or Message.Ending or Message.LettingGo => [],
            Message.Due due => moving.Where(transfer => TransfersWorkflow.IsAbout(due, transfer)),
            _ => moving,
        };
    }

    /// <param name="walletId">The wallet that it goes over.</param>
    /// <param name="chainId">Of the other side's address.</param>
    /// <param name="address">The other side's; null once it is shredded.</param>
    /// <param name="given">What was stated about the other side before.</param>
    /// <param name="now">What is stated about it now.</param>
    /// <param name="effective">All rules that bind.</param>
    /// <param name="bound">Where.</param>
    /// <param name="message">What happens.</param>
    /// <param name="cancellation">Stops waiting.</param>
    private async Task<TransferFacts> AboutAsync(
        string walletId, string? chainId, string? address, TravelRuleDataStated? given, StateTravelRuleData? now, EffectiveRules effective, IReadOnlyList<string> bound, Message message, CancellationToken cancellation)
    {
        var wallet = await GrainFactory.GetGrain<IWalletApprovalGrain>(walletId).ViewAsync(cancellation) is { } view && view.CustomerId == Key ? view : null;
        var own = chainId is not null && address is not null && AccountReader.Read($"{chainId}:{address}").Address is { } other
            ? await GrainFactory.GetGrain<IWalletApprovalGrain>(hashes.WalletId(Key, other.Chain.ToString(), other.Key)).ViewAsync(cancellation)
            : null;
        var provider = (now?.Vasp ?? given?.Vasp)?.Id is { } named && await GrainFactory.GetGrain<ICounterpartyGrain>(named).ViewAsync(cancellation) is { } known
            ? new CounterpartySide(named, known.Standing, known.Country, known.Jurisdictions) { TakesInquiries = await TakesInquiriesAsync(named, known.IsCorrected, cancellation) }
            : null;
        var questions = TransferScreening.QuestionsOf(chainId, address, now?.Person ?? given?.Person, now?.Vasp ?? given?.Vasp, effective);
        if (questions.Count == 0)
            return new TransferFacts(wallet, own, []) { Given = given, Counterparty = provider, ChainId = chainId, Address = address };
        var (owner, recordClass) = RecordClasses.Of(Compartments.Person, $"{CustomerWorkflow.Instance.Type}/{Key}", "");
        var key = (await Services.Keys.SubjectAsync(Placements.Label(bound[0]), owner, recordClass, cancellation)).Mac("address-digest");
        var screenings = new List<SideScreening>();
        foreach (var asked in questions)
            if (await screening.AskAsync(null, asked.Question, $"hmac:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(asked.Text)))}", message.At, cancellation) is { } answer)
                screenings.Add(new SideScreening(asked.Of, answer));
        return new TransferFacts(wallet, own, screenings) { Given = given, Counterparty = provider, ChainId = chainId, Address = address };
    }

    /// <summary>Which data about the customer are there, not what they are; and whether they are politically exposed.</summary>
    private async Task<CustomerSide> OurSideAsync(CustomerView customer, bool ended, CancellationToken cancellation)
    {
        var (person, entity) = await customers.OfAsync(Key, customer, cancellation);
        return new CustomerSide(customer.Status, ended, customer.IsLegalEntity, TransferData.Of(person, entity).ToHashSet(StringComparer.Ordinal))
        {
            IsExposed = person?.PoliticallyExposed == true || customer.Circumstances.Contains(Circumstances.Pep),
        };
    }

    /// <summary>Whoever tells providers something is sent off, and decides nothing: until the answer is recorded, the time stays due.</summary>
    private Task TellAsync(Transfer transfer, Exchange exchange) => GrainFactory.GetGrain<IExchangeCourierGrain>($"{Key}/{transfer.Id}").SendAsync(new ExchangeErrand(
        Key, transfer.Id, exchange.Request, exchange.Tell!, exchange.Tries, exchange.CounterpartyId, transfer.Asset, transfer.Amount, transfer.WalletId, exchange.Fields, transfer.Requested, transfer.DataStated,
        exchange.Heard, transfer.Ended));

    private async Task<bool> TakesInquiriesAsync(string provider, bool isCorrected, CancellationToken cancellation) => terms.AnswerWithin is not null
        && (await counterparties.OfAsync(provider, isCorrected, cancellation))?.TravelAddress is { } address && TravelAddress.Read(address).Url is not null;
}
