using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Wallets;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Wallets;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary><c>/v1/wallet-approvals</c>.</summary>
internal sealed class WalletEndpoints : Feature
{
    private static readonly string[] Readers = [Roles.ProductService, Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    public override OperationTag? Tag { get; } = new(2, "wallet-approvals", "The addresses that customers may use.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/wallet-approvals", "requestWallet", "A customer wants to use an address.", "The address is personal data: it is sealed, and stands in no answer and no URL.") { HasLocation = true, Elsewhere = "422" },
        new("GET", "/v1/wallet-approvals", "listWallets", "All wallet approvals, by page.", "In the order of their ids, filtered by `status`, `jurisdiction` and `customer`. With `asOf` (an instant) as they were known then.") { HasETag = false, Elsewhere = "own" },
        new("GET", "/v1/wallet-approvals/{id}", "readWallet", "A wallet approval as it is now, or as it was known.", "`usable` is judged at the moment of the question, or at the instant `asOf`; `410` where what was decided until then is destroyed."),
        new("GET", "/v1/wallet-approvals/{id}/decisions", "readWalletDecisions", "A wallet's history, by page.", "Oldest first; with `asOf` only what was recorded by then.") { HasETag = false },
        new("POST", "/v1/wallet-approvals/{id}/ownership-challenges", "issueOwnershipChallenge", "The customer is to sign a message, or to send an amount.", "Good once, for this wallet, and for a time. The answer names the address."),
        new("POST", "/v1/wallet-approvals/{id}/ownership-proofs", "recordOwnershipProof", "A proof of ownership arrives.", "Which methods count the rules say. A signature, and a transaction that was asked for, is checked here."),
        new("POST", "/v1/wallet-approvals/{id}/approvals", "decideWallet", "A person approves or rejects a wallet.", "Not the one who asked for it or brought its proof."),
        new("POST", "/v1/wallet-approvals/{id}/review-requests", "requestWalletReview", "A customer asks that people look at a refusal.", "People who did not decide before uphold or overturn it; once it is overturned, the wallet is screened anew and approved by people. `409` for what is not refused, or was reviewed."),
        new("POST", "/v1/wallet-approvals/{id}/revocation", "revokeWallet", "Ends an approval.", "At once."),
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddRegister<Wallet>(WalletWorkflow.Instance).AddSingleton<WalletProjection>().AddSingleton<WalletsThen>().AddSingleton<ISubjectIndex, WalletAddresses>()
            .AddChecked<WalletsOptions>().AddSingleton(provider => provider.GetRequiredService<IOptions<WalletsOptions>>().Value.ToSettings()).AddSingleton<IDemoAct, WalletAct>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var wallets = routes.MapGroup("/v1/wallet-approvals").WithTags("wallet-approvals").AddEndpointFilter<ResourceIds>();
        wallets.MapPost("/", RequestAsync).Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro).Accepts<WalletRequestBody>("application/json").Produces<WalletBody>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        wallets.MapGet("/", ListAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor).Produces<Page<WalletRowBody>>().ProducesProblem(400);
        wallets.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<WalletBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
        wallets.MapGet("/{id}/decisions", HistoryAsync).Permit(Readers).Produces<DecisionPage>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
        wallets.MapPost("/{id}/ownership-challenges", ChallengeAsync).Permit(Roles.ProductService).Accepts<OwnershipChallengeRequestBody>("application/json").Produces<OwnershipChallengeBody>(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        Command<OwnershipProofBody>(wallets, "ownership-proofs", 200, (body, checks) => body.Check(checks), body => new RecordOwnershipProof(body.Method!, body.Result, body.Provider, body.Reference, body.OccurredAt, body.Nonce, body.Signature, body.Transaction.ToContract()), Roles.ProductService, Roles.Analyst, Roles.Mlro);
        Command<StepDecisionBody>(wallets, "approvals", 200, (body, checks) => body.Check(checks), body => new DecideWalletStep(body.Step!, body.Decision == "approve", body.Reason!), Roles.Analyst, Roles.Mlro, Roles.SeniorManagement);
        Command<ReasonBody>(wallets, "review-requests", 202, (body, checks) => body.Check(checks), body => new RequestWalletReview(body.Reason!), Roles.ProductService, Roles.Analyst, Roles.Mlro);
        Command<ReasonBody>(wallets, "revocation", 200, (body, checks) => body.Check(checks), body => new RevokeWallet(body.Reason!), Roles.ProductService, Roles.Analyst, Roles.Mlro);
    }

