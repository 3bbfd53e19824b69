using ComplianceGrains.Api;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Proposals;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Queues;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Host.Proposals;

/// <summary><c>/v1/proposals</c>: what waits for a second person besides exceptions.</summary>
internal sealed class ProposalEndpoints : Feature
{
    private const int Part = 200;

    private static readonly string[] OfCustomers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    private static readonly string[] OfPacks = [.. OfCustomers, Roles.PackEditor, Roles.PackApprover];

    /// <summary>What is shown: of which actors, by the beginning of their rows' keys, to whom.</summary>
    private static readonly (string Actor, string Key, string Kind, string Subject, string[] Readers)[] Shown =
    [
        ("transfers/", "suppression:", "suppression", "customer", OfCustomers),
        ("pack/", "approval/", "pack-version", "pack", OfPacks),
        ("pack/", "review/", "pack-review", "pack", OfPacks),
    ];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/proposals", "listProposals", "What one person proposed and another has to agree to, besides exceptions.", "Suppressions of monitoring rules, versions of packs, and emergency changes that somebody has to look at; what is due first comes first.") { HasETag = false, Elsewhere = "own" },
    ];

    public override void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/proposals", ListAsync).WithTags("exceptions").Permit(OfPacks).Produces<Page<ProposalBody>>().ProducesProblem(400);

    private static async Task<IResult> ListAsync(HttpContext http, IQueues queues, IClock clock, string? after, string? limit)
    {
        var caller = http.Caller();
        var shown = Shown.Where(one => one.Readers.Contains(caller.Role)).ToList();
        var rows = new List<Deadline>();
        foreach (var prefix in shown.Select(one => one.Actor).Distinct(StringComparer.Ordinal))
            for (var position = ""; position is not null;)
            {
                var page = await queues.PageAsync(new QueueQuery(
                    prefix, AgendaRow.SecondPerson, null, caller.Jurisdictions.Contains("*") ? null : caller.Jurisdictions, position, Part,
                    clock.GetCurrentInstant().ToUnixTimeMilliseconds()), http.RequestAborted);
                rows.AddRange(page.Items);
                position = page.Next;
            }

        return await Page.OfIds(rows.OrderBy(Place, StringComparer.Ordinal).ToList(), Place, row => Of(row, shown), after, limit);
    }

    private static string Place(Deadline row) => $"{row.Due.ToString("D15", System.Globalization.CultureInfo.InvariantCulture)}.{row.Actor}.{row.Key}";

    private static ProposalBody Of(Deadline row, IEnumerable<(string Actor, string Key, string Kind, string Subject, string[] Readers)> shown)
    {
        var what = shown.First(one => row.Actor.StartsWith(one.Actor, StringComparison.Ordinal) && row.Key.StartsWith(one.Key, StringComparison.Ordinal));
        var due = Instant.FromUnixTimeMilliseconds(row.Due);
        return new(what.Kind, row.Key[what.Key.Length..], new SubjectBody(what.Subject, ActorId.Parse(row.Actor).Key), row.OwnerRole, due < AgendaRow.NoTime ? due : null, row.Jurisdictions);
    }
}
