using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Grains.Histories;

/// <summary>The state of any actor from its history, outside of its actor, and what it asks for by when.</summary>
internal static class ActorFolds
{
    /// <summary>The state; null for actors that this version does not know.</summary>
    public static object? State(string actor, IReadOnlyList<PastDecision> history) =>
        Modules.Of(ActorId.Parse(actor).Type)?.Fold(history.Select(decision => decision.Decision));

    /// <summary>What a state asks for by when.</summary>
    public static IReadOnlyList<AgendaRow> Agenda(string actor, object? state) =>
        state is null ? [] : Modules.Of(ActorId.Parse(actor).Type)!.AgendaOf(state);

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
