using System.Diagnostics;

namespace ComplianceGrains.Grains.Histories;

/// <summary>
/// Recorded decisions could not be decided again any further. Says what happened, at which decision and what to do; of the failure itself it
/// tells the kind and never the words, which may hold what was decided.
/// </summary>
/// <param name="actor">Whose decision; full identity.</param>
/// <param name="sequence">Its number there; null before the first.</param>
/// <param name="bound">The jurisdictions that bound them at that decision; null if nobody knows.</param>
/// <param name="failure">What happened.</param>
public sealed class ReplayStoppedException(string actor, long? sequence, IReadOnlyList<string>? bound, Exception failure)
    : Exception(
        $"{HappenedIn(failure)} at {(sequence is { } number ? $"decision {number} of {actor}" : $"the first decision of {actor}")}. "
        + ToDo(failure, $"Decide that one again by itself (compliance history replay --actor {actor}) and give what it says to whoever looks after the program; resumed before that, it stops at the same place."),
        failure)
{
    /// <summary>Whose decision; full identity.</summary>
    public string Actor { get; } = actor;

    /// <summary>Its number there; null before the first.</summary>
    public long? Sequence { get; } = sequence;

    /// <summary>The jurisdictions that bound them at that decision: who may read it may know whose it is. Null if nobody knows.</summary>
    public IReadOnlyList<string>? Bound { get; } = bound;

    /// <summary>The same in words for any failure: one that no decision was at happened between two actors.</summary>
    /// <param name="failure">What stopped it.</param>
    public static string InWords(Exception failure) => failure switch
    {
        ReplayStoppedException stopped => stopped.Message,
        _ => $"{HappenedIn(failure)} before the next actor was read. {ToDo(failure, "Resume it; if it stops again, give this sentence to whoever looks after the program.")}",
    };

    /// <summary>The same for whoever may not know whose decision it was.</summary>
    /// <param name="failure">What stopped it.</param>
    public static string NamingNobody(Exception failure) => failure switch
    {
        ReplayStoppedException { InnerException: { } happened } =>
            $"{HappenedIn(happened)} at a decision of somebody whom you may not read. {ToDo(happened, "Who reads cases in their jurisdictions is shown here whose it is and what to do; resumed before that, it stops at the same place.")}",
        _ => InWords(failure),
    };

    /// <summary>Whether it is the store's failure, which passes, and not one of the program or of what is recorded.</summary>
    public static bool IsOfStore(Exception failure) => failure is IOException or TimeoutException or Orleans.Runtime.OrleansException;

    /// <summary>The method of this program in which it happened, for who looks after the program; null if none is known.</summary>
    public static string? PlaceOf(Exception failure) => new StackTrace(failure).GetFrames().Select(frame => frame.GetMethod())
        .FirstOrDefault(method => method?.DeclaringType?.FullName?.StartsWith("ComplianceGrains.", StringComparison.Ordinal) == true) is { } method ? $"{method.DeclaringType!.FullName}.{method.Name}" : null;

    private static string HappenedIn(Exception failure) => IsOfStore(failure)
        ? $"The store gave no answer ({failure.GetType().Name})"
        : $"The program failed ({failure.GetType().Name}{(PlaceOf(failure) is { } place ? $" in {place}" : "")})";

    /// <summary>A store comes back by itself; what to do about the program depends on who reads it.</summary>
    private static string ToDo(Exception failure, string ofProgram) =>
        IsOfStore(failure) ? "See that the store can be reached (/health/ready says which part is not), then resume: it goes on where it was." : ofProgram;
}
