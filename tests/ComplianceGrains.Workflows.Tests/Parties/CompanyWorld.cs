using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Parties;

/// <summary>One company and all around it under the real packs, in memory.</summary>
internal sealed class CompanyWorld
{
    private static readonly ActorId Me = CustomerStory.Instance.Subject;

    private readonly StoryWorld _world;

    public CompanyWorld(string booking = "EU", params string[] listed)
        : this(Repository.Library, booking, listed)
    {
    }

    public CompanyWorld(PackLibrary packs, string booking, params string[] listed)
    {
        _world = new StoryWorld(Modules.Stories, packs, booking, A.Monday);
        List(listed);
    }

    /// <summary>With other parts than the usual, e.g. such that write down what they decide.</summary>
    public CompanyWorld(IReadOnlyList<StoryPart> parts)
    {
        _world = new StoryWorld(parts, Repository.Library, "EU", A.Monday);
        List([]);
    }

    private void List(string[] listed) =>
        _world.Lists.Put(A.List, listed.Length > 0 ? listed : ["PETROV, Somebody"], A.Monday);

    public static EntityData Data { get; } = new(
        "Quillbrandt Trading", null, "Lda", "REG-1", "PT", new Address(["Rua 1"], "4000", "Porto", "PT"), new Address(["Rua 1"], "4000", "Porto", "PT"), null, null, null,
        "trade in goods", "payments", null, "office@example.com", "+351 1", null, null);

    /// <summary>The same with its seat in Great Britain: nobody else binds it.</summary>
    public static EntityData British { get; } = Data with { CountryOfCreation = "GB", RegisteredAddress = new Address(["1 Road"], "N1", "London", "GB"), PrincipalAddress = new Address(["1 Road"], "N1", "London", "GB") };

    public StoryWorld World => _world;

    public Customer Customer => (Customer)_world.StateOf(Me)!;

    public IReadOnlyList<Decision> History => _world.HistoryOf(Me);

    /// <summary>Open exceptions, of the company and of those related to it.</summary>
    public IReadOnlyList<string> Open =>
        [.. _world.Actors.Where(actor => actor.Type == ExceptionWorkflow.Instance.Type && _world.StateOf(actor) is ExceptionCase { Closed: false }).Select(actor => actor.Key)];

    public static StatedHolding Of(string share, string inside = Structure.Target) => new(inside, new StatedShare(share, share), null, null);

    public static PersonData Person(string name) => A.Person with { FullName = name };

    public Refusal? Apply(EntityData? data = null, params StatedHolding[] holds) => _world.Ask(Me, new StartEntityOnboarding("demo", data ?? Data, holds), People.Service);

    public Refusal? Verify() => _world.Ask(Me, new RecordEvidence("identity-verification", "passed", "register.example", "r-1", null, null), People.Service);

    public Refusal? StatePerson(string id, string name, IReadOnlyList<string> roles, params StatedHolding[] holds) =>
        State(new StateParty(Me.Key, id, PartyKinds.NaturalPerson, roles, Person(name), null, holds, [], null));

    public Refusal? StateEntity(string id, string name, params StatedHolding[] holds) =>
        State(new StateParty(Me.Key, id, PartyKinds.LegalEntity, [PartyRoles.Owner], null, Data with { LegalName = name }, holds, [], null));

    public Refusal? State(StateParty statement) => _world.Ask(PartyIds.Of(Me.Key, statement.PartyId), statement, People.Service);

    public Refusal? Identify(string id, string result = "passed") =>
        _world.Ask(PartyIds.Of(Me.Key, id), new RecordPartyEvidence("identity-verification", result, "idv.example", "r-1", null), People.Service);

    public Refusal? Remove(string id) => _world.Ask(PartyIds.Of(Me.Key, id), new RemoveParty("sold"), People.Analyst());

    public Party Party(string id) => (Party)_world.StateOf(PartyIds.Of(Me.Key, id))!;

    /// <summary>Two people answer an exception.</summary>
    public void Answer(string exception, string disposition)
    {
        var id = new ActorId(ExceptionWorkflow.Instance.Type, exception);
        Assert.Null(_world.Ask(id, new DisposeException(disposition, "because"), People.Mlro()));
        Assert.Null(_world.Ask(id, new ConfirmDisposition(true, "because"), disposition == Dispositions.FalsePositive ? People.Analyst() : People.Mlro(2)));
    }

    /// <summary>A company that is held by one person, who also acts for it.</summary>
    public static CompanyWorld Held(string booking = "EU", params string[] listed)
    {
        var world = new CompanyWorld(booking, listed);
        Assert.Null(world.Apply());
        Assert.Null(world.Verify());
        Assert.Null(world.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], Of("100")));
        return world;
    }

    public void Pass(Duration time) => _world.PassTo(_world.Now + time);
}
