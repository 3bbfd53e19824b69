using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Parties;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Parties;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Screening;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Host.Parties;

/// <summary><c>/v1/customers/{id}/parties</c> and who owns a customer.</summary>
internal sealed class PartyEndpoints : Feature
{
    private const string Parties = "/v1/customers/{id}/parties";

    /// <summary>How somebody related to a customer stands is for the firm's people.</summary>
    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", Parties, "stateParty", "Somebody owns, controls or acts for a legal entity.", "They are screened, and natural persons identified, each with a history of their own; the customer hears how they stand. `409` for a customer that is a natural person.") { HasLocation = true },
        new("GET", Parties, "listParties", "Who is related to a legal entity.", "As the customer has last heard of each. Holds no personal data.") { HasETag = false },
        new("GET", $"{Parties}/{{party}}", "readParty", "A related party as it is now.", "Holds no personal data."),
        new("GET", $"{Parties}/{{party}}/decisions", "readPartyDecisions", "A related party's history, by page.", "Oldest first.") { HasETag = false },
        new("POST", $"{Parties}/{{party}}/evidence", "recordPartyEvidence", "A check of who they are arrives.", "E.g. an identity verification."),
        new("POST", $"{Parties}/{{party}}/removal", "removeParty", "They are related to the customer no more.", "By a person. What they held is not explained any more until somebody states who holds it."),
        new("GET", "/v1/customers/{id}/ownership", "readOwnership", "Who owns a legal entity.", "As was last decided: owners, what is missing, and what listed holders make of it under each regime, with the ways. `409` for a natural person.") { HasETag = false },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<PartyProjection>()
        .AddSingleton<ISubjectIndex>(provider => ActivatorUtilities.CreateInstance<SubjectNames<PartyStated>>(provider, PartyWorkflow.Instance, NameAtFirst, Corrected(provider)));

