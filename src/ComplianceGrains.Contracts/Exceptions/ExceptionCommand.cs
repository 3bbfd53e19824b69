using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Exceptions;

/// <summary>What a person can do with an exception.</summary>
[GenerateSerializer, Alias("cg.ExceptionCommand")]
public abstract record ExceptionCommand;

/// <summary>Takes it, or gives it to somebody.</summary>
/// <param name="Owner">Who is to work on it; null if there is no such principal.</param>
[GenerateSerializer, Immutable, Alias("cg.AssignException")]
public sealed record AssignException([property: Id(1)] Principal? Owner) : ExceptionCommand;

/// <summary>Writes something down.</summary>
[GenerateSerializer, Immutable, Alias("cg.NoteException")]
public sealed record NoteException([property: Id(0)] string Text) : ExceptionCommand;

/// <summary>The first person's decision.</summary>
/// <param name="Disposition"><c>false-positive</c>, <c>true-match</c>, <c>accept-risk</c> or <c>no-action</c>.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.DisposeException")]
public sealed record DisposeException([property: Id(0)] string Disposition, [property: Id(1)] string Reason) : ExceptionCommand;

/// <summary>The second person's decision on the first one's.</summary>
[GenerateSerializer, Immutable, Alias("cg.ConfirmDisposition")]
public sealed record ConfirmDisposition([property: Id(0)] bool Approved, [property: Id(1)] string Reason) : ExceptionCommand;
