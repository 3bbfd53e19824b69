using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Actors;

/// <summary>What is done about a stored value that cannot be shown, and what callers are told.</summary>
public static class DamageReport
{
    /// <summary>
    /// Opens an incident. What a newer release wrote is no damage: while silos are replaced one by one some cannot read yet what others
    /// decide, and whoever repeats comes to one that can.
    /// </summary>
    public static async Task<Refusal> ReportAsync(this IncidentDesk incidents, DamagedValueException damaged, IJournal journal) => damaged.IsOfNewerRelease
        ? new(503, "unavailable", "A newer release of this program decided here, which this one cannot read. Nothing was changed: repeat it, and have every host run the newer release.", [])
        : IncidentDesk.Refuse(await incidents.OpenAboutDamageAsync(damaged.Actor, damaged.Message, journal));
}
