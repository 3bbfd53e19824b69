namespace ComplianceGrains.Grains.Tests.Faults;

/// <summary>Says what happens to each call of the stores, and counts them.</summary>
public sealed class FaultPlan
{
    private readonly Lock _oneAtATime = new();
    private Func<string, int, Fault> _plan = (_, _) => Fault.None;

    /// <summary>How many calls there were since the plan was made.</summary>
    public int Calls { get; private set; }

    /// <summary>The call that the last fault struck, e.g. <c>IJournal.CommitAsync</c>; null if none was.</summary>
    public string? Struck { get; private set; }

    /// <summary>A call that is slow waits for this.</summary>
    public TaskCompletionSource Gate { get; private set; } = new();

    /// <summary>Nothing fails from now on.</summary>
    public void None() => Plan((_, _) => Fault.None);

    /// <summary>Each call from now on, by its name and its number from 1, has its fault.</summary>
    public void Plan(Func<string, int, Fault> plan)
    {
        lock (_oneAtATime)
            (_plan, Calls, Struck, Gate) = (plan, 0, null, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>The next call of this name has a fault; the others have none.</summary>
    public void Next(string name, Fault fault) => Plan((call, _) => fault != Fault.None && call == name && Struck is null ? fault : Fault.None);

    internal Fault Of(string name)
    {
        lock (_oneAtATime)
        {
            var fault = _plan(name, ++Calls);
            if (fault != Fault.None)
                Struck = name;
            return fault;
        }
    }
}
