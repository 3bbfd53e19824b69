using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Grains.Keys;

/// <summary>
/// Which record class a compartment is kept and shredded under, and whose key seals it. A person's own values can be
/// shredded while the decisions about them stay readable, so the two never share a key.
/// </summary>
internal static class RecordClasses
{
    public static (string Subject, string RecordClass) Of(string cid, string subject, string principal) => cid switch
    {
        Compartments.Decision => (subject, "decision-history"),
        Compartments.Staff => ($"staff/{principal}", "staff-records"),
        Compartments.Export => (subject, "export-records"),
        _ => (subject, "due-diligence"),
    };
}
