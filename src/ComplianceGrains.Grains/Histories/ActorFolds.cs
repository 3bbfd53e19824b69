using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Histories;

/// <summary>What the state of any actor says of what is open.</summary>
internal static class ActorFolds
{
    /// <summary>Whether somebody still has to do something about it.</summary>
    public static bool IsOpen(object? state) => state switch
    {
        ISubject subject => !subject.IsTerminal,
        ExceptionCase exception => !exception.Closed,
        _ => false,
    };

    /// <summary>Whether it raises exceptions.</summary>
    public static bool HasExceptions(object? state) => state is ISubject;

    /// <summary>The exceptions that it waits for.</summary>
    public static IEnumerable<string> OpenExceptions(object? state) => state is ISubject subject ? subject.Exceptions.Keys : [];
}
