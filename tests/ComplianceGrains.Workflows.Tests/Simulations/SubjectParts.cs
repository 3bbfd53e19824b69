using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Customers;
using ComplianceGrains.Workflows.Tests.Parties;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Tests.Simulations;

internal sealed class CustomerPart(Cast cast) : Part<Customer, CustomerFacts>(CustomerWorkflow.Instance)
{
    private static readonly string[] Bookings = ["EU", "DE", "SG"];

    public override Asking? Next(Simulation world, Random random)
    {
        cast.In(world);
        var id = Cast.Customers[random.Next(Cast.Customers.Count)];
        if (world.Store.HistoryOf(id).Count == 0 || random.Next(20) == 0)
            return new Asking(id, new StartOnboarding($"demo-{id.Key}", random.Next(4) switch { 0 => A.PoliticallyExposed, 1 => A.Person with { FullName = "???" }, _ => A.Person }), People.Service);
        if (random.Next(2) == 0 && StateOf(world, id)?.Leaving is not null)
            return new Asking(id, new DecideStep(Steps.Offboarding, random.Next(4) != 0, "because"), People.Mlro(1 + random.Next(2)));
        if (random.Next(4) == 0 && StateOf(world, id) is { Outcome: CustomerOutcome.Refused, IsUpheld: false })
            return new Asking(id, new RequestReview("look again"), People.Service);
        if (random.Next(10) == 0)
            return new Asking(id, new Offboard("moved away"), People.Service);
        if (random.Next(12) == 0)
            return StateOf(world, id)?.Restriction switch
            {
                null => new Asking(id, new Restrict(RestrictionCauses.All[random.Next(2)], "because"), People.Analyst()),
                { AskedBy: null } => new Asking(id, new AskRestrictionLifting("it is over"), People.Mlro()),
                _ => new Asking(id, new DecideStep(Steps.RestrictionLifted, random.Next(3) != 0, "because"), People.Mlro(1 + random.Next(2))),
            };
        if (random.Next(16) == 0)
            return new Asking(id, StateOf(world, id)?.DataRequests.FirstOrDefault(request => request.IsOpen) is { } open
                ? new AnswerDataRequest(open.Id, random.Next(2) == 0 && open.Right == DataRights.Access, "because") : new ReceiveDataRequest(DataRights.All[random.Next(3)], null, "a letter"), People.Mlro());
        var life = RandomLife.Of(random);
        return life.ToCustomer is { } command ? new Asking(id, command, command is RecordEvidence or Offboard ? People.Service : life.Person) : null;
    }

    public override (CustomerFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Customer? state, Message message)
    {
        cast.In(world);
        if (id == Cast.Company)
            return OfCompany(world, id, state, message);
        var booking = Bookings[Cast.Customers.ToList().IndexOf(id)];
        return (state, message) switch
        {
            (null, Message.Asked { Command: StartOnboarding start }) => (CustomerStory.FactsOf(cast.Facts, id, null, start.Data, booking, message), null),
            (null, Message.Asked) => (null, Verdict.Refuse(Refusal.NotFound("There is no such customer."))),
            (null, _) => (null, Verdict.None),
            ({ IsTerminal: true, IsErased: false, Exceptions.IsEmpty: true }, Message.Due { Key: "retention" }) => (null, Ended(state, message)),
            _ => (CustomerStory.FactsOf(cast.Facts, id, state, ((ApplicationReceived)world.Store.HistoryOf(id)[0].Decision.Happened).ToPerson(), booking, message, CustomerScreening.IsNeededFor(message)) with { Deciders = message is Message.Asked { Command: RequestReview } ? DecidersOf(world, id) : null }, null),
        };
    }

    private (CustomerFacts? Facts, Verdict? Instead) OfCompany(Simulation world, ActorId id, Customer? state, Message message) => (state, message) switch
    {
        (null, Message.Asked { Command: StartEntityOnboarding start }) => (CustomerStory.FactsOf(cast.Facts, id, null, start.Data, "EU", message), null),
        (null, Message.Asked) => (null, Verdict.Refuse(Refusal.NotFound("There is no such customer."))),
        (null, _) => (null, Verdict.None),
        ({ IsTerminal: true, IsErased: false, Exceptions.IsEmpty: true }, Message.Due { Key: "retention" }) => (null, Ended(state, message)),
        _ => (CustomerStory.FactsOf(cast.Facts, id, state, ((LegalEntityApplied)world.Store.HistoryOf(id)[0].Decision.Happened).ToEntity(), "EU", message, CustomerScreening.IsNeededFor(message)) with { Deciders = message is Message.Asked { Command: RequestReview } ? DecidersOf(world, id) : null }, null),
    };

