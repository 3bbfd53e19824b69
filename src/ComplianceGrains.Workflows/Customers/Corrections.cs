using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What is put right of what somebody gave, customers and those who are related to them alike.</summary>
public static class Corrections
{
    /// <summary>Of a natural person.</summary>
    /// <param name="stored">The data until now.</param>
    /// <param name="given">Those that are wrong, as they are right.</param>
    /// <param name="rules">All that bind.</param>
    /// <param name="fieldKey">By which a field is hashed that may only be stored as a hash.</param>
    public static Correction<PersonData> Of(PersonData stored, PersonData given, EffectiveRules rules, HashKey fieldKey)
    {
        var intake = Intake.CheckCorrection(given, rules, fieldKey);
        return Correction.Of(stored, given, intake.Stored, intake.Errors);
    }

    /// <summary>Of a legal entity.</summary>
    /// <param name="stored">The data until now.</param>
    /// <param name="given">Those that are wrong, as they are right.</param>
    /// <param name="rules">All that bind.</param>
    /// <param name="fieldKey">By which a field is hashed that may only be stored as a hash.</param>
    public static Correction<EntityData> Of(EntityData stored, EntityData given, EffectiveRules rules, HashKey fieldKey)
    {
        var intake = EntityIntake.CheckCorrection(given, rules, fieldKey);
        return Correction.Of(stored, given, intake.Stored, intake.Errors);
    }
}
