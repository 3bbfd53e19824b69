using NodaTime;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>No pack of the jurisdiction is in force at that time; nothing may be decided then.</summary>
public sealed class PackNotInForceException(string jurisdiction, Instant at)
    : Exception($"No pack of {jurisdiction} is in force at {at}. Load a version whose 'effective' is not later, or correct the event's time.")
{
    /// <summary>The jurisdiction without a pack.</summary>
    public string Jurisdiction => jurisdiction;
}
