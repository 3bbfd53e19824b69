using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>Lists of customers: by how they stand, and by name.</summary>
internal sealed class CustomerLists(Register<Customer> register, SubjectNames<IApplication> names, RuleBook rules, IClock clock)
{
    /// <summary>How alike a name has to be: as the lowest thresholds at which packs let people look.</summary>
    private const decimal Alike = 0.80m;

    private const int MostFound = 50;
    private const int LongestName = 200;

    public static void Check(CustomerSearchBody body, Checks checks) => checks.Required("/name", body.Name, LongestName);

    public async Task<IResult> ListAsync(
        Principal caller, string? status, string? jurisdiction, string? band, string? reviewBefore, string? asOf, string? after, string? limit, CancellationToken cancellation)
    {
        var filters = new Filters().Word("status", status, CustomerStatus.All).Jurisdiction(jurisdiction, rules.Library.Jurisdictions, caller)
            .Word("band", band, rules.Library.Catalog.Names("bands")).Instant("reviewBefore", reviewBefore, out var before).AsOf(asOf, clock, out var at);
        if (filters.Refusal is { } refusal)
            return Problems.Of(refusal);
        var rows = (await register.KnownToAsync(caller, one => one.Bound, at, cancellation)).Where(one =>
            (status is null || one.State.Status == status) && (jurisdiction is null || one.State.Bound.Contains(jurisdiction))
            && (band is null || one.State.RiskBand == band) && (before is null || one.State.ReviewDue < before)).ToList();
        return await Page.OfIds(rows, one => one.Key, Row, after, limit);
    }

    /// <summary>Those whose names resemble one, the most alike first.</summary>
    public async Task<IResult> SearchAsync(Principal caller, string name, CancellationToken cancellation)
    {
        IReadOnlyList<ListEntry> asked = [.. new[] { SubjectKind.NaturalPerson, SubjectKind.LegalEntity }.Select(kind => new ListEntry("search", kind, [new ListName(name, NameType.Primary)]))];
        var found = (await names.ConcernedAsync(asked, Alike, cancellation)).Distinct(StringComparer.Ordinal);
        var all = (await register.AllAsync(cancellation)).ToDictionary(one => $"customer/{one.Key}", StringComparer.Ordinal);
        var rows = found.Select(all.GetValueOrDefault).OfType<Registered<Customer>>().Where(one => caller.MayActIn(one.State.Bound)).ToList();
        return Results.Json(new Page<CustomerRowBody>([.. rows.Take(MostFound).Select(Row)], null, rows.Count), WireJson.Options);
    }

    private static CustomerRowBody Row(Registered<Customer> one) => new(
        one.Key, one.State.Status, one.State.Outcome, one.State.Bound, one.State.RiskBand, one.State.ReviewDue, [.. one.State.Pending.Select(step => step.Step)], one.Sequence);
}
