using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What people wrote who asked for something about a customer that a second person decides: who agrees reads what the first went by.</summary>
public static class CustomerTexts
{
    /// <summary>Whether something waits for a second person.</summary>
    public static bool IsAnythingAsked(Customer customer) => IsEndAsked(customer) || IsLiftingAsked(customer) || customer.Holds.Any(IsLiftingAsked);

    /// <summary>What a decision is about if that waits, or null: of several about the same, the last is the one that waits.</summary>
    public static string? About(Customer customer, object happened) => happened switch
    {
        OffboardingAsked when IsEndAsked(customer) => Steps.Offboarding,
        CustomerRestricted when IsLiftingAsked(customer) => "restricted",
        RestrictionLiftingAsked when IsLiftingAsked(customer) => Steps.RestrictionLifted,
        HoldPlaced placed when IsLiftingAskedOf(customer, placed.Hold) => $"{placed.Hold} placed",
        HoldLiftingAsked asked when IsLiftingAskedOf(customer, asked.Hold) => $"{asked.Hold} lifting",
        _ => null,
    };

    /// <summary>What was written in one; null where nothing was.</summary>
    public static string? Of(object happened) => happened switch
    {
        OffboardingAsked asked => asked.Statement,
        CustomerRestricted restricted => restricted.Statement,
        RestrictionLiftingAsked asked => asked.Statement,
        HoldPlaced placed => placed.Statement,
        HoldLiftingAsked asked => asked.Statement,
        _ => null,
    };

    private static bool IsEndAsked(Customer customer) => customer.Pending.Any(step => step.Step == Steps.Offboarding);

    private static bool IsLiftingAsked(Customer customer) => customer.Restriction?.AskedBy is not null;

    private static bool IsLiftingAskedOf(Customer customer, string hold) => customer.Holds.Any(one => one.Id == hold && IsLiftingAsked(one));

    private static bool IsLiftingAsked(Hold hold) => hold is { AskedBy: not null, LiftedAt: null };
}
