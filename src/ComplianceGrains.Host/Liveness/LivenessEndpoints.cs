using ComplianceGrains.Api;
using ComplianceGrains.Api.Liveness;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Liveness;

/// <summary><c>/v1/liveness</c>: the record that whatever waits moves.</summary>
internal sealed class LivenessEndpoints : Feature
{
    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/liveness", "readLiveness", "Whether everything that waits moves, as it was last recorded.", "One entry a jurisdiction where somebody has waited for something.") { HasETag = false, Elsewhere = "own" },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddChecked<LivenessOptions>()
        .AddSingleton(provider => new LivenessTerms(TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<LivenessOptions>>().Value.GraceSeconds)));

    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/liveness", ListAsync).WithTags("health")
        .Permit(Roles.Mlro, Roles.SeniorManagement, Roles.Auditor, Roles.Operator).Produces<Page<LivenessBody>>().ProducesProblem(400);

    private static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains, RuleBook rules, string? after, string? limit)
    {
        var caller = http.Caller();
        var all = rules.Library.Jurisdictions.Where(jurisdiction => caller.MayActIn([jurisdiction])).Order(StringComparer.Ordinal).ToList();
        var recorded = (await Task.WhenAll(all.Select(async jurisdiction => (Jurisdiction: jurisdiction, View: await grains.GetGrain<ILivenessGrain>(jurisdiction).ViewAsync()))))
            .Where(one => one.View is not null).ToList();
        return await Page.OfIds(recorded, one => one.Jurisdiction, one => Body(one.Jurisdiction, one.View!), after, limit);
    }

    private static LivenessBody Body(string jurisdiction, LivenessView view) => new(
        jurisdiction, view.Outcome, view.Found.From, view.Found.To, view.Found.Looks, view.Found.LongestGap, view.Found.CheckedAt, view.Found.Subjects, view.Found.Unowned, view.Found.Overdue,
        view.Found.Undelivered, [.. view.Found.First.Select(stuck => new StuckBody(stuck.Cause, stuck.Actor, stuck.What, stuck.Since))]);
}
