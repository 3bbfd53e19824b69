using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;

namespace ComplianceGrains.Host.Packs;

/// <summary>A simulation as the API shows it: whom it concerns only to those who may read them.</summary>
internal static class SimulationProjection
{
    /// <summary>Who reads customers, wallets and exceptions.</summary>
    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    public static SimulationBody Of(string id, string jurisdiction, SimulationView view, Principal caller)
    {
        var rate = view.Spent > 0 ? view.Read * 1000 / view.Spent : (long?)null;
        return new(
            id, jurisdiction, view.Pack, view.Status, ReasonOf(view, caller), view.From, view.To, view.By, view.StartedAt,
            new(view.Read, view.OfAll, rate, rate > 0 && view.Status is not (SimulationStatus.Done or SimulationStatus.Following) ? Math.Max(0, view.OfAll - view.Read) / rate : null),
            view.Decisions, view.Same, view.Changed,
            [.. view.Counts.Where(row => row.Of == "outcome").Select(row => new SimulatedOutcomeBody(row.Kind, row.Then, row.Now, row.Count))],
            Words(view, "what"), Words(view, "reason"), Words(view, "unknown"), [.. view.Examples.Select(example => Of(example, caller))]);
    }

    /// <summary>Where nobody knows what bound whom it stopped at, only those learn of them who read everybody.</summary>
    private static string? ReasonOf(SimulationView view, Principal caller) =>
        view.StoppedAt is { } at && Reads(caller, at.Bound ?? []) ? at.Reason : view.Reason;

    private static bool Reads(Principal caller, IReadOnlyList<string> bound) => Readers.Contains(caller.Role) && caller.MayActIn(bound);

    /// <summary>One decision that comes out otherwise.</summary>
    public static SimulatedChangeBody Of(SimulatedChange change, Principal caller)
    {
        var sees = Reads(caller, change.Bound);
        return new(sees ? change.Actor : null, sees ? change.Sequence : null, change.Kind, change.Then, change.Now, change.Changed, change.Why);
    }

    private static IReadOnlyList<SimulationCountBody> Words(SimulationView view, string of) => [.. view.Counts.Where(row => row.Of == of).Select(row => new SimulationCountBody(row.Then, row.Count))];
}
