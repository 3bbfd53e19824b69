using System.Collections.Immutable;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>What is to be done about a subject, and who did what: the ground of four eyes.</summary>
public sealed record Tasks
{
    /// <summary>What somebody has to do.</summary>
    public ImmutableList<PendingStep> Pending { get; init; } = [];

    /// <summary>Steps done, with who did them.</summary>
    public ImmutableDictionary<string, string> Done { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Steps done, in the order in which they were.</summary>
    public ImmutableList<string> Order { get; init; } = [];

    /// <summary>Begins with a step that is done by beginning.</summary>
    public static Tasks Begin(string step, string principal, IEnumerable<PendingStep> pending) =>
        new() { Pending = [.. pending], Done = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add(step, principal), Order = [step] };

    /// <summary>After one more decision; null if that is not about these.</summary>
    public Tasks? After(Basis basis, object happened) => happened switch
    {
        StepDecided { Approved: true } e => Complete(e.Step, basis.Principal),
        StepDecided e => Drop(e.Step),
        DeadlineMissed e => this with { Pending = Pending.RemoveAll(step => step.Step == e.Pending.Step).Add(e.Pending) },
        _ => null,
    };

    /// <summary>Somebody did a step.</summary>
    public Tasks Complete(string step, string principal) =>
        this with { Pending = Drop(step).Pending, Done = Done.SetItem(step, principal), Order = Order.Remove(step).Add(step) };

    /// <summary>Nobody has to do it any more.</summary>
    public Tasks Drop(string step) => this with { Pending = Pending.RemoveAll(pending => pending.Step == step) };

    /// <summary>More is to be done.</summary>
    public Tasks Add(IEnumerable<PendingStep> steps) => this with { Pending = Pending.AddRange(steps) };

    /// <summary>More is to be done, whether or not it was done before.</summary>
    public Tasks Again(IReadOnlyList<PendingStep> steps) => Add(steps) with { Done = Done.RemoveRange(steps.Select(step => step.Step)), Order = Order.RemoveAll(done => steps.Any(step => step.Step == done)) };

    /// <summary>Nothing is to be done any more.</summary>
    public Tasks Ended() => this with { Pending = [] };

    /// <summary>Who played which part in what a step approves: who asked or brought evidence prepared it, whoever decided other steps approved, in that order.</summary>
    public Parts PartsOf(string step) => new(
        [.. Done.Where(done => Steps.FulfilmentOf(done.Key) is Fulfilment.Application or Fulfilment.Evidence).Select(done => done.Value)],
        [.. Order.Where(done => Steps.FulfilmentOf(done) == Fulfilment.Person && done != step).Select(done => Done[done])]);

    /// <summary>
    /// Who may give an approval that rules asked for and no longer ask for: what was asked for stays asked for, of another
    /// person than the one who prepared it. A review of what has long been approved anybody in its role may do.
    /// </summary>
    public static Approval StillAsked(PendingStep pending) => new(pending.Role, pending.Step == Steps.PeriodicReview ? [] : ["maker"]);
}
