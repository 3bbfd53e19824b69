using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What an insider with the keys writes past the sequencer.</summary>
public sealed record Forgery
{
    public long? Time { get; init; }

    public long? Seq { get; init; }

    public (Digest? Value, bool _)? PrevIs { get; init; }

    /// <summary>Another predecessor, which may be null.</summary>
    public Box<Digest?>? Prev { get; init; }

    public IReadOnlyList<PackCitation>? Rules { get; init; }

    public long? AsOf { get; init; }

    public string? Ref { get; init; }

    public int DropCompartments { get; init; }

    public bool Always { get; init; }

    public bool IsForged => Always || Time is not null || Seq is not null || Prev is not null || DropCompartments > 0;

    public Forgery Over(Forgery? other) => other is null ? this : other with { Rules = other.Rules ?? Rules };
}

/// <summary>Tells "not given" from "given as null".</summary>
public sealed record Box<T>(T Value);