    public override void Map(IEndpointRouteBuilder routes)
    {
        var parties = routes.MapGroup(Parties).WithTags("customers").AddEndpointFilter<ResourceIds>();
        parties.MapPost("/", StateAsync).Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro).Accepts<PartyStatementBody>("application/json")
            .Produces<PartyBody>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        parties.MapGet("/", ListAsync).Permit(Readers).Produces<Page<PartyRowBody>>().ProducesProblem(404);
        parties.MapGet("/{party}", ReadAsync).Permit(Readers).Produces<PartyBody>().ProducesProblem(404);
        parties.MapGet("/{party}/decisions", HistoryAsync).Permit(Readers).Produces<DecisionPage>().ProducesProblem(404);
        Command<PartyEvidenceBody>(
            parties, "evidence", (body, checks) => body.Check(checks), body => new RecordPartyEvidence(body.Kind!, body.Result!, body.Provider, body.Reference, body.OccurredAt),
            Roles.ProductService, Roles.Analyst, Roles.Mlro);
        Command<ReasonBody>(parties, "removal", (body, checks) => body.Check(checks), body => new RemoveParty(body.Reason!), Roles.Analyst, Roles.Mlro);
        routes.MapGroup("/v1/customers").WithTags("customers").AddEndpointFilter<ResourceIds>()
            .MapGet("/{id}/ownership", OwnershipAsync).Permit(Readers).Produces<OwnershipBody>().ProducesProblem(404).ProducesProblem(409);
    }

    /// <summary>Nothing, once their values are shredded; nobody of who is stated without a name.</summary>
    private static readonly Func<PartyStated, SubjectName?> NameAtFirst = stated => NameOf(stated.ToPerson(), stated.ToEntity());

    /// <summary>Those whose data were put right are found by what is right.</summary>
    private static CorrectedNames Corrected(IServiceProvider provider) => new(
        provider.GetRequiredService<IQueues>(), provider.GetRequiredService<IClock>(), $"{PartyWorkflow.Instance.Type}/", SubjectAgenda.CorrectedQueue,
        async (key, cancellation) => await provider.GetRequiredService<PartyProfiles>().CorrectedAsync($"{PartyWorkflow.Instance.Type}/{key}", cancellation) is var (person, entity) ? NameOf(person, entity) : null);

    private static SubjectName? NameOf(PersonData? person, EntityData? entity) => (person, entity) switch
    {
        (not null, _) => new SubjectName(CustomerScreening.NamesOf(person), CustomerScreening.IdentifiersOf(person)),
        (_, not null) => new SubjectName(CustomerScreening.NamesOf(entity), CustomerScreening.IdentifiersOf(entity), SubjectKind.LegalEntity),
        _ => null,
    };

    private static Task<IResult> StateAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, PartyProjection projection) =>
        commands.RunAsync<PartyStatementBody, PartyView>(
            http, (body, checks) => body.Check(checks), (body, envelope) => Party(grains, id, body.PartyId!).ExecuteAsync(Statement(id, body), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence, view => $"/v1/customers/{id}/parties/{view.Party.Id}");

    private static StateParty Statement(string id, PartyStatementBody body) => new(
        id, body.PartyId!, body.Kind!, [.. body.Roles!.Distinct(StringComparer.Ordinal)],
        body.Data is { } person ? Stated.Of(person) : null, body.LegalEntity is { } entity ? Stated.Of(entity) : null,
        Holdings.Of(body.Holds), body.JointWith ?? [], body.EachAtMost);

    private static void Command<TBody>(RouteGroupBuilder parties, string name, Action<TBody, Checks> check, Func<TBody, PartyCommand> command, params string[] roles)
        where TBody : class => parties
        .MapPost($"/{{party}}/{name}", async (string id, string party, HttpContext http, Commands commands, IGrainFactory grains, PartyProjection projection) => Checks.IsIdentifier(party)
            ? await commands.RunAsync<TBody, PartyView>(
                http, check, (body, envelope) => Party(grains, id, party).ExecuteAsync(command(body), envelope), view => projection.ShowAsync(view, http.Caller()), view => view.Sequence)
            : NotFound())
        .Permit(roles).Accepts<TBody>("application/json").Produces<PartyBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> ListAsync(string id, HttpContext http, IGrainFactory grains, string? after, string? limit) =>
        await CustomerAsync(id, http, grains) is { } customer ? await Page.OfIds([.. customer.Parties], one => one.Id, PartyProjection.Row, after, limit) : NoCustomer();

    private static async Task<IResult> ReadAsync(string id, string party, HttpContext http, IGrainFactory grains, PartyProjection projection, HistoryDesk histories)
    {
        if (await FindAsync(id, party, http, grains) is not { } view)
            return NotFound();
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var newest = await histories.NewestAsync(PartyIds.Of(id, party).ToString(), view.Sequence, http.Caller());
        return Results.Json(await projection.ShowAsync(view with { Decisions = newest }, http.Caller()), WireJson.Options);
    }

    private static async Task<IResult> HistoryAsync(string id, string party, HttpContext http, IGrainFactory grains, HistoryDesk histories, string? after, string? limit) =>
        await FindAsync(id, party, http, grains) is { } view
            ? await histories.PageAsync(PartyIds.Of(id, party).ToString(), await Party(grains, id, party).CountsAsync(), view.Jurisdictions[0], http.Caller(), after, limit)
            : NotFound();

    private static async Task<IResult> OwnershipAsync(string id, HttpContext http, IGrainFactory grains) => await CustomerAsync(id, http, grains) switch
    {
        null => NoCustomer(),
        { IsLegalEntity: true, Ownership: { } found } => Results.Json(PartyProjection.Owners(found), WireJson.Options),
        _ => Problems.Of(Refusal.State("Nobody owns this customer: it is a natural person, or its records are gone.")),
    };

    private static async Task<CustomerView?> CustomerAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    private static async Task<PartyView?> FindAsync(string id, string party, HttpContext http, IGrainFactory grains) =>
        Checks.IsIdentifier(party) && await Party(grains, id, party).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    private static IPartyGrain Party(IGrainFactory grains, string customer, string party) => grains.GetGrain<IPartyGrain>(PartyIds.Key(customer, party));

    private static IResult NoCustomer() => Problems.Of(Refusal.NotFound("There is no such customer."));

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such related party."));
}
