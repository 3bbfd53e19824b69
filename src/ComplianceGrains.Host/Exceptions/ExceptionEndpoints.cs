using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Exceptions;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Words;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Exceptions;

/// <summary><c>/v1/exceptions</c>.</summary>
internal sealed class ExceptionEndpoints : Feature
{
    private const string Prefix = "exception/", Yes = "true";

    private static readonly string[] YesOrNo = [Yes, "false"];

    private static readonly string[] Workers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement];
    private static readonly string[] Readers = [.. Workers, Roles.Auditor];

    public override OperationTag? Tag { get; } = new(3, "exceptions", "What people have to look at, and how they dispose of it.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/exceptions", "readExceptions", "What people have to look at.", "Soonest due first, filtered by `queue` (the kind), `due` (at or before), `status`, `owner` (`none` for those that nobody works on), `subject` (such as customer/cust-1001), `jurisdiction` and `openedBefore`. Closed ones with `status=closed`. With `asOf` (an instant) what was open then, as it stood then: without the sentences that explain matches. With `brief=true` each without matches, text and decisions, as a list shows it: read them of the one that is looked at.") { HasETag = false, Elsewhere = "own" },
        new("GET", "/v1/exceptions/{id}", "readException", "An exception with its matches and what people wrote.", "Every statement of an explanation can be held against the list. Whoever may work on it sees what the others wrote: the second person what the first went by. That they did is recorded as a reading before it leaves. With `brief=true` without matches, text, decisions and what people wrote: then nothing is recorded."),
        new("GET", "/v1/exceptions/{id}/decisions", "readExceptionDecisions", "An exception's history, by page.", "Oldest first.") { HasETag = false },
        new("POST", "/v1/exceptions/{id}/assignment", "assignException", "Somebody takes it, or is given it.", "The owner is a principal that exists and may act there; without one it is you."),
        new("POST", "/v1/exceptions/{id}/notes", "noteException", "A note in somebody's words.", "Sealed."),
        new("POST", "/v1/exceptions/{id}/disposition", "proposeDisposition", "The first person proposes how it ends.", "A second one confirms."),
        new("POST", "/v1/exceptions/{id}/approvals", "confirmDisposition", "The second person confirms or rejects.", "Never the first."),
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddRegister<ExceptionCase>(ExceptionWorkflow.Instance).AddHostedService<QueueReading>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var exceptions = routes.MapGroup("/v1/exceptions").WithTags("exceptions").AddEndpointFilter<ResourceIds>();
        exceptions.MapGet("/", QueueAsync).Permit(Readers).Produces<Page<ExceptionBody>>().ProducesProblem(400);
        exceptions.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<ExceptionBody>().ProducesProblem(400).ProducesProblem(404);
        exceptions.MapGet("/{id}/decisions", HistoryAsync).Permit(Readers).Produces<DecisionPage>().ProducesProblem(404);
        Command<AssignmentBody>(exceptions, "assignment", (body, checks) => body.Check(checks), async (body, http) => new AssignException(await OwnerOfAsync(body, http)), Roles.Analyst, Roles.Mlro);
        Command<NoteBody>(exceptions, "notes", (body, checks) => body.Check(checks), (body, _) => Sync(new NoteException(body.Text!)), Workers);
        Command<DispositionBody>(exceptions, "disposition", (body, checks) => body.Check(checks), (body, _) => Sync(new DisposeException(body.Disposition!, body.Reason!)), Roles.Analyst, Roles.Mlro);
        Command<ApprovalBody>(exceptions, "approvals", (body, checks) => body.Check(checks), (body, _) => Sync(new ConfirmDisposition(body.Decision == "approve", body.Reason!)), Workers);
    }

    private static void Command<TBody>(RouteGroupBuilder exceptions, string name, Action<TBody, Checks> check, Func<TBody, HttpContext, Task<ExceptionCommand>> command, params string[] roles)
        where TBody : class => exceptions
        .MapPost($"/{{id}}/{name}", (string id, HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) => commands.RunAsync<TBody, ExceptionView>(
            http, check, async (body, envelope) => await grains.GetGrain<IExceptionGrain>(id).ExecuteAsync(await command(body, http), envelope),
            async view => await ShowAsync(await ViewAsync(grains, id) is { } whole ? view with { Matches = whole.Matches, Text = whole.Text } : view, receipts), view => view.Sequence))
        .Permit(roles).Accepts<TBody>("application/json").Produces<ExceptionBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static Task<ExceptionCommand> Sync(ExceptionCommand command) => Task.FromResult(command);

    private static async Task<Principal?> OwnerOfAsync(AssignmentBody body, HttpContext http) =>
        body.Owner is { } owner ? await http.RequestServices.GetRequiredService<SeenPeople>().FindAsync(owner) : http.Caller();

    private static async Task<IResult> ReadAsync(
        string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, ReceiptDesk receipts, ReadingDesk readings, Register<ExceptionCase> register, string? brief)
    {
        if (new Filters().Word("brief", brief, YesOrNo).Refusal is { } refusal)
            return Problems.Of(refusal);
        if (brief == Yes)
        {
            if (await register.OfAsync([id], http.RequestAborted) is not [var row])
            {
                // What cannot be read is for the actor to say: an incident, or a newer release.
                await ViewAsync(grains, id);
                return NotFound();
            }

            if (!http.Caller().MayActIn(row.State.Bound))
                return NotFound();
            http.Response.Headers.ETag = $"\"{row.Sequence}\"";
            return Results.Json(Brief(row), WireJson.Options);
        }

        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var texts = Workers.Contains(http.Caller().Role)
            ? await readings.ShowAsync(view.Person, new OpenFields(Purposes.Exception, id, [WrittenParts.Texts], null), http.Caller(), await grains.GetGrain<IExceptionGrain>(id).TextsAsync())
            : null;
        return Results.Json(await ShowAsync(await NewestAsync(view, histories, http.Caller()), receipts, texts), WireJson.Options);
    }

    private static async Task<IResult> HistoryAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, string? after, string? limit) =>
        await FindAsync(id, http, grains) is { } view
            ? await histories.PageAsync($"{Prefix}{id}", await grains.GetGrain<IExceptionGrain>(id).CountsAsync(), view.BookingJurisdiction, http.Caller(), after, limit)
            : NotFound();

    private static async Task<ExceptionView> NewestAsync(ExceptionView view, HistoryDesk histories, Principal to) =>
        view with { Decisions = await histories.NewestAsync($"{Prefix}{view.Id}", view.Sequence, to) };

    private static async Task<ExceptionView?> FindAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<IExceptionGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such exception."));

    /// <summary>The queue by due time; each exception of it as it stands now.</summary>
    private static async Task<IResult> QueueAsync(HttpContext http, IGrainFactory grains, IQueues queues, IClock clock, RuleBook rules, HistoryDesk histories, ReceiptDesk receipts, Register<ExceptionCase> register,
        string? queue, string? due, string? status, string? owner, string? subject, string? jurisdiction, string? openedBefore, string? asOf, string? brief, string? after, string? limit)
    {
        if ((status ?? owner ?? subject ?? jurisdiction ?? openedBefore ?? asOf) is not null)
            return await ListAsync(http, grains, rules, histories, receipts, register, clock, new Filter(queue, due, status, owner, subject, jurisdiction, openedBefore, asOf, brief), after, limit);
        var before = due is null ? null : InstantPattern.ExtendedIso.Parse(due);
        if (Refuse(queue, before is { Success: false }, brief, rules) is { } refusal)
            return Problems.Of(refusal);
        var caller = http.Caller();
        return await Page.OfPositionsAsync(after, limit, async (position, size) =>
        {
            var page = await queues.PageAsync(new QueueQuery(
                Prefix, queue, before?.Value.ToUnixTimeMilliseconds(), caller.Jurisdictions.Contains("*") ? null : caller.Jurisdictions,
                position, size, clock.GetCurrentInstant().ToUnixTimeMilliseconds()), http.RequestAborted);
            if (brief == Yes)
            {
                var ids = page.Items.Select(deadline => deadline.Actor[Prefix.Length..]).ToList();
                var rows = await register.OfAsync(ids, http.RequestAborted);
                // What cannot be read is for the actor to say: an incident, or a newer release.
                foreach (var missing in ids.Except(rows.Select(row => row.Key), StringComparer.Ordinal))
                    await ViewAsync(grains, missing);
                return new Page<object>([.. rows.Select(Brief)], page.Next, page.Total);
            }

            // At once: who opens the queue in the morning waits for the slowest of them to be read, and not for one after the other.
            var items = await Task.WhenAll(page.Items.Select(async deadline =>
                await ViewAsync(grains, deadline.Actor[Prefix.Length..]) is { } view ? await ShowAsync(await NewestAsync(view, histories, caller), receipts) : null));
            return new Page<object>([.. items.OfType<object>()], page.Next, page.Total);
        });
    }

    /// <summary>By more than the agenda knows: from how every exception stands, or stood.</summary>
    private static async Task<IResult> ListAsync(
        HttpContext http, IGrainFactory grains, RuleBook rules, HistoryDesk histories, ReceiptDesk receipts, Register<ExceptionCase> register, IClock clock, Filter filter, string? after, string? limit)
    {
        var caller = http.Caller();
        var checks = new Filters().Word("queue", filter.Queue, rules.Library.Catalog.Names("exceptionKinds")).Word("status", filter.Status, ExceptionCase.Statuses)
            .Jurisdiction(filter.Jurisdiction, rules.Library.Jurisdictions, caller).Id("owner", filter.Owner)
            .Actor("subject", filter.Subject).Instant("due", filter.Due, out var due).Instant("openedBefore", filter.OpenedBefore, out var opened)
            .AsOf(filter.AsOf, clock, out var at).Word("brief", filter.Brief, YesOrNo);
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);
        var rows = (await register.KnownToAsync(caller, one => one.Bound, at, http.RequestAborted)).Where(one =>
            (filter.Status is { } status ? one.State.Status == status : !one.State.Closed)
            && (filter.Queue is null || one.State.Kind == filter.Queue) && (due is null || one.State.Due <= due) && (opened is null || one.State.OpenedAt < opened)
            && (filter.Owner is null || (filter.Owner == "none" ? one.State.Owner is null : one.State.Owner == filter.Owner))
            && (filter.Subject is null || $"{one.State.SubjectKind}/{one.State.SubjectId}" == filter.Subject)
            && (filter.Jurisdiction is null || one.State.Bound.Contains(filter.Jurisdiction))).OrderBy(Place, StringComparer.Ordinal).ToList();
        if (filter.Brief == Yes)
            return await Page.OfIds(rows, Place, Brief, after, limit);
        return await Page.OfIdsAsync(
            rows, Place,
            async one => (at is null ? await ViewAsync(grains, one.Key) : ExceptionRows.View(one)) is { } view ? await ShowAsync(await NewestAsync(view, histories, caller), receipts) : null, after, limit);
    }

    /// <summary>By due time, then by id; a cursor says the place of the last one seen.</summary>
    private static string Place(Registered<ExceptionCase> one) => $"{one.State.Due.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture)}.{one.Key}";

    /// <summary>A slip in the name of a queue must not look like an empty one.</summary>
    private static Refusal? Refuse(string? queue, bool dueIsMalformed, string? brief, RuleBook rules)
    {
        var checks = new Checks();
        if (brief is not null)
            checks.OneOf("brief", brief, YesOrNo);
        if (dueIsMalformed)
            checks.Fail("due", "malformed", "Give an instant such as 2026-12-01T17:00:00Z.");
        if (queue is not null)
            checks.OneOf("queue", queue, [.. rules.Library.Catalog.Names("exceptionKinds")]);
        return checks.QueryRefusal;
    }

    /// <summary>What stands behind the question mark.</summary>
    private sealed record Filter(string? Queue, string? Due, string? Status, string? Owner, string? Subject, string? Jurisdiction, string? OpenedBefore, string? AsOf, string? Brief);

    /// <summary>One that is damaged does not hide the others; it is counted in the total, and there is an incident about it.</summary>
    private static async Task<ExceptionView?> ViewAsync(IGrainFactory grains, string id)
    {
        try
        {
            return await grains.GetGrain<IExceptionGrain>(id).ViewAsync();
        }
        catch (ActorDamagedException)
        {
            return null;
        }
    }

    internal static async Task<object> ShowAsync(ExceptionView view, ReceiptDesk receipts, IReadOnlyList<WrittenText>? texts = null) =>
        Body(view, [.. view.Matches.Select(Shown)], await receipts.BodiesAsync($"{Prefix}{view.Id}", view.Decisions, view.BookingJurisdiction), texts);

    private static object Brief(Registered<ExceptionCase> one) => Body(ExceptionRows.View(one), [], [], null);

    private static ExceptionBody Body(ExceptionView view, IReadOnlyList<Api.Exceptions.MatchView> matches, IReadOnlyList<DecisionBody> decisions, IReadOnlyList<WrittenText>? texts) => new(
        view.Id, view.Kind, new SubjectBody(view.SubjectKind, view.SubjectId), view.Jurisdictions, view.Status, view.Disposition, view.Owner, view.OwnerRole,
        view.Due, view.Escalation, matches, view.Sequence, decisions,
        view.Status == "closed" ? [] : Dispositions.For(view.Kind), view.Text,
        texts is null ? null : [.. texts.Select(text => new WrittenTextBody(text.Sequence, text.Text))]);

    private static Api.Exceptions.MatchView Shown(Contracts.Exceptions.MatchView match) => new(
        match.List, match.EntryId, match.Name, match.Score, match.EntryDigest,
        [.. match.Explanation.Select(part => new Api.Screenings.ExplanationPart(part.Part, part.Contribution, part.Text))]);
}
