using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Screening;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary><c>/v1/customers</c>.</summary>
internal sealed class CustomerEndpoints : Feature
{
    private static readonly string[] Workers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement];
    private static readonly string[] Readers = [Roles.ProductService, Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    private static readonly string[] Searchers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    public override OperationTag? Tag { get; } = new(1, "customers", "Who applies, what is known of them, what was decided.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/customers", "startOnboarding", "Somebody applies.", "Starts the onboarding of a natural person or a legal entity under the rules of the booking entity, residence and nationality, or seat. Who owns a legal entity and acts for it is stated as its parties. The id is yours and opaque: it survives erasure.") { HasLocation = true, Elsewhere = "422" },
        new("GET", "/v1/customers", "listCustomers", "All customers, by page.", "In the order of their ids, filtered by `status`, `jurisdiction`, `band` and `reviewBefore`. Holds no personal data: who is looked for by name is searched. With `asOf` (an instant) the list and its `total` are as they were known then, of those who are still there: what is destroyed since is in no list of the past either.") { HasETag = false, Elsewhere = "own" },
        new("POST", "/v1/customers/search", "searchCustomers", "Customers by name.", "Those whose names resemble it, as screening compares names: other spellings, orders and scripts. The name stands in no address and in no log.") { IsCommand = false, HasETag = false, Elsewhere = "own" },
        new("GET", "/v1/customers/{id}", "readCustomer", "A customer as they are now, or as they were known.", "Holds no personal data but `texts`: what people wrote who asked for something that a second person decides. What a role may not see is absent. With `asOf` (an instant, e.g. `2026-11-30T14:00:00Z`) it is how they stood then, without an ETag; `410` if what was decided until then is destroyed."),
        new("POST", "/v1/customers/{id}/evidence", "recordEvidence", "A fact from outside arrives.", "E.g. an identity verification. An activation needs one that is not older than the rules allow."),
        new("POST", "/v1/customers/{id}/approvals", "decideStep", "A person decides a pending step.", "In the role that the step names. Who may be the second person the rules say."),
        new("POST", "/v1/customers/{id}/offboarding", "offboard", "Asks to end a relationship.", "Another person completes it where the rules ask for one."),
        new("POST", "/v1/customers/{id}/restrictions", "restrict", "A person restricts a customer.", "At once: no wallet is usable and no transfer allowed, whatever was allowed before. `409` for who is not a customer yet, or is restricted by people already."),
        new("POST", "/v1/customers/{id}/restrictions/lifting", "askRestrictionLifting", "A person asks that a restriction is lifted.", "Others agree, with the step `restriction-lifted`. What a confirmed entry of a list restricts is not lifted by it."),
        new("POST", "/v1/customers/{id}/review-requests", "requestReview", "An applicant asks that people look at a refusal.", "People who did not decide before uphold or overturn it; once it is overturned, onboarding goes on. `409` for what is not refused, or was reviewed."),
        new("POST", "/v1/customers/{id}/reviews", "openReview", "A person opens the review before it is due.", "For an event that the rules name, e.g. `legal-contact`; what the host sees itself opens it by itself. `409` while one is open."),
        new("GET", "/v1/customers/{id}/decisions", "readDecisions", "A customer's history, by page.", "Oldest first; with `asOf` only what was recorded by then.") { HasETag = false },
        new("GET", "/v1/customers/{id}/decisions/{sequence}/proof", "proveDecision", "That a decision is in the log.", "A C2SP tlog-proof; `409` until the next checkpoint covers it.") { HasETag = false },
        new("GET", "/v1/customers/{id}/decisions/{sequence}/replay", "replayDecision", "Decides a decision again.", "From the state before it, the recorded facts and the packs and lists by the digests that it cites: `equal`, `differs` (field by field) or `not-replayable` with the reason. Changes nothing. What was given of somebody is not shown: of such a field only that it differs. One is decided again at a time.") { HasETag = false },
        new("GET", "/v1/customers/{id}/retention", "readRetention", "Until when a customer's records are kept, and why.", "Computed from what has happened and the rules of every jurisdiction that binds, as they are now.") { HasETag = false },
        new("GET", "/v1/customers/{id}/rules", "readRules", "The rules that bind a customer.", "Each with where it comes from and whether anybody has held it against the text. With `asOf` those of the versions that were known at that instant, in force at it, for where the customer was bound then.") { HasETag = false },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services
        .AddSingleton<CustomerProjection>().AddSingleton<RulesDesk>().AddSingleton<PastDesk>().AddSingleton<RetentionDesk>().AddSingleton<ReplayDesk>().AddSingleton<IDemoAct, CustomerAct>()
        .AddSingleton<CustomerLists>().AddRegister<Customer>(CustomerWorkflow.Instance)
        .AddSingleton(provider => (SubjectNames<IApplication>)provider.GetServices<ISubjectIndex>().First(index => index is SubjectNames<IApplication>))
        .AddSingleton<ISubjectIndex>(provider => ActivatorUtilities.CreateInstance<SubjectNames<IApplication>>(provider, CustomerWorkflow.Instance, NameAtFirst, Corrected(provider)));

    public override void Map(IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/v1/customers").WithTags("customers").AddEndpointFilter<ResourceIds>();
        customers.MapPost("/", StartAsync).Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro).Accepts<ApplicationBody>("application/json").Produces<CustomerBody>(201).ProducesProblem(400).ProducesProblem(422);
        customers.MapGet("/", ListAsync).Permit(Searchers).Produces<Page<CustomerRowBody>>().ProducesProblem(400);
        customers.MapPost("/search", SearchAsync).Permit(Searchers).Accepts<CustomerSearchBody>("application/json").Produces<Page<CustomerRowBody>>().ProducesProblem(400);
        customers.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
        customers.MapPost("/{id}/evidence", RecordAsync).Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro).Accepts<EvidenceBody>("application/json").Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        customers.MapPost("/{id}/approvals", DecideAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement).Accepts<StepDecisionBody>("application/json").Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        customers.MapPost("/{id}/offboarding", OffboardAsync).Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro).Accepts<ReasonBody>("application/json").Produces<CustomerBody>(202).Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        customers.MapPost("/{id}/restrictions", RestrictAsync).Permit(Roles.Analyst, Roles.Mlro).Accepts<RestrictionBody>("application/json").Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        customers.MapPost("/{id}/restrictions/lifting", AskLiftingAsync).Permit(Roles.Analyst, Roles.Mlro).Accepts<ReasonBody>("application/json").Produces<CustomerBody>(202).Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        customers.MapPost("/{id}/review-requests", ReviewAsync).Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro).Accepts<ReasonBody>("application/json").Produces<CustomerBody>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        customers.MapPost("/{id}/reviews", OpenReviewAsync).Permit(Roles.Analyst, Roles.Mlro).Accepts<ReviewBody>("application/json").Produces<CustomerBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        customers.MapGet("/{id}/decisions", HistoryAsync).Permit(Readers).Produces<DecisionPage>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
        customers.MapGet("/{id}/decisions/{sequence:long}/proof", ProofAsync).Permit(Readers).Produces<ProofBody>().ProducesProblem(404).ProducesProblem(409);
        customers.MapGet("/{id}/decisions/{sequence:long}/replay", ReplayAsync).Permit(Roles.Auditor).Produces<DecidedAgainBody>().ProducesProblem(404).ProducesProblem(409);
        customers.MapGet("/{id}/retention", RetentionAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor).Produces<RetentionBody>().ProducesProblem(404);
        customers.MapGet("/{id}/rules", RulesAsync).Permit(Readers).Produces<IReadOnlyList<RuleBody>>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
    }

    /// <summary>Nothing, once the person's values are shredded.</summary>
    private static readonly Func<IApplication, SubjectName?> NameAtFirst = application => application switch
    {
        ApplicationReceived received when received.ToPerson() is { FullName: not null } person => NameOf(person),
        LegalEntityApplied applied when applied.ToEntity() is { LegalName: not null } entity =>
            NameOf(entity),
        _ => null,
    };

    /// <summary>Those whose data were put right are found by what is right.</summary>
    private static CorrectedNames Corrected(IServiceProvider provider) => new(
        provider.GetRequiredService<IQueues>(), provider.GetRequiredService<IClock>(), $"{CustomerWorkflow.Instance.Type}/", SubjectAgenda.CorrectedQueue,
        async (customer, cancellation) => await provider.GetRequiredService<Profiles>().CorrectedAsync(customer, cancellation) is { } person ? NameOf(person)
            : await provider.GetRequiredService<Profiles>().EntityCorrectedAsync(customer, cancellation) is { } entity ? NameOf(entity) : null);

    private static SubjectName NameOf(Contracts.Customers.EntityData entity) => new(CustomerScreening.NamesOf(entity), CustomerScreening.IdentifiersOf(entity), SubjectKind.LegalEntity);

    private static SubjectName NameOf(Contracts.Customers.PersonData person) => new(CustomerScreening.NamesOf(person), CustomerScreening.IdentifiersOf(person));

    private static Task<IResult> StartAsync(HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<ApplicationBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, body.Id!).ExecuteAsync(
                body.LegalEntity is { } entity
                    ? new StartEntityOnboarding(body.BookingEntity!, Applicant.Of(entity), Holdings.Of(entity.Holds))
                    : new StartOnboarding(body.BookingEntity!, Applicant.Of(body.Data!)), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence, view => $"/v1/customers/{view.Id}");

    private static Task<IResult> RecordAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<EvidenceBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new RecordEvidence(body.Kind!, body.Result!, body.Provider, body.Reference, body.OccurredAt, body.Data?.GetRawText()), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> DecideAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<StepDecisionBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new DecideStep(body.Step!, body.Decision == "approve", body.Reason!), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> OffboardAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<ReasonBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new Offboard(body.Reason!), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> RestrictAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<RestrictionBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new Restrict(body.Cause!, body.Reason!), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> AskLiftingAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<ReasonBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new AskRestrictionLifting(body.Reason!), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> ReviewAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<ReasonBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new RequestReview(body.Reason!), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> OpenReviewAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, CustomerProjection projection) =>
        commands.RunAsync<ReviewBody, CustomerView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => Customer(grains, id).ExecuteAsync(new OpenReview(body.Event!, body.Reason!), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence);

    private static Task<IResult> ListAsync(HttpContext http, CustomerLists lists, string? status, string? jurisdiction, string? band, string? reviewBefore, string? asOf, string? after, string? limit) =>
        lists.ListAsync(http.Caller(), status, jurisdiction, band, reviewBefore, asOf, after, limit, http.RequestAborted);

    private static async Task<IResult> SearchAsync(HttpContext http, CustomerLists lists)
    {
        var body = await RequestBody<CustomerSearchBody>.ReadAsync(http);
        var checks = new Checks();
        if (body.Value is { } search)
            CustomerLists.Check(search, checks);
        return (body.Refusal ?? checks.Refusal) is { } refusal ? Problems.Of(refusal) : await lists.SearchAsync(http.Caller(), body.Value!.Name!, http.RequestAborted);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, CustomerProjection projection, HistoryDesk histories, PastDesk pasts, ReadingDesk readings, string? asOf)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        if (asOf is null)
        {
            http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        }
        else
        {
            var (moment, refusal) = await pasts.FindAsync(id, asOf, http.Caller(), http.RequestAborted);
            if (moment is null)
                return Problems.Of(refusal!);
            view = moment.View;
        }

        var newest = await histories.NewestAsync($"customer/{id}", view.Sequence, http.Caller());
        var texts = asOf is null && Workers.Contains(http.Caller().Role)
            ? await readings.ShowAsync($"customer/{id}", new OpenFields(Purposes.CustomerDueDiligence, null, [WrittenParts.Texts], null), http.Caller(), await grains.GetGrain<ICustomerGrain>(id).TextsAsync())
            : null;
        return Results.Json(await projection.ShowAsync(view with { Decisions = newest }, http.Caller(), texts), WireJson.Options);
    }

    private static async Task<IResult> HistoryAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, PastDesk pasts, string? after, string? limit, string? asOf)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        if (asOf is null)
            return await histories.PageAsync($"customer/{id}", await Customer(grains, id).CountsAsync(), view.BookingJurisdiction, http.Caller(), after, limit);
        var (moment, refusal) = await pasts.FindAsync(id, asOf, http.Caller(), http.RequestAborted);
        return moment is null
            ? Problems.Of(refusal!)
            : await histories.PageAsync($"customer/{id}", moment.Counts, moment.View.BookingJurisdiction, http.Caller(), after, limit, moment.Sequence);
    }

    private static async Task<IResult> ProofAsync(string id, long sequence, HttpContext http, IGrainFactory grains, ProofDesk proofs, HistoryDesk histories)
    {
        if (await FindAsync(id, http, grains) is not { } view || sequence < 1 || sequence > view.Sequence || await histories.FindAsync($"customer/{id}", sequence, http.Caller()) is not { Entries: [var entry, ..] })
            return NotFound();
        return await proofs.ProveAsync($"customer/{id}", entry, http.Caller()) is { } proof
            ? Results.Json(proof, WireJson.Options)
            : Problems.Of(Refusal.State("The decision is not under a signed checkpoint yet. Ask again in a second."));
    }

    private static async Task<IResult> ReplayAsync(string id, long sequence, HttpContext http, IGrainFactory grains, ReplayDesk replays)
    {
        if (await FindAsync(id, http, grains) is not { } view || sequence < 1 || sequence > view.Sequence)
            return NotFound();
        var (body, refusal) = await replays.ReplayAsync($"customer/{id}", sequence, http.RequestAborted);
        return body is not null ? Results.Json(body, WireJson.Options) : refusal is null ? NotFound() : Problems.Of(refusal);
    }

    private static async Task<IResult> RulesAsync(string id, HttpContext http, IGrainFactory grains, RulesDesk rules, PastDesk pasts, string? asOf)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        if (asOf is null)
            return Results.Json(rules.Show(BindingOn(view, http.Caller())), WireJson.Options);
        var (moment, refusal) = await pasts.FindAsync(id, asOf, http.Caller(), http.RequestAborted);
        return moment is null
            ? Problems.Of(refusal!)
            : Results.Json(RulesDesk.Show(await pasts.RulesAsync(moment, http.RequestAborted), BindingOn(moment.View, http.Caller()), moment.At), WireJson.Options);
    }

    /// <summary>Where a customer is bound, as far as the reader may know.</summary>
    private static IReadOnlyList<string> BindingOn(CustomerView view, Principal reader) => DecisionAudience.IsStaff(reader) ? view.Jurisdictions : [view.BookingJurisdiction];

    private static async Task<IResult> RetentionAsync(string id, HttpContext http, IGrainFactory grains, RetentionDesk retention) =>
        await FindAsync(id, http, grains) is { } view ? Results.Json(await retention.ShowAsync(view), WireJson.Options) : NotFound();

    private static async Task<CustomerView?> FindAsync(string id, HttpContext http, IGrainFactory grains)
    {
        return await Customer(grains, id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;
    }

    private static ICustomerGrain Customer(IGrainFactory grains, string id) => grains.GetGrain<ICustomerGrain>(id);

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such customer."));
}