    /// <summary>No law lets go of anything within the time that a simulation takes: here the first look finds that all terms are over.</summary>
    private static Verdict.Accepted Ended(Customer customer, Message message)
    {
        var due = new Decision(
            new Basis("due", "retention-kept", [], message.At, customer.Bound, customer.Rules, message.By.Id, message.By.Role), new RetentionDue([], [new DestructionRule(customer.Bound[0], "retention", "a law", 1)]));
        return new(200, [due, Erased.Decide(new CustomerErased(), customer.Bound, customer.Rules, message.At)], [new EffectIntent(0, $"retention/{RetentionWorkflow.RunAfter(message.At)}", EffectKinds.Destroy)]);
    }

    internal static IReadOnlyList<string> DecidersOf(Simulation world, ActorId id)
    {
        var own = world.Store.HistoryOf(id).Select(step => step.Decision).ToList();
        return Deciders.Of(own.Concat(Deciders.ExceptionsOf(own).SelectMany(exception => world.Store.HistoryOf(new ActorId(ExceptionWorkflow.Instance.Type, exception))).Select(step => step.Decision)));
    }
}

/// <summary>Two around a company: one who holds all of it or half, and one who acts for it.</summary>
internal sealed class PartyPart(Cast cast) : Part<Party, PartyFacts>(PartyWorkflow.Instance)
{
    private static readonly string[] Results = ["passed", "passed", "failed", "inconclusive"];

    private static readonly IDataRequestCommand[] Requests =
    [
        .. DataRights.All.Select(right => new ReceiveDataRequest(right, null, "a letter")), new ExtendDataRequest("request-1", "many papers"), new AnswerDataRequest("request-1", true, "sent"),
        new AnswerDataRequest("request-1", true, "as in the passport", A.Nothing with { FullName = "Anna Example" }), new AnswerDataRequest("request-1", false, "it is right"),
    ];

    public override Asking? Next(Simulation world, Random random)
    {
        cast.In(world);
        if (world.Store.HistoryOf(Cast.Company).Count == 0)
            return new Asking(Cast.Company, new StartEntityOnboarding("demo", CompanyWorld.Data, []), People.Service);
        var name = $"p{random.Next(3)}";
        var id = PartyIds.Of(Cast.Company.Key, name);
        return random.Next(10) switch
        {
            < 3 => new Asking(id, new StateParty(Cast.Company.Key, name, PartyKinds.NaturalPerson, [PartyRoles.Owner, PartyRoles.LegalRepresentative], random.Next(3) == 0 ? A.PoliticallyExposed : A.Person with { FullName = random.Next(4) == 0 ? "???" : "Ana Example" }, null, [CompanyWorld.Of(random.Next(2) == 0 ? "100" : "50")], [], null), People.Service),
            < 6 => new Asking(id, new RecordPartyEvidence("identity-verification", Results[random.Next(Results.Length)], "idv.example", "r-1", null), People.Service),
            < 8 => new Asking(Cast.Company, new RecordEvidence("identity-verification", "passed", "register.example", "r-1", null, null), People.Service),
            8 => new Asking(Cast.Company, new DecideStep(random.Next(2) == 0 ? "senior-approval" : Steps.Offboarding, random.Next(5) != 0, "because"), random.Next(2) == 0 ? People.Senior : People.Mlro()),
            _ => random.Next(4) switch
            {
                0 => new Asking(id, new RemoveParty("sold"), People.Analyst()),
                3 => new Asking(id, new PartyDataRequest(Requests[random.Next(Requests.Length)]), People.Analyst()),
                1 => new Asking(Cast.Company, new Offboard("moved away"), People.Service),
                _ => new Asking(Cast.Company, new RequestReview("look again"), People.Service),
            },
        };
    }

    public override (PartyFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Party? state, Message message)
    {
        cast.In(world);
        if (world.StateOf(Cast.Company) is not Customer customer || (state is null && message is not Message.Asked { Command: StateParty }))
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such related party.")) : Verdict.None);
        return (PartyStory.FactsOf(cast.Facts, id, state, state is null ? null : HeldOf(world, id), customer, message), null);
    }

    private static (PersonData? Person, EntityData? Entity)? HeldOf(Simulation world, ActorId id)
    {
        var history = world.Store.HistoryOf(id);
        return history.Select(decided => decided.Decision.Happened).OfType<PartyDataCorrected>().LastOrDefault() is { } corrected ? (corrected.ToPerson(), corrected.ToEntity())
            : history is [var first, ..] ? (((PartyStated)first.Decision.Happened).ToPerson(), ((PartyStated)first.Decision.Happened).ToEntity()) : null;
    }
}

