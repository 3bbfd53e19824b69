using ComplianceGrains.Api;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Readings.Events;
using NodaTime;

namespace ComplianceGrains.Host.Readings;

/// <summary><c>/v1/customers/{id}/readings</c>: a person's own values, for whoever says what for; and who read what.</summary>
internal sealed class ReadingEndpoints : Feature
{
    private const string Root = "/v1/customers/{id}/readings", OfProviders = "/v1/counterparties/{id}/readings";

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", Root, "openData", "Opens what a customer gave.", "As the packs let it be shown: in full, the last characters, or not at all. Every reading is a decision before the data leave; the same again within the hour is the same reading. Once the person has asked for erasure and only law keeps the records, the reporting officer and auditors alone open them.") { HasETag = false },
        new("GET", Root, "readReadings", "Who has opened what a customer gave, or read what people wrote about the customer.", "Oldest first, with what for. Notes and reasons are `texts`, of a case if it is named; why nobody is told of a rule is `suppressions`.") { HasETag = false },
        new("GET", OfProviders, "readCounterpartyReadings", "Who has read what people wrote about a provider.", "Oldest first, with what for.") { HasETag = false },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<ReadingDesk>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var readings = routes.MapGroup(Root).WithTags("customers").AddEndpointFilter<ResourceIds>();
        readings.MapPost("/", OpenAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor).Accepts<ReadingOrderBody>("application/json").Produces<OpenedBody>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        readings.MapGet("/", ListAsync).Permit(Roles.Mlro, Roles.Auditor).Produces<Page<ReadingBody>>().ProducesProblem(404);
        routes.MapGroup(OfProviders).WithTags("counterparties").AddEndpointFilter<ResourceIds>()
            .MapGet("/", ListOfProviderAsync).Permit(Roles.Mlro, Roles.Auditor).Produces<Page<ReadingBody>>().ProducesProblem(404);
    }

    private static async Task<IResult> OpenAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, Profiles profiles, ReadingDesk readings, RuleBook rules, IClock clock)
    {
        var answer = await commands.RunAsync<ReadingOrderBody, OpenedBody>(
            http, (body, checks) => body.Check(checks),
            async (body, envelope) =>
            {
                if (await FindAsync(id, http, grains) is not { } customer)
                    return new(404, null, NoCustomer);
                if (await profiles.OfAsync(id) is not { } stored)
                    return new(409, null, Refusal.State("Retention is over: what was held is destroyed."));
                var shown = ShownFields.By(stored, body.Fields, rules.Library.Rules(customer.Jurisdictions, clock.GetCurrentInstant()));
                var reply = await readings.RecordAsync($"customer/{id}", new OpenFields(body.Purpose!, body.Case, shown.Opened, body.Reason), envelope.By, envelope.CommandId);
                return reply.Refusal is { } refusal ? new(refusal.Status, null, refusal) : new(200, new OpenedBody(id, body.Purpose!, shown.Fields), null);
            },
            opened => Task.FromResult<object>(opened), _ => 0);
        // What was opened is no thing with a sequence, and how often somebody looked is not everybody's business.
        http.Response.Headers.Remove("ETag");
        return answer;
    }

    private static async Task<IResult> ListAsync(string id, HttpContext http, IGrainFactory grains, IJournal journal, DecisionReader reader, string? after, string? limit) =>
        await FindAsync(id, http, grains) is null ? Problems.Of(NoCustomer) : await PageAsync($"customer/{id}", http, journal, reader, after, limit);

    private static async Task<IResult> ListOfProviderAsync(string id, HttpContext http, IGrainFactory grains, IJournal journal, DecisionReader reader, string? after, string? limit) =>
        await grains.GetGrain<ICounterpartyGrain>(id).ViewAsync() is { } provider && http.Caller().MayActIn(provider.Jurisdictions)
            ? await PageAsync($"counterparty/{id}", http, journal, reader, after, limit)
            : Problems.Of(Refusal.NotFound("There is no such provider in the register."));

    private static async Task<IResult> PageAsync(string subject, HttpContext http, IJournal journal, DecisionReader reader, string? after, string? limit)
    {
        var actor = $"readings/{subject}";
        var stored = await journal.ReadAsync(actor);
        return await Page.OfAsync<StoredDecision, ReadingBody>(stored, one => one.Sequence, async page =>
        {
            var bodies = new List<ReadingBody>();
            foreach (var one in page)
                if (await reader.OpenAsync(actor, one, http.RequestAborted) is { Happened: FieldsOpened opened, Basis: { } basis })
                    bodies.Add(new ReadingBody(basis.OccurredAt, basis.Principal is { Length: > 0 } principal ? principal : null, opened.Purpose, opened.Case, opened.Fields));
            return bodies;
        }, after, limit);
    }

    private static Refusal NoCustomer { get; } = Refusal.NotFound("There is no such customer.");

    private static async Task<CustomerView?> FindAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;
}
