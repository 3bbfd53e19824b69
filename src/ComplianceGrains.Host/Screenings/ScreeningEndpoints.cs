using ComplianceGrains.Api;
using ComplianceGrains.Api.Screenings;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Host.Screenings;

/// <summary><c>/v1/screenings</c>: screens a name without a customer; nothing is recorded.</summary>
internal sealed class ScreeningEndpoints : Feature
{
    public override OperationTag? Tag { get; } = new(4, "screenings", "A look at the lists that records nothing.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/screenings", "screen", "Screens a name or an address, and records nothing.", "Not a decision: nobody is let through by it. What is not read in full is `inconclusive`, never `clear`.") { IsCommand = false, HasETag = false, Elsewhere = "same" },
    ];

    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddSingleton<SubjectScreening>();
        host.Services.AddScreeningEngine(host.Configuration);
        host.Services.AddWalletRisk(host.Configuration);
    }

    public override void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/screenings", ScreenAsync).WithTags("screenings")
        .Permit(Roles.ProductService, Roles.Analyst, Roles.Mlro, Roles.Operator)
        .Accepts<ScreeningBody>("application/json").Produces<ScreeningAnswer>().ProducesProblem(400);

    private static async Task<IResult> ScreenAsync(HttpContext http, ListLibrary lists, IScreeningProvider engine, RuleBook rules, IClock clock)
    {
        var body = await RequestBody<ScreeningBody>.ReadAsync(http);
        if (body.Refusal is { } unreadable)
            return Problems.Of(unreadable);
        var checks = new Checks();
        var asked = body.Value!;
        asked.Check(checks);
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);

        var staff = DecisionAudience.IsStaff(http.Caller());
        if (!staff && (asked.Lists is not null || asked.Threshold is not null))
            return Problems.Of(Refusal.Rule(
                "Which lists are asked, and from which score a match counts, the rules say.",
                new FieldError(asked.Lists is not null ? "/lists" : "/threshold", "not-yours", "Leave it out.")));

        var now = clock.GetCurrentInstant();
        var all = rules.Library.Rules(rules.Library.Jurisdictions, now).Screening;
        if (asked.Address is { } address)
        {
            var found = lists.Engine.Screen(new AddressQuery(address, asked.Chain, asked.Lists ?? all.Lists.Value, all.Freshness.Value), now);
            return Results.Json(staff ? Answer(found) with { Risk = await RiskAsync(http, found.Reading.Address) } : ForService(found.Outcome), WireJson.Options);
        }

        var query = new ScreeningQuery(
            [asked.Name!], KindOf(asked.Kind), PartialDate.Parse(asked.DateOfBirth), asked.Nationalities ?? [], [],
            asked.Lists ?? all.Asked, ScreeningChecks.ThresholdOf(asked) ?? all.Threshold.Value, all.Freshness.Value)
        { Gender = asked.Gender };
        var result = await engine.ScreenAsync(query, now, http.RequestAborted);
        return Results.Json(staff ? Answer(result) : ForService(result.Outcome), WireJson.Options);
    }

    private static async Task<WalletRiskBody?> RiskAsync(HttpContext http, WalletAddress? address)
    {
        if (address is null || http.RequestServices.GetService<IWalletRiskProvider>() is not { } provider)
            return null;
        var risk = await provider.AssessAsync(address, http.RequestAborted);
        return new(risk.Provider, risk.Score is { } score ? ScoreText.Format(score) : null, risk.Categories, risk.Reference, risk.Reason);
    }

    private static SubjectKind KindOf(string? kind) => kind switch
    {
        "natural-person" => SubjectKind.NaturalPerson,
        "legal-entity" => SubjectKind.LegalEntity,
        "vessel" => SubjectKind.Vessel,
        _ => SubjectKind.Any,
    };

    /// <summary>A service learns whether it may go on, not whom somebody resembles, nor that they resemble anybody rather than could not be read.</summary>
    private static ScreeningAnswer ForService(ScreeningOutcome outcome) => new(
        outcome switch
        {
            ScreeningOutcome.Clear => "clear",
            ScreeningOutcome.Unavailable or ScreeningOutcome.Stale => "unavailable",
            _ => "not-clear",
        }, [], [], []);

    /// <summary>An address matches or does not: there is no score between. The relation says how.</summary>
    private static ScreeningAnswer Answer(AddressResult result) => new(
        ScreeningRecord.Word(result.Outcome),
        [.. result.Matches.Select(match => new ScreeningMatch(match.ListId, match.EntryId, match.Name, 1, [new ExplanationPart("address", "1.000", match.Text)]))],
        [.. result.Lists.Select(list => new ScreenedListBody(list.Id, list.Digest, (long)list.Age.TotalSeconds, list.ConfirmedAt))],
        result.Reasons);

    private static ScreeningAnswer Answer(ScreeningResult result) => new(
        ScreeningRecord.Word(result.Outcome),
        [.. result.Matches.Select(match => new ScreeningMatch(
            match.ListId, match.EntryId, match.Name, (double)match.Score,
            [.. match.Explanation.Select(part => new ExplanationPart(part.Part, ScoreText.Format(part.Contribution), part.Text))]))],
        [.. result.Lists.Select(list => new ScreenedListBody(list.Id, list.Digest, (long)list.Age.TotalSeconds, list.ConfirmedAt))],
        result.Reasons, ScreeningRecord.Text(result.Engine));
}
