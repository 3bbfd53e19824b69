using ComplianceGrains.Api;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Host.Packs;

/// <summary><c>/v1/conflicts</c>: where jurisdictions contradict each other.</summary>
internal sealed class ConflictEndpoints : Feature
{
    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.PackEditor, Roles.PackApprover, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/conflicts", "readConflicts", "What the rules of several jurisdictions ask that cannot be obeyed at once.", "Of the versions in force now: `jurisdictions` names them with commas between, e.g. `EU,CH`. Each conflict has both citations, and what happens until a person decides.") { HasETag = false, Elsewhere = "same" },
    ];

    public override void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/conflicts", Read).WithTags("jurisdictions").Permit(Readers).Produces<ConflictsBody>().ProducesProblem(400);

    /// <summary>The packs are nobody's secret: what binds whom is asked before anybody is bound.</summary>
    private static IResult Read(RuleBook rules, IClock clock, string? jurisdictions)
    {
        var now = clock.GetCurrentInstant();
        var ruled = rules.Library.Jurisdictions.Where(jurisdiction => rules.Library.InForce(jurisdiction, now) is not null).ToList();
        var asked = (jurisdictions ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count < 2 || asked.Exists(word => !ruled.Contains(word)))
        {
            var checks = new Checks();
            checks.Fail("jurisdictions", "unknown-word", $"Name two or more, with commas between, of: {string.Join(", ", ruled)}.");
            return Problems.Of(checks.QueryRefusal!);
        }

        var effective = rules.Library.Rules(asked, now);
        return Results.Json(new ConflictsBody(asked, [.. effective.Conflicts.Select(Of)]), WireJson.Options);
    }

    private static ConflictBody Of(RuleConflict conflict) => new(
        conflict.Kind switch { RuleConflictKind.Retention => "retention", RuleConflictKind.Field => "field", _ => "ownership-proof" },
        conflict.Subject, conflict.Text, conflict.SaferCourse, Of(conflict.One), Of(conflict.Other));

    private static ConflictSideBody Of(Citation citation) => new(
        citation.Jurisdiction, citation.Pack, citation.Source.Title, citation.Source.Url, DraftDesk.WordOf(citation.Standing), $"{citation}", citation.Note);
}
