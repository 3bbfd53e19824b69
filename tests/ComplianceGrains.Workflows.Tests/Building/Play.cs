using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>What tests do in a world, in few words.</summary>
internal static class Play
{
    public static Refusal? Apply(this SubjectWorld world, PersonData person) => world.Do(new StartOnboarding("demo", person), People.Service);

    public static Refusal? Verify(this SubjectWorld world, string result = "passed", string kind = "identity-verification", Instant? occurredAt = null) =>
        world.Do(new RecordEvidence(kind, result, "idv.example", "r-1", occurredAt, null), People.Service);

    public static Refusal? Decide(this SubjectWorld world, string step, Principal by, bool approved = true) => world.Do(new DecideStep(step, approved, "because"), by);

    /// <summary>One asks that the relationship ends, and another person agrees.</summary>
    public static Refusal? Offboard(this SubjectWorld world) =>
        world.Do(new Offboard("moved away"), People.Service) ?? world.Decide(Workflows.Subjects.Steps.Offboarding, People.Mlro());

    public static Refusal? Dispose(this SubjectWorld world, string exception, string disposition, Principal? by = null) =>
        world.Do(exception, new DisposeException(disposition, "because"), by ?? People.Analyst());

    public static Refusal? Confirm(this SubjectWorld world, string exception, Principal by, bool approved = true) =>
        world.Do(exception, new ConfirmDisposition(approved, "because"), by);

    /// <summary>Two people end an exception: whoever the rules ask for.</summary>
    public static void End(this SubjectWorld world, string exception, string disposition)
    {
        Assert.Null(world.Dispose(exception, disposition, People.Mlro()));
        Assert.Null(world.Confirm(exception, disposition == Dispositions.FalsePositive ? People.Analyst() : People.Mlro(2)));
    }

    public static void Pass(this SubjectWorld world, Duration time) => world.PassTo(world.Now + time);

    public static void Put(this SubjectWorld world, params string[] names)
    {
        world.Lists.Put(A.List, names, world.Now);
        world.ListChanged();
    }

    public static ExceptionCase Only(this SubjectWorld world, string kind) => Assert.Single(world.Exceptions.Values, exception => exception.Kind == kind);

    public static IReadOnlyList<string> Happened(this SubjectWorld world) => [.. world.History.Select(decision => decision.Happened.GetType().Name)];
}
