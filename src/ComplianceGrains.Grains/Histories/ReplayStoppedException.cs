using System.Diagnostics;

namespace ComplianceGrains.Grains.Histories;

/// <summary>
/// Recorded decisions could not be decided again any further. Says what happened, at which decision and what to do; of the failure itself it
/// tells the kind and never the words, which may hold what was decided.
/// </summary>
/// <param name="actor">Whose decision; full identity.</param>
/// <param name="sequence">Its number there; null before the first.</param>
/// <param name="failure">What happened.</param>
public sealed class ReplayStoppedException(string actor, long? sequence, Exception failure)
    : Exception($"{HappenedIn(failure)} at {(sequence is { } number ? $"decision {number} of {actor}" : $"the first decision of {actor}")}. {ToDo(failure, actor)}", failure)
{
    /// <summary>Whose decision; full identity.</summary>
    public string Actor { get; } = actor;

    /// <summary>Its number there; null before the first.</summary>
    public long? Sequence { get; } = sequence;

    /// <summary>The same in words for any failure: one that no decision was at happened between two actors.</summary>
    /// <param name="failure">What stopped it.</param>
    public static string InWords(Exception failure) => failure switch
    {
        ReplayStoppedException stopped => stopped.Message,
        _ => $"{HappenedIn(failure)} before the next actor was read. {ToDo(failure, null)}",
    };

    /// <summary>Whether it is the store's failure, which passes, and not one of the program or of what is recorded.</summary>
    public static bool IsOfStore(Exception failure) => failure is IOException or TimeoutException or Orleans.Runtime.OrleansException;

    /// <summary>The method of this program in which it happened, for who looks after the program; null if none is known.</summary>
    public static string? PlaceOf(Exception failure) => new StackTrace(failure).GetFrames().Select(frame => frame.GetMethod())
        .FirstOrDefault(method => method?.DeclaringType?.FullName?.StartsWith("ComplianceGrains.", StringComparison.Ordinal) == true) is { } method ? $"{method.DeclaringType!.FullName}.{method.Name}" : null;

    private static string HappenedIn(Exception failure) => IsOfStore(failure)
        ? $"The store gave no answer ({failure.GetType().Name})"
        : $"The program failed ({failure.GetType().Name}{(PlaceOf(failure) is { } place ? $" in {place}" : "")})";

    private static string ToDo(Exception failure, string? actor) => (IsOfStore(failure), actor) switch
    {
        (true, _) => "See that the store can be reached (/health/ready says which part is not), then resume: it goes on where it was.",
        (_, null) => "Resume it; if it stops again, give this sentence to whoever looks after the program.",
        _ => $"Decide that one again by itself (compliance history replay --actor {actor}) and give what it says to whoever looks after the program; resumed before that, it stops at the same place.",
    };
}