internal sealed class WalletPart(Cast cast) : Part<Wallet, WalletFacts>(WalletWorkflow.Instance)
{
    public const string Listed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static readonly (string Chain, string Address) Ethereum = ("ethereum", Listed);
    private static readonly string[] Results = ["passed", "passed", "failed", "inconclusive"];

    public override Asking? Next(Simulation world, Random random)
    {
        cast.In(world);
        var number = random.Next(2);
        var (id, customer) = (new ActorId("wallet", $"w-{number}"), Cast.Customers[number]);
        if (world.Store.HistoryOf(customer).Count == 0)
            return null;
        return random.Next(10) switch
        {
            < 2 => new Asking(id, new RequestWalletApproval(customer.Key, Ethereum.Chain, Ethereum.Address, true), People.Service),
            < 5 => new Asking(id, new RecordOwnershipProof("micro-transfer", Results[random.Next(Results.Length)], "proof.example", "r-1", null), People.Service),
            < 8 => new Asking(id, new DecideWalletStep("manual-review", random.Next(5) != 0, "because"), People.Analyst(1 + random.Next(2))),
            8 when random.Next(4) == 0 => new Asking(id, new RevokeWallet("lost"), People.Service),
            9 when StateOf(world, id) is { Outcome: WalletOutcome.Refused } => new Asking(id, new RequestWalletReview("look again"), People.Service),
            _ => null,
        };
    }

    public override (WalletFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, Wallet? state, Message message)
    {
        cast.In(world);
        if (state is null && message is not Message.Asked { Command: RequestWalletApproval })
            return (null, message is Message.Asked ? Verdict.Refuse(Refusal.NotFound("There is no such wallet approval.")) : Verdict.None);
        var customer = (Customer)world.StateOf(Cast.Customers[id.Key[^1] - '0'])!;
        var facts = WalletStory.FactsOf(cast.Facts, id, state, state is { IsTerminal: false } ? state.Bound : customer.Bound, customer.IsTerminal, Ethereum, message);
        return (message is Message.Asked { Command: RequestWalletReview } ? facts with { Deciders = CustomerPart.DecidersOf(world, id) } : facts, null);
    }
}

internal class ExceptionPart(Cast cast) : Part<ExceptionCase, ExceptionFacts>(ExceptionWorkflow.Instance)
{
    public override Asking? Next(Simulation world, Random random)
    {
        var open = world.Store.Actors.Where(actor => actor.Type == Module.Type && StateOf(world, actor) is { Closed: false }).ToList();
        var life = RandomLife.Of(random);
        if (open.Count == 0 || life.ToException is not { } command)
            return null;
        var one = open[random.Next(open.Count)];
        // A review ends in words of its own.
        if (command is DisposeException && StateOf(world, one)!.Kind == ExceptionKinds.RefusalReview)
            command = new DisposeException(random.Next(3) == 0 ? Dispositions.Uphold : Dispositions.Overturn, "because");
        return new Asking(one, command, life.Person);
    }

    public override (ExceptionFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, ExceptionCase? state, Message message) => (state, message) switch
    {
        (not null, _) => (ExceptionStory.FactsOf(cast.Facts, state.Bound, message), null),
        (null, Message.Told told) => (ExceptionStory.FactsOf(cast.Facts, told.Cause.Basis.Bound, message), null),
        (_, Message.Asked) => (null, Verdict.Refuse(Refusal.NotFound("There is no such exception."))),
        _ => (null, Verdict.None),
    };
}

/// <summary>People who find everything to be as it looks, and applicants who ask for a review as soon as they are refused.</summary>
internal sealed class StrictPart(Cast cast) : ExceptionPart(cast)
{
    public override Asking? Next(Simulation world, Random random)
    {
        if (Cast.Customers.FirstOrDefault(id => world.StateOf(id) is Customer { Outcome: CustomerOutcome.Refused, IsUpheld: false }) is { Key: not null } refused && random.Next(3) == 0)
            return new Asking(refused, new RequestReview("look again"), People.Service);
        var open = world.Store.Actors.Where(actor => actor.Type == Module.Type && StateOf(world, actor) is { Closed: false }).ToList();
        if (open.Count == 0)
            return null;
        var one = open[random.Next(open.Count)];
        var exception = StateOf(world, one)!;
        if (exception.Maker is not null)
            return new Asking(one, new ConfirmDisposition(true, "because"), People.Mlro(1 + random.Next(4)));
        var words = Dispositions.For(exception.Kind);
        var word = exception.Kind == ExceptionKinds.RefusalReview ? words[random.Next(words.Count)] : words.Contains(Dispositions.TrueMatch) ? Dispositions.TrueMatch : words[^1];
        return new Asking(one, new DisposeException(word, "because"), People.Analyst(1 + random.Next(4)));
    }
}