    /// <summary>The address is read before anybody is asked: the approval's id is derived from it.</summary>
    private static Task<IResult> RequestAsync(HttpContext http, Commands commands, IGrainFactory grains, KeyedHashes hashes, WalletProjection projection) =>
        commands.RunAsync<WalletRequestBody, WalletView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => WalletIntake.Read(body.Chain!, body.Address!) switch
            {
                { Address: { } address } => grains.GetGrain<IWalletApprovalGrain>(hashes.WalletId(body.CustomerId!, address.Chain.ToString(), address.Key))
                    .ExecuteAsync(new RequestWalletApproval(body.CustomerId!, body.Chain!, address.Text, body.SelfHosted!.Value), envelope),
                { Refusal: var refusal } => Task.FromResult(new Reply<WalletView>(refusal!.Status, null, refusal)),
            },
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence, view => $"/v1/wallet-approvals/{view.Id}");

    /// <summary>The text is made of the address when it is shown: it stands in no view and is kept in no answer.</summary>
    private static Task<IResult> ChallengeAsync(string id, HttpContext http, Commands commands, IGrainFactory grains)
    {
        http.Response.Headers.CacheControl = "no-store";
        var wallet = grains.GetGrain<IWalletApprovalGrain>(id);
        return commands.RunAsync<OwnershipChallengeRequestBody, WalletView>(
            http, (body, checks) => body.Check(checks), (body, envelope) => wallet.ExecuteAsync(new IssueOwnershipChallenge(body.Method!), envelope),
            async view => view.Challenge is { } nonce && await wallet.ChallengeAsync(nonce) is { } issued
                ? new OwnershipChallengeBody(issued.Nonce, issued.Account, issued.Message, issued.IssuedAt, issued.Expires, issued.Amount?.ToString(CultureInfo.InvariantCulture))
                : throw new InvalidOperationException("What was to be signed is destroyed."), view => view.Sequence);
    }

    private static void Command<TBody>(RouteGroupBuilder wallets, string name, int answered, Action<TBody, Checks> check, Func<TBody, WalletCommand> command, params string[] roles)
        where TBody : class => wallets
        .MapPost($"/{{id}}/{name}", (string id, HttpContext http, Commands commands, IGrainFactory grains, WalletProjection projection) => commands.RunAsync<TBody, WalletView>(
            http, check, (body, envelope) => grains.GetGrain<IWalletApprovalGrain>(id).ExecuteAsync(command(body), envelope),
            view => projection.ShowAsync(view, http.Caller()), view => view.Sequence))
        .Permit(roles).Accepts<TBody>("application/json").Produces<WalletBody>(answered).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> ListAsync(
        HttpContext http, Register<Wallet> register, RuleBook rules, IClock clock, string? status, string? jurisdiction, string? customer, string? asOf, string? after, string? limit)
    {
        var caller = http.Caller();
        if (new Filters().Word("status", status, WalletStatus.All).Jurisdiction(jurisdiction, rules.Library.Jurisdictions, caller).Id("customer", customer).AsOf(asOf, clock, out var at).Refusal is { } refusal)
            return Problems.Of(refusal);
        var rows = (await register.KnownToAsync(caller, one => one.Bound, at, http.RequestAborted)).Where(one =>
            (status is null || one.State.Status == status) && (jurisdiction is null || one.State.Bound.Contains(jurisdiction)) && (customer is null || one.State.CustomerId == customer)).ToList();
        return await Page.OfIds(
            rows, one => one.Key,
            one => new WalletRowBody(one.Key, one.State.CustomerId, one.State.Status, one.State.Outcome, one.State.SelfHosted, one.State.Bound, one.State.Expires, one.Sequence), after, limit);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, WalletProjection projection, HistoryDesk histories, WalletsThen then, string? asOf)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        if (asOf is not null)
        {
            var (moment, refusal) = await then.FindAsync(id, asOf, http.Caller(), http.RequestAborted);
            if (moment is null)
                return Problems.Of(refusal!);
            var known = await histories.NewestAsync($"wallet/{id}", moment.Sequence, http.Caller());
            return Results.Json(await projection.ShowAsync(moment.View with { Decisions = known }, moment.CustomerStatus, moment.At, http.Caller()), WireJson.Options);
        }

        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var newest = await histories.NewestAsync($"wallet/{id}", view.Sequence, http.Caller());
        return Results.Json(await projection.ShowAsync(view with { Decisions = newest }, http.Caller()), WireJson.Options);
    }

    private static async Task<IResult> HistoryAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, WalletsThen then, string? after, string? limit, string? asOf)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        if (asOf is null)
            return await histories.PageAsync($"wallet/{id}", await grains.GetGrain<IWalletApprovalGrain>(id).CountsAsync(), view.Jurisdictions[0], http.Caller(), after, limit);
        var (moment, refusal) = await then.FindAsync(id, asOf, http.Caller(), http.RequestAborted);
        return moment is null ? Problems.Of(refusal!) : await histories.PageAsync($"wallet/{id}", moment.Counts, moment.View.Jurisdictions[0], http.Caller(), after, limit, moment.Sequence);
    }

    private static async Task<WalletView?> FindAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<IWalletApprovalGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such wallet approval."));
}
