namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>The files of one pack's folder in memory, for packs that do not come from a directory (a proposal over HTTP, a stored version).</summary>
/// <param name="Name">The folder's name: the jurisdiction in lower case.</param>
/// <param name="Files">The bytes by path relative to the folder, forward slashes.</param>
public sealed record PackFolder(string Name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>Where it stands, for the positions of errors: <c>sg/1</c>, or <c>sg</c> for a version that has no number of its own yet.</summary>
    public string Path { get; init; } = Name;
}
