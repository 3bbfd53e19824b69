using ComplianceGrains.Api;
using ComplianceGrains.Api.Rescreenings;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Rescreenings;

/// <summary><c>/v1/rescreening</c>: the record that everybody is screened again each day where the rules want it.</summary>
internal sealed class RescreeningEndpoints : Feature
{
    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/rescreening", "readRescreening", "Whether everybody was screened again on each day on which the rules want it, as it was last recorded.", "One entry a jurisdiction whose rules want it and that has customers.") { HasETag = false, Elsewhere = "own" },
    ];

    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/rescreening", ListAsync).WithTags("health")
        .Permit(Roles.Mlro, Roles.SeniorManagement, Roles.Auditor, Roles.Operator).Produces<Page<RescreenedDayBody>>().ProducesProblem(400);

    private static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains, RuleBook rules, string? after, string? limit)
    {
        var caller = http.Caller();
        var all = rules.Library.Jurisdictions.Where(jurisdiction => caller.MayActIn([jurisdiction])).Order(StringComparer.Ordinal).ToList();
        var recorded = (await Task.WhenAll(all.Select(async jurisdiction => (Jurisdiction: jurisdiction, View: await grains.GetGrain<IRescreeningGrain>(jurisdiction).ViewAsync()))))
            .Where(one => one.View is not null).ToList();
        return await Page.OfIds(recorded, one => one.Jurisdiction, one => Body(one.Jurisdiction, one.View!), after, limit);
    }

    private static RescreenedDayBody Body(string jurisdiction, RescreeningView view) => new(
        jurisdiction, view.Outcome, view.From, view.To, view.Next,
        [.. view.Lists.Select(list => new RescreenedListBody(list.List, list.Digest, list.ConfirmedAt, list.BegunAt, list.Done, list.Entries, list.Names, list.Told, list.PossibleHits))],
        view.Subjects, view.Waiting, view.First);
}
