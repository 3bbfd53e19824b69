using ComplianceGrains.Api;
using ComplianceGrains.Api.Counterparties;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Screening;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Host.Counterparties;

/// <summary><c>/v1/counterparties</c>: the firm's register of providers on the other side of transfers.</summary>
internal sealed class CounterpartyEndpoints : Feature
{
    private const string Counterparties = "/v1/counterparties";

    /// <summary>How the firm sees another provider is for its people.</summary>
    private static readonly string[] Workers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement];

    private static readonly string[] Readers = [.. Workers, Roles.Auditor];

    public override OperationTag? Tag { get; } = new(4, "counterparties", "Providers on the other side of transfers, and what they are to the firm.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", Counterparties, "registerCounterparty", "A provider is entered into the register.", "Screened as customers are. Nothing is allowed with it until somebody has assessed it and others have approved that.") { HasLocation = true, Elsewhere = "422" },
        new("GET", Counterparties, "listCounterparties", "The register, by page.", "In the order of their ids. Holds nothing by which a provider is known.") { HasETag = false, Elsewhere = "own" },
        new("GET", $"{Counterparties}/{{id}}", "readCounterparty", "A provider as it is now.", "Holds nothing by which it is known. Whoever works on it sees what people found; that they did is recorded as a reading before it leaves."),
        new("GET", $"{Counterparties}/{{id}}/decisions", "readCounterpartyDecisions", "A provider's history, by page.", "Oldest first.") { HasETag = false },
        new("POST", $"{Counterparties}/{{id}}/assessments", "assessCounterparty", "Somebody looked into it and proposes what it is to the firm.", "`202`: it stands as before until those whom `approvals.counterparty` names have approved. `409` while another proposal waits."),
        new("POST", $"{Counterparties}/{{id}}/approvals", "decideCounterparty", "A person approves or rejects what was proposed.", "Not the one who proposed or registered it, as the rules say."),
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<IDemoAct, CounterpartyAct>()
        .AddRegister<Counterparty>(CounterpartyWorkflow.Instance)
        .AddSingleton<ISubjectIndex>(provider => ActivatorUtilities.CreateInstance<SubjectNames<CounterpartyRegistered>>(provider, CounterpartyWorkflow.Instance, NameAtFirst, Corrected(provider)));

    public override void Map(IEndpointRouteBuilder routes)
    {
        var counterparties = routes.MapGroup(Counterparties).WithTags("counterparties").AddEndpointFilter<ResourceIds>();
        counterparties.MapPost("/", RegisterAsync).Permit(Roles.Analyst, Roles.Mlro).Accepts<CounterpartyRegistrationBody>("application/json")
            .Produces<RegisteredCounterpartyBody>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        counterparties.MapGet("/", ListAsync).Permit(Readers).Produces<Page<CounterpartyRowBody>>().ProducesProblem(400);
        counterparties.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<RegisteredCounterpartyBody>().ProducesProblem(404);
        counterparties.MapGet("/{id}/decisions", HistoryAsync).Permit(Readers).Produces<DecisionPage>().ProducesProblem(400).ProducesProblem(404);
        Command<CounterpartyAssessmentBody>(counterparties, "assessments", 202, (body, checks) => body.Check(checks), body => new AssessCounterparty(body.Standing!, body.ReviewBy!.Value, body.Reason!), Roles.Analyst, Roles.Mlro);
        Command<StepDecisionBody>(
            counterparties, "approvals", 200, (body, checks) => CustomerChecks.Check(body, checks), body => new DecideCounterparty(body.Step!, body.Decision == "approve", body.Reason!),
            Workers);
    }

    /// <summary>Nothing, once its values are destroyed.</summary>
    private static readonly Func<CounterpartyRegistered, SubjectName?> NameAtFirst = registered => NameOf(CounterpartyScreening.DataOf(registered));

    /// <summary>Those whose data were put right are found by what is right.</summary>
    private static CorrectedNames Corrected(IServiceProvider provider) => new(
        provider.GetRequiredService<IQueues>(), provider.GetRequiredService<IClock>(), $"{CounterpartyWorkflow.Instance.Type}/", SubjectAgenda.CorrectedQueue,
        async (key, cancellation) => NameOf(await provider.GetRequiredService<CounterpartyProfiles>().CorrectedAsync(key, cancellation)));

    private static SubjectName? NameOf(CounterpartyData? data) => data is null
        ? null
        : new SubjectName(CounterpartyScreening.NamesOf(data), CounterpartyScreening.IdentifiersOf(data), SubjectKind.LegalEntity);

    private static Task<IResult> RegisterAsync(HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) =>
        commands.RunAsync<CounterpartyRegistrationBody, CounterpartyView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => grains.GetGrain<ICounterpartyGrain>(body.Id!).ExecuteAsync(
                new RegisterCounterparty(
                    [.. body.Jurisdictions!.Distinct(StringComparer.Ordinal)],
                    new CounterpartyData(body.Name!, body.OtherNames, body.Country!, body.Lei, body.RegistrationNumber, Applicant.Of(body.Address), body.TravelAddress)), envelope),
            view => ShowAsync(view, http.Caller(), receipts), view => view.Sequence, view => $"{Counterparties}/{view.Id}");

    private static void Command<TBody>(RouteGroupBuilder counterparties, string name, int status, Action<TBody, Checks> check, Func<TBody, CounterpartyCommand> command, params string[] roles)
        where TBody : class => counterparties
        .MapPost($"/{{id}}/{name}", (string id, HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) => commands.RunAsync<TBody, CounterpartyView>(
            http, check, (body, envelope) => grains.GetGrain<ICounterpartyGrain>(id).ExecuteAsync(command(body), envelope), view => ShowAsync(view, http.Caller(), receipts), view => view.Sequence))
        .Permit(roles).Accepts<TBody>("application/json").Produces<RegisteredCounterpartyBody>(status).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> ListAsync(HttpContext http, Register<Counterparty> register, string? after, string? limit) => await Page.OfIds(
        [.. (await register.AllAsync(http.RequestAborted)).Where(one => http.Caller().MayActIn(one.State.Bound)).OrderBy(one => one.Key, StringComparer.Ordinal)], one => one.Key,
        one => new CounterpartyRowBody(one.Key, one.State.Bound, one.State.Country, one.State.Standing, one.State.Proposed?.Standing, one.State.LookAgain), after, limit);

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, ReceiptDesk receipts, ReadingDesk readings)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var texts = Workers.Contains(http.Caller().Role)
            ? await readings.ShowAsync($"counterparty/{id}", new OpenFields(Purposes.CounterpartyDueDiligence, null, [WrittenParts.Texts], null), http.Caller(), await grains.GetGrain<ICounterpartyGrain>(id).TextsAsync())
            : null;
        return Results.Json(await ShowAsync(view with { Decisions = await histories.NewestAsync($"counterparty/{id}", view.Sequence, http.Caller()) }, http.Caller(), receipts, texts), WireJson.Options);
    }

    private static async Task<IResult> HistoryAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, string? after, string? limit) => await FindAsync(id, http, grains) is { } view
        ? await histories.PageAsync($"counterparty/{id}", await grains.GetGrain<ICounterpartyGrain>(id).CountsAsync(), view.Jurisdictions[0], http.Caller(), after, limit)
        : NotFound();

    private static async Task<CounterpartyView?> FindAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICounterpartyGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    private static async Task<object> ShowAsync(CounterpartyView view, Principal to, ReceiptDesk receipts, IReadOnlyList<WrittenText>? texts = null) => new RegisteredCounterpartyBody(
        view.Id, view.Jurisdictions, view.Country, view.Standing, view.Proposed, view.LookAgain, view.Failures, new RulesBody(view.RulesDigest, [.. view.Packs.Select(pack => pack.ToString())]),
        CustomerProjection.Pending(view.Pending, to.Role, staff: true), view.Exceptions, view.Sequence, await receipts.BodiesAsync($"counterparty/{view.Id}", view.Decisions, view.Jurisdictions[0]),
        texts is null ? null : [.. texts.Select(text => new WrittenTextBody(text.Sequence, text.Text))]);

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such provider in the register."));
}
