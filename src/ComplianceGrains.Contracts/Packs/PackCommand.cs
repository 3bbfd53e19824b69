using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Packs;

/// <summary>What can be asked of a jurisdiction's pack.</summary>
[GenerateSerializer, Alias("cg.PackCommand")]
public abstract record PackCommand;

/// <summary>Somebody proposes a version. It is checked and tested before anything is kept of it.</summary>
/// <param name="Files">The files of the version: <c>pack.yaml</c> and what it names.</param>
/// <param name="Scenarios">All scenarios of the jurisdiction, as they are to hold from this version on.</param>
/// <param name="Reason">Why, in the proposer's words.</param>
/// <param name="ReviewBy">Of an emergency change: until when somebody who had no part in it looks at it; null of any other.</param>
/// <param name="From">Of an emergency change: from which instant it rules; null for the beginning of its day.</param>
[GenerateSerializer, Immutable, Alias("cg.ProposeVersion")]
public sealed record ProposeVersion(
    [property: Id(0)] IReadOnlyList<PackFileContent> Files,
    [property: Id(1)] IReadOnlyList<PackFileContent> Scenarios,
    [property: Id(2)] string Reason,
    [property: Id(3)] Instant? ReviewBy = null,
    [property: Id(4)] Instant? From = null) : PackCommand;

/// <summary>Somebody who had no part in an emergency change looks at it.</summary>
/// <param name="Version">Which version.</param>
/// <param name="Kept">Whether it was right; else another version has to take its place.</param>
/// <param name="Reason">Why, in their words.</param>
[GenerateSerializer, Immutable, Alias("cg.ReviewVersion")]
public sealed record ReviewVersion([property: Id(0)] int Version, [property: Id(1)] bool Kept, [property: Id(2)] string Reason) : PackCommand;

/// <summary>Another person decides about it.</summary>
/// <param name="Version">Which version.</param>
/// <param name="Approved">Approved or rejected.</param>
/// <param name="Reason">Why, in their words.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideVersion")]
public sealed record DecideVersion([property: Id(0)] int Version, [property: Id(1)] bool Approved, [property: Id(2)] string Reason) : PackCommand;

/// <summary>One file of a version that is about to be proposed.</summary>
/// <param name="Path">Its name, such as <c>pack.yaml</c>.</param>
/// <param name="Content">The bytes, as they are to be cited.</param>
[GenerateSerializer, Immutable, Alias("cg.PackFileContent")]
public sealed record PackFileContent([property: Id(0)] string Path, [property: Id(1)] byte[] Content);

/// <summary>One stored file of a version.</summary>
/// <param name="Path">Its name, such as <c>pack.yaml</c>.</param>
/// <param name="Digest">SHA-256 in hex; where the bytes are.</param>
[GenerateSerializer, Immutable, Alias("cg.PackFileReference")]
public sealed record PackFileReference([property: Id(0)] string Path, [property: Id(1)] string Digest);
