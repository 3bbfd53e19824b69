using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Exceptions;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Host.Transfers;

/// <summary><c>/v1/monitoring/rules</c> and <c>/v1/customers/{id}/suppressions</c>.</summary>
internal sealed class MonitoringEndpoints : Feature
{
    private const string Suppressions = "/v1/customers/{id}/suppressions";

    private static readonly string[] Workers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement];

    private static readonly string[] Readers = [.. Workers, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/monitoring/rules", "readMonitoringRules", "What came of each monitoring rule.", "Over all customers whose records are kept: in how many transfers it was looked for, what it found, how people answered, in which share it was what it looked like, how long they took.") { HasETag = false, Elsewhere = "own" },
        new("GET", Suppressions, "listSuppressions", "The monitoring rules of which nobody is told about a customer for a time.", "With the transfers in which they found something meanwhile, and why people asked for it and agreed, of which the reading is recorded before it leaves.") { HasETag = false },
        new("POST", Suppressions, "askSuppression", "A person asks that nobody is told of a rule about a customer for a time.", "Another person agrees. What the rule finds is counted. `422` for a rule that stops transfers."),
        new("POST", $"{Suppressions}/{{suppression}}/approvals", "decideSuppression", "Another person agrees, or somebody ends it.", "Never whoever asked; `reject` ends one that was agreed to before its time."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/monitoring/rules", FiguresAsync).WithTags("transfers").Permit(Readers).Produces<Page<MonitoringRuleBody>>().ProducesProblem(400);
        var suppressions = routes.MapGroup(Suppressions).WithTags("transfers").AddEndpointFilter<ResourceIds>();
        suppressions.MapGet("/", ListAsync).Permit(Readers).Produces<Page<SuppressionBody>>().ProducesProblem(400).ProducesProblem(404);
        suppressions.MapPost("/", AskAsync).Permit(Roles.Analyst, Roles.Mlro).Accepts<SuppressionRequestBody>("application/json").Produces<SuppressionBody>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        suppressions.MapPost("/{suppression}/approvals", DecideAsync).Permit(Roles.Mlro, Roles.SeniorManagement).Accepts<ApprovalBody>("application/json").Produces<SuppressionBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> FiguresAsync(HttpContext http, Register<CustomerTransfers> register, RuleBook rules, IClock clock, string? after, string? limit)
    {
        var (caller, now) = (http.Caller(), clock.GetCurrentInstant());
        var all = (await register.AllAsync(http.RequestAborted)).Select(one => one.State);
        var sums = MonitoringSum.Of(all, rules.Library.Rules).Where(sum => caller.MayActIn([sum.Jurisdiction])).ToList();
        return await Page.OfIds(sums, sum => $"{sum.Jurisdiction}/{sum.Rule}", sum => Body(sum, rules, now), after, limit);
    }

    private static MonitoringRuleBody Body(MonitoringSum sum, RuleBook rules, Instant now)
    {
        var rule = rules.Library.InForce(sum.Jurisdiction, now) is not null && rules.Library.Rules([sum.Jurisdiction], now).MonitoringOf(sum.Rule) is [var first, ..] ? first : null;
        var figures = sum.Figures;
        return new(
            sum.Jurisdiction, sum.Rule, rule?.Window.InWords, rule?.Window.Shadow == true, sum.LookedAt, figures.Met, figures.CouldNotTell, figures.Stopped, figures.Suppressed, figures.Shadowed, sum.Open,
            figures.Closed, figures.ProductiveShare, figures.HoursToClose);
    }

    private static async Task<IResult> ListAsync(string id, HttpContext http, IGrainFactory grains, ReadingDesk readings, string? after, string? limit)
    {
        if (await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is not { } customer || !http.Caller().MayActIn(customer.Jurisdictions))
            return Problems.Of(Refusal.NotFound("There is no such customer."));
        var all = (await grains.GetGrain<ITransfersGrain>(id).ViewAsync())?.Suppressions ?? [];
        var texts = all.Count > 0 && Workers.Contains(http.Caller().Role)
            ? await readings.ShowAsync($"customer/{id}", new OpenFields(Purposes.CustomerDueDiligence, null, [WrittenParts.Suppressions], null), http.Caller(), await grains.GetGrain<ITransfersGrain>(id).TextsAsync())
            : null;
        return await Page.OfIds([.. all.OrderBy(one => one.Id, StringComparer.Ordinal)], one => one.Id, one => Body(one, texts), after, limit);
    }

    private static Task<IResult> AskAsync(string id, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<SuppressionRequestBody, TransfersView>(
        http,
        (body, checks) =>
        {
            checks.Identifier("/jurisdiction", body.Jurisdiction);
            checks.Word("/rule", body.Rule);
            if (body.Until is null)
                checks.Fail("/until", "required", "Give its end.");
            checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        },
        (body, envelope) => grains.GetGrain<ITransfersGrain>(id).ExecuteAsync(new AskSuppression(body.Jurisdiction!, body.Rule!, body.Until!.Value, body.Reason!), envelope),
        view => Task.FromResult<object>(Body(view.Suppressions[^1], null)), view => view.Sequence);

    private static Task<IResult> DecideAsync(string id, string suppression, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<ApprovalBody, TransfersView>(
        http, (body, checks) => body.Check(checks),
        (body, envelope) => grains.GetGrain<ITransfersGrain>(id).ExecuteAsync(new DecideSuppression(suppression, body.Decision == "approve", body.Reason!), envelope),
        view => Task.FromResult<object>(Body(view.Suppressions.First(one => one.Id == suppression), null)), view => view.Sequence);

    private static SuppressionBody Body(SuppressionView view, IReadOnlyList<WrittenText>? texts) => new(
        view.Id, view.Jurisdiction, view.Rule, view.Until, view.Status, view.AskedBy, view.TransferIds,
        texts is null ? null : [.. texts.Where(text => view.Sequences.Contains(text.Sequence)).Select(text => new WrittenTextBody(text.Sequence, text.Text))]);
}
