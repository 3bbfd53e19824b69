using System.Globalization;
using ComplianceGrains.Storage.Anchors;

namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>Cosignatures as a folder in the copy outside: one folder a witness's key and log, in it for each head <c>SIZE.checkpoint</c>, a C2SP checkpoint with the witness's line.</summary>
public sealed class CosignatureFolder : ICosignatures
{
    /// <summary>The folder's name beside the files of the copy.</summary>
    public const string Name = "cosignatures";

    private const string Checkpoint = ".checkpoint";

    private readonly string _folder;

    /// <summary>Those over what one signing key signed.</summary>
    /// <param name="parent">Where copies are kept, e.g. <c>data-anchors</c>; need not exist.</param>
    /// <param name="key">The id of the signing key as in its vkeys.</param>
    public CosignatureFolder(string parent, string key) => _folder = Path.Combine(Path.GetFullPath(parent), key, Name);

    /// <summary>Ids of the keys of witnesses of whom something is kept.</summary>
    /// <param name="parent">Where copies are kept.</param>
    /// <param name="key">The id of the signing key as in its vkeys.</param>
    public static IReadOnlyList<string> Witnesses(string parent, string key) =>
        Path.Combine(Path.GetFullPath(parent), key, Name) is var folder && Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(one => Path.GetFileName(one)).Order(StringComparer.Ordinal)] : [];

    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string log, long size, string witness, CancellationToken cancellation = default) => Task.Run(
        () => WholeFile.Guarded(() => File.Exists(PathOf(log, size, witness)) ? File.ReadAllBytes(PathOf(log, size, witness)) : null), cancellation);

    /// <inheritdoc/>
    public Task<long?> NewestAsync(string log, string witness, CancellationToken cancellation = default) => Task.Run(
        () => WholeFile.Guarded(() => Directory.Exists(FolderOf(log, witness)) ? Directory.EnumerateFiles(FolderOf(log, witness), $"*{Checkpoint}").Select(SizeOf).Max() : null), cancellation);

    /// <inheritdoc/>
    public Task KeepAsync(string log, long size, string witness, ReadOnlyMemory<byte> note, CancellationToken cancellation = default) => Task.Run(
        () => WholeFile.Guarded(() =>
        {
            foreach (var folder in new[] { Path.GetDirectoryName(Path.GetDirectoryName(_folder)!)!, Path.GetDirectoryName(_folder)!, _folder, Path.Combine(_folder, witness), FolderOf(log, witness) })
                PrivateFolder.Make(folder);
            WholeFile.Write(PathOf(log, size, witness), note, overwrite: true);
            return true;
        }),
        CancellationToken.None);

    private static long? SizeOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private string FolderOf(string log, string witness) => Path.Combine(_folder, witness, log.Replace('/', '_'));

    private string PathOf(string log, long size, string witness) => Path.Combine(FolderOf(log, witness), string.Create(CultureInfo.InvariantCulture, $"{size:D19}{Checkpoint}"));
}
