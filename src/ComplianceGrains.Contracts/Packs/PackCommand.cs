using Orleans;

namespace ComplianceGrains.Contracts.Packs;

/// <summary>What can be asked of a jurisdiction's pack.</summary>
[GenerateSerializer, Alias("cg.PackCommand")]
public abstract record PackCommand;

/// <summary>Somebody proposes a version. It is checked and tested before anything is kept of it.</summary>
/// <param name="Files">The files of the version: <c>pack.yaml</c> and what it names.</param>
/// <param name="Scenarios">All scenarios of the jurisdiction, as they are to hold from this version on.</param>
/// <param name="Reason">Why, in the proposer's words.</param>
[GenerateSerializer, Immutable, Alias("cg.ProposeVersion")]
public sealed record ProposeVersion(
    [property: Id(0)] IReadOnlyList<PackFileContent> Files,
    [property: Id(1)] IReadOnlyList<PackFileContent> Scenarios,
    [property: Id(2)] string Reason) : PackCommand;

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
