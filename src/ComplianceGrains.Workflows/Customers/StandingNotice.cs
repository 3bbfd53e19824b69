using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// Tells a customer's transfers that the customer's standing turned: to one under which nothing may move, back again, or to its end. What brought
/// that about, people, an open case, a list or a related party, does not matter: what was allowed would else wait until it is looked at again.
/// </summary>
public static class StandingNotice
{
    /// <summary>Whether a decision turned the standing. Before a relationship begins nothing is allowed, and nothing is to be held.</summary>
    /// <param name="before">The state before it.</param>
    /// <param name="after">The state after it.</param>
    public static bool IsTurn(Customer before, Customer after) => before.Outcome == CustomerOutcome.Approved && before.Status != after.Status;

    /// <summary>A verdict, with one more to be told if the customer stands otherwise after it: by the decision that turned the standing last.</summary>
    internal static Verdict With(Customer? customer, Verdict verdict, CustomerFacts facts)
    {
        if (customer is not { Outcome: CustomerOutcome.Approved } || verdict is not Verdict.Accepted accepted)
            return verdict;
        var (known, turned) = (customer, 0);
        foreach (var (number, decision) in accepted.Decisions.Index())
        {
            var after = Customer.Evolve(known, decision.Basis, decision.Happened);
            turned = IsTurn(known, after) ? number : turned;
            known = after;
        }

        if (!IsTurn(customer, known))
            return verdict;
        var told = new EffectIntent(turned, $"transfers/{facts.ExceptionIds.Subject.Key}", EffectKinds.CustomerChanged);
        // In the order of the decisions, as everything that is told.
        return accepted with { Effects = [.. accepted.Effects.Append(told).OrderBy(effect => effect.Decision)] };
    }
}
