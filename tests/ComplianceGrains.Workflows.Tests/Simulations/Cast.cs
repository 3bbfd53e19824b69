using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Simulations;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Simulations;

/// <summary>Who appears in a simulation: three customers and a company with two around it, two wallets and what goes over them, a provider on the other side, their exceptions, a list, two exports, an incident and what one jurisdiction publishes.</summary>
internal sealed class Cast
{
    public static readonly ActorId List = new("list", A.List);

    public static readonly IReadOnlyList<ActorId> Customers = [new("customer", "a"), new("customer", "b"), new("customer", "c")];

    /// <summary>A customer that is a legal entity.</summary>
    public static readonly ActorId Company = new("customer", "co");

    /// <summary>What the list says in each of its versions.</summary>
    private static readonly IReadOnlyDictionary<string, ListIndex> Versions = new[]
    {
        Version("sha256:nobody", ["PETROV, Somebody"], []),
        Version("sha256:ana", ["EXAMPLE, Ana"], []),
        Version("sha256:ana-and-wallet", ["EXAMPLE, Ana", "EXAMPLE, Anna"], [WalletPart.Listed]),
        Version("sha256:another", ["ANOTHER, One"], []),
    }.ToDictionary(version => version.Content.Digest);

    private Simulation? _world;

    private Cast() => Facts = new InMemoryFacts(Repository.Library, ListsAt);

    public InMemoryFacts Facts { get; }

    public static IReadOnlyList<string> Digests { get; } = [.. Versions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What each kind of actor does; a kind that is not here is not simulated, and a test says so.</summary>
    public static IReadOnlyList<Part> Parts() => PartsWith(_ => []);

    /// <summary>The same, and whoever else takes part.</summary>
    public static IReadOnlyList<Part> PartsWith(Func<Cast, IReadOnlyList<Part>> others)
    {
        var cast = new Cast();
        return [.. others(cast), new CustomerPart(cast), new CustomerPart(cast), new WalletPart(cast), new PartyPart(cast), new TransferPart(cast), new CounterpartyPart(cast), new ExceptionPart(cast), new ListPart(cast), new ExportPart(), new InquiryPart(), new IncidentPart(), new PackPart(), new RetentionPart(), new ReadingPart(), new LivenessPart(), new RescreeningPart(), new SuspicionPart()];
    }

    /// <summary>The list is read from what is stored of it, as every silo reads it.</summary>
    public void In(Simulation world) => _world = world;

    private ListCatalog ListsAt(Instant now) => _world!.StateOf(List) is ScreeningList list
        ? ListCatalog.Empty.With(Versions[list.InForce.Digest], list.ConfirmedAt)
        : ListCatalog.Empty;

    private static ListIndex Version(string digest, IReadOnlyList<string> names, IReadOnlyList<string> addresses) => ListIndex.Build(new ListContent(A.List, digest, null, [],
    [
        .. names.Select((name, i) => new ListEntry($"e-{i}", SubjectKind.NaturalPerson, [new ListName(string.Join(' ', Enumerable.Reverse(name.Split(", "))), NameType.Primary)])),
        .. addresses.Select((address, i) => new ListEntry($"w-{i}", SubjectKind.NaturalPerson, [new ListName("Somebody Listed", NameType.Primary)]) { Addresses = [new ListedAddress("ETH", address)] }),
    ]));
}
